import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../domain/context.js';
import { arm } from '../domain/deadline.js';
import { openTicket } from '../domain/ticket/open-ticket.js';
import { deadline, escalation, outbox, slaClock } from '../schema/index.js';
import { quiet, realClock, system, useDesk } from '../test/support/desk.js';
import { testFiles } from '../test/support/files.js';
import { startRedis, type TestRedis } from '../test/support/redis.js';
import { until } from '../test/support/until.js';
import { startDeadlineWorker } from './deadline.job.js';
import { type DeadlineProducer, type DueDeadline, openDeadlineProducer } from './deadline-queue.js';
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
  const fired: DueDeadline[] = [];
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
      fired: (deadline) => fired.push(deadline),
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
  const someClock = async (ticketId: string) => {
    const [row] = await test.db.select().from(slaClock).where(eq(slaClock.ticketId, ticketId));
    return row?.id ?? '';
  };
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

  it.each(['PLAN_UNIT', 'CLOCK'] as const)(
    'tells of one firing where the queue held two copies: %s',
    async (kind) => {
      const subjectId = kind === 'CLOCK' ? await someClock(await openAndGive()) : crypto.randomUUID();
      await forgetNews();
      await test.desk.run(system, (ctx) => arm(ctx, kind, { subjectId, dueAt: ctx.now }), undefined);
      const [row] = await test.db.select().from(deadline).where(eq(deadline.subjectId, subjectId));
      await drain(relay, 'QUEUE');
      await sweep({ desk: test.desk, producer, clock, log: quiet }, newSweepMemory());
      const firings = () => fired.filter(({ deadlineId }) => deadlineId === row?.id);
      const inHand = async () => {
        const { waiting = 0, active = 0 } = await producer.counts();
        return waiting + active;
      };
      await until('both copies', async () => firings().length > 0 && (await inHand()) === 0, 8_000);
      expect(firings()).toHaveLength(1);
    },
  );

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
