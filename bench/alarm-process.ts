import { v7 as uuidv7 } from 'uuid';
import { openDesk } from '../domain/desk.js';
import { openPolicyShelf } from '../domain/policy/policy-shelf.js';
import { startDeadlineWorker } from '../jobs/deadline.job.js';
import { openDeadlineProducer } from '../jobs/deadline-queue.js';
import { openQueues } from '../jobs/queues.js';
import { startRelay } from '../jobs/relay.js';
import { startSweep } from '../jobs/sweep.js';
import { connect } from '../schema/database.js';
import { openBroadcast } from '../start/broadcast.js';
import { createLogger } from '../start/logger.js';
import { Shutdown } from '../start/shutdown.js';
import { openFolderStorage } from '../start/storage/folder-storage.js';

/** The part of the program that fires alarms, wired as main.ts wires it, in a process of its own. */
const [, , databaseUrl = '', redisUrl] = process.argv;
const clock = () => new Date();
const log = createLogger('info');
const shutdown = new Shutdown();
shutdown.log = log;

const { db, client, close } = connect(databaseUrl);
shutdown.add('connections', close);
const parts = { db, clock, newId: () => uuidv7(), random: Math.random, policies: openPolicyShelf(), log };
const desk = openDesk({ ...parts, committed: (announced) => relay.wake(announced) });
const backend = openQueues({ databaseUrl, redisUrls: redisUrl === undefined ? [] : [redisUrl] });
shutdown.add('queue connections', () => backend.close());
const producer = openDeadlineProducer(backend, (error) => log.warn({ err: error }, 'the queue is away'));
shutdown.add('deadline producer', () => producer.close());
const broadcast = await openBroadcast(client, log);
const relayDesk = openDesk({ ...parts, committed: () => undefined });
const relay = startRelay({ desk: relayDesk, producer, publish: broadcast.publish, clock, log });
shutdown.add('relay', () => relay.stop());
const files = openFolderStorage('dist/bench-attachments');
const worker = startDeadlineWorker({ backend, desk, files, clock, log, fired: () => undefined });
shutdown.add('deadline worker', () => worker.close());
const sweep = startSweep({ desk, producer, clock, log });
shutdown.add('sweep', () => sweep.stop());

shutdown.onSignals();
await producer.counts();
log.info({}, 'ready');
