import { resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { registerApi } from './api/server.js';
import { openBot } from './bot/main.js';
import { prepareToUnderstand } from './bot/prepare.js';
import { openDesk } from './domain/desk.js';
import { openPolicyShelf } from './domain/policy/policy-shelf.js';
import { prepareCalendars } from './domain/policy/prepare-calendars.js';
import { openCodes } from './domain/verification/verification-code.js';
import { startDeadlineWorker } from './jobs/deadline.job.js';
import { openDeadlineProducer } from './jobs/deadline-queue.js';
import { openQueues } from './jobs/queues.js';
import { startRelay } from './jobs/relay.js';
import { startSweep } from './jobs/sweep.js';
import { connect } from './schema/database.js';
import { openBroadcast } from './start/broadcast.js';
import { openDatabase, poolUse } from './start/database.js';
import { type Environment, EnvironmentError, readEnvironment } from './start/environment.js';
import { createFileLinks } from './start/file-links.js';
import { type FirstStart, firstStart } from './start/first-start.js';
import { createHttp, listen, mayListen } from './start/http.js';
import { createLogger } from './start/logger.js';
import { createMetrics } from './start/metrics.js';
import { readOrCreateSecret } from './start/secret.js';
import { Shutdown } from './start/shutdown.js';
import { openStorage } from './start/storage/open-storage.js';
import { createTokens } from './start/tokens.js';

const clock = () => new Date();

/** The composition root: environment in, parts wired, roles started. What is started last stops first. */
async function main(environment: Environment, shutdown: Shutdown): Promise<void> {
  const log = createLogger(environment.logLevel);
  shutdown.log = log;
  const metrics = createMetrics();
  const dataFolder = resolve(environment.dataFolder);

  const database = await openDatabase(environment, dataFolder, log);
  shutdown.add('database', () => database.stop());
  const connection = connect(database.url);
  shutdown.add('connections', () => connection.close());
  const secret = environment.secret ?? (await readOrCreateSecret(resolve(dataFolder, 'secret')));
  const tokens = createTokens(secret, clock);
  const links = createFileLinks(secret);
  const files = openStorage(environment, dataFolder, clock);

  const { db, client } = connection;
  const deskParts = {
    db,
    clock,
    newId: () => uuidv7(),
    random: Math.random,
    policies: openPolicyShelf(),
    log,
  };
  const desk = openDesk({ ...deskParts, committed: (announced) => relay.wake(announced) });

  const backend = openQueues({ databaseUrl: database.url, redisUrls: environment.redisUrls });
  shutdown.add('queue connections', () => backend.close());
  const producer = openDeadlineProducer(backend, (error) => log.warn({ err: error }, 'the queue is away'));
  shutdown.add('deadline producer', () => producer.close());
  const broadcast = await openBroadcast(client, log);
  shutdown.add('broadcast', () => broadcast.close());
  const relayDesk = openDesk({ ...deskParts, committed: () => undefined });
  const relay = startRelay({ desk: relayDesk, producer, publish: broadcast.publish, clock, log });
  shutdown.add('relay', () => relay.stop());

  // The demonstration's password is told once, by the start that makes it: that one must not fail on its port.
  await mayListen(environment);
  const first = await firstStart(desk, environment);
  metrics.watchQueues(() => producer.counts());
  metrics.watchPool(() => poolUse(db));

  if (environment.roles.has('jobs')) {
    const fired = ({ kind }: { kind: string }, late: number) =>
      metrics.alarmFired({ kind, lateSeconds: late / 1_000 });
    const worker = startDeadlineWorker({ backend, desk, files, clock, log, fired });
    shutdown.add('deadline worker', () => worker.close());
    const sweep = startSweep({ desk, producer, clock, log });
    shutdown.add('sweep', () => sweep.stop());
  }

  const { app, upgrades } = createHttp({ log, metrics, ready: () => database.answers(db) });
  if (environment.roles.has('bot')) {
    const { channels, codeSender } = environment;
    const codes = openCodes(secret);
    const doors = { broadcast, tokens, upgrades, channels };
    const parts = { desk, files, codes, codeSender, ...doors, clock, log, metrics };
    const bot = await openBot(app, parts);
    shutdown.add('bot', () => bot.stop());
  }
  if (environment.roles.has('api')) {
    const doorParts = { desk, files, links, broadcast, tokens, upgrades, clock, log, metrics };
    const api = await registerApi(app, doorParts);
    shutdown.add('api', () => api.stop());
  }
  const address = await listen(app, environment);
  shutdown.add('http', () => app.close());
  greet(environment, address, first);
  if (environment.roles.has('bot')) await prepareToUnderstand();
  await desk
    .read({ kind: 'SYSTEM', name: 'start' }, prepareCalendars, undefined)
    .catch((err: unknown) => log.warn({ err }, 'the calendars are not prepared'));
}

function greet({ roles }: Environment, address: string, { logins, password }: FirstStart): void {
  console.log(`Aftercare is ready at ${address}`);
  const doors = [
    roles.has('bot') && `chat ${address}/chat`,
    roles.has('api') && `GraphQL ${address}/graphql`,
  ];
  console.log(`  ${[...doors, `figures ${address}/metrics`].filter(Boolean).join(' · ')}`);
  if (logins.length === 0) return;
  console.log(`  demonstration accounts: ${logins.join(', ')}`);
  console.log(password ? `  their password: ${password}` : '  their password: as printed at the first start');
}

async function run(): Promise<void> {
  const shutdown = new Shutdown();
  try {
    const environment = readEnvironment(process.env);
    shutdown.onSignals();
    await main(environment, shutdown);
  } catch (error) {
    await shutdown.stop();
    const isOfEnvironment = error instanceof EnvironmentError;
    console.error(isOfEnvironment ? error.message : `Aftercare could not start: ${firstLine(error)}`);
    if (!isOfEnvironment) throw error;
    process.exitCode = 2;
  }
}

/** The log has it all. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1).join();

await run();
