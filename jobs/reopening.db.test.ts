import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { it, onTestFinished } from 'vitest';
import { arm } from '../domain/deadline.js';
import { deadline } from '../schema/index.js';
import { quiet, realClock, system, useDesk } from '../test/support/desk.js';
import { testFiles } from '../test/support/files.js';
import { until } from '../test/support/until.js';
import { startDeadlineWorker } from './deadline.job.js';
import { openDeadlineProducer } from './deadline-queue.js';
import { openQueues } from './queues.js';
import { drain } from './relay.js';

const clock = realClock();
const test = useDesk({ clock });

/** What PostgreSQL says while it shuts down or recovers: an answer, so that nobody takes it for a missing one. */
function shuttingDown(): Buffer {
  const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is shutting down\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** A door to the database that turns everybody away until it is opened. */
async function gate(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let open = false;
  let turnedAway = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (!open) {
      turnedAway += 1;
      socket.once('data', () => socket.end(shuttingDown()));
      return;
    }
    const inner = createConnection({ host: hostname, port: Number(port) });
    sockets.add(inner);
    inner.on('error', () => socket.destroy());
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    turnedAway: () => turnedAway,
    open: () => {
      open = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

it('a database that is shutting down when the queue is opened costs nothing but the wait for it', async () => {
  const door = await gate(test.url);
  const backend = openQueues({ databaseUrl: door.url, redisUrls: [] });
  const producer = openDeadlineProducer(backend, () => undefined);
  const worker = startDeadlineWorker({
    backend,
    desk: test.desk,
    files: testFiles(),
    clock,
    log: quiet,
    fired: () => undefined,
  });
  onTestFinished(async () => {
    await worker.close();
    await producer.close();
    await door.close();
  });
  await until('both were turned away', () => door.turnedAway() >= 2, 5_000);
  // A worker that asks on and on lets no timer of the process come.
  await pause(50);
  door.open();
  const subjectId = crypto.randomUUID();
  await test.desk.run(system, (ctx) => arm(ctx, 'PLAN_UNIT', { subjectId, dueAt: ctx.now }), undefined);
  const relay = { desk: test.desk, producer, publish: async () => undefined, clock, log: quiet };
  const state = async () =>
    (await test.db.select().from(deadline).where(eq(deadline.subjectId, subjectId)))[0]?.state;
  await until(
    'the deadline has fired',
    async () => {
      await drain(relay, 'QUEUE');
      return (await state()) === 'FIRED';
    },
    15_000,
  );
});
