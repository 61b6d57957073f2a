import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../domain/context.js';
import { arm } from '../domain/deadline.js';
import { openTicket } from '../domain/ticket/open-ticket.js';
import { deadline, escalation, outbox } from '../schema/index.js';
import { quiet, realClock, system, useDesk } from '../test/support/desk.js';
import { testFiles } from '../test/support/files.js';
import { startRedis, type TestRedis } from '../test/support/redis.js';
import { until } from '../test/support/until.js';
import { startDeadlineWorker } from './deadline.job.js';
import { type DeadlineProducer, openDeadlineProducer } from './deadline-queue.js';
import { openQueues, type QueueBackend } from './queues.js';
import { drain, type RelayParts } from './relay.js';
import { newSweepMemory, sweep } from './sweep.js';

const redis = await startRedis();
afterAll(() => redis?.stop());

const report = {
  kind: 'FAULT',
  channel: 'PHONE',
  customer: { name: '韩梅梅', phone: '13900139000' },
  serialNumber: 'DEMO-0002',
  description: '净水机漏水',
} as const;

const homes: readonly (readonly [name: string, redis: TestRedis | null])[] = [
  ['PostgreSQL', null],
  ...(redis ? [['Redis', redis] as const] : []),
];

describe.each(homes)('deadlines with the queue in %s', (_name, home) => {
  const clock = realClock();
  const test = useDesk({ policy: 'test/cases/fast-policy.yaml', clock });
  const fired: { kind: string; late: number }[] = [];
  let backend: QueueBackend;
  let producer: DeadlineProducer;
  let worker: { close(): Promise<void> };
  let relay: RelayParts;

  beforeAll(() => {
    backend = openQueues({ databaseUrl: test.url, redisUrls: home ? [home.url] : [] });
    producer = openDeadlineProducer(backend, () => undefined);
    worker = startDeadlineWorker({
      backend,
      desk: test.desk,
      files: testFiles(),
      clock,
      log: quiet,
      fired: (kind, late) => fired.push({ kind, late }),
    });
    relay = { desk: test.desk, producer, publish: async () => undefined, clock, log: quiet };
  });
  afterAll(async () => {
    await worker.close();
    await producer.close();
    await backend.close();
  });

  async function openAndGive(): Promise<string> {
    const { ticketId } = await test.desk.run(await test.staff('receptionist@demo'), openTicket, report);
    return ticketId;
  }
  const levelsOf = async (ticketId: string) =>
    (await test.db.select().from(escalation).where(eq(escalation.ticketId, ticketId))).map(
      ({ level }) => level,
    );
  const forgetNews = () => test.db.delete(outbox);

  it('fires a deadline that was near when it was armed, on time and never early, without a sweep', async () => {
    const ticketId = await openAndGive();
    await drain(relay, 'QUEUE');
    await until('the escalation', async () => (await levelsOf(ticketId)).includes(1), 8_000);
    const [row] = await test.db.select().from(escalation).where(eq(escalation.ticketId, ticketId));
    const late = (row?.firedAt.getTime() ?? 0) - (row?.dueAt.getTime() ?? 0);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_500);
  });

  it('finds with the sweep what the queue was never told, and each level is told once however often it is handed over', async () => {
    const ticketId = await openAndGive();
    await forgetNews();
    clock.advance(10_000);
    await sweep({ desk: test.desk, producer, clock, log: quiet }, newSweepMemory());
    await sweep({ desk: test.desk, producer, clock, log: quiet }, newSweepMemory());
    await until('the escalation', async () => (await levelsOf(ticketId)).length >= 3, 8_000);
    await sweep({ desk: test.desk, producer, clock, log: quiet }, newSweepMemory());
    expect((await levelsOf(ticketId)).sort()).toEqual([1, 2, 3]);
  });

  it('counts a deadline that cannot be fired, keeps it armed, and tries again', async () => {
    const subjectId = '00000000-0000-7000-8000-000000000001';
    const lost = async (ctx: Context) => arm(ctx, 'HOLD_END', { subjectId, dueAt: ctx.now });
    await test.desk.run(system, lost, undefined);
    await forgetNews();
    await sweep({ desk: test.desk, producer, clock, log: quiet }, newSweepMemory());
    const row = () => test.db.select().from(deadline).where(eq(deadline.subjectId, subjectId));
    await until('the count', async () => ((await row())[0]?.attempts ?? 0) === 1, 10_000);
    expect((await row())[0]).toMatchObject({ state: 'ARMED', lastError: 'There is no such ticket.' });
  });
});

it.skipIf(redis !== null)('Redis parts were skipped: no redis-server is on the PATH', () => undefined);
