import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { checkClock } from '../../domain/sla/check-clock.js';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { deadline, escalation, followUp, slaClock, ticket, ticketEvent } from '../../schema/index.js';
import { system, useDesk } from '../support/desk.js';

const test = useDesk({ policy: 'test/cases/fast-policy.yaml' });

const report = {
  kind: 'FAULT',
  channel: 'PHONE',
  customer: { name: '韩梅梅', phone: '139 0013 9000' },
  serialNumber: 'demo 0002',
  description: '净水机漏水',
  address: { text: '上海市浦东新区世纪大道100号' },
} as const;

async function open(actor: Actor): Promise<string> {
  const { ticketId } = await test.desk.run(actor, openTicket, report);
  return ticketId;
}

/** Fires what is due by now, as the jobs would. */
async function fireDue(): Promise<void> {
  const due = await test.db.select().from(deadline).where(eq(deadline.state, 'ARMED'));
  for (const row of due) {
    if (row.kind === 'CLOCK') await test.desk.run(system, checkClock, { subjectId: row.subjectId });
  }
}

const clocksOf = async (ticketId: string) =>
  Object.fromEntries(
    (await test.db.select().from(slaClock).where(eq(slaClock.ticketId, ticketId))).map((clock) => [
      clock.target,
      clock,
    ]),
  );
const escalationsOf = (ticketId: string) =>
  test.db.select().from(escalation).where(eq(escalation.ticketId, ticketId)).orderBy(escalation.dueAt);

describe('a promise that nobody keeps', () => {
  it('decides warranty, service point and clocks when the ticket is opened', async () => {
    const ticketId = await open(await test.staff('receptionist@demo'));
    const [row] = await test.db.select().from(ticket).where(eq(ticket.id, ticketId));
    expect(row).toMatchObject({ state: 'OPEN', entitlement: { coverage: 'FREE' }, severity: 'NORMAL' });
    expect(row?.nextDueAt?.getTime()).toBe(test.clock().getTime() + 6_000);
    expect(Object.keys(await clocksOf(ticketId)).sort()).toEqual(['ARRIVE', 'REPLY', 'RESOLVE']);
  });

  it('warns and escalates each level once, to people, at its time', async () => {
    const ticketId = await open(await test.staff('receptionist@demo'));
    const openedAt = test.clock().getTime();
    await fireDue();
    expect(await escalationsOf(ticketId)).toHaveLength(0);
    for (const seconds of [3, 6, 9]) {
      test.clock.set(new Date(openedAt + seconds * 1_000));
      await fireDue();
      await fireDue();
    }
    const told = await escalationsOf(ticketId);
    expect(
      told.map(({ level, to, reason, dueAt }) => [level, to, reason, dueAt.getTime() - openedAt]),
    ).toEqual([
      [1, 'DISPATCHER', 'SLA_WARNING', 3_000],
      [2, 'SUPERVISOR', 'SLA_MISSED', 6_000],
      [3, 'MANAGER', 'SLA_MISSED', 9_000],
    ]);
    expect(told.every((row) => row.recipientId !== null)).toBe(true);
    expect((await clocksOf(ticketId)).REPLY).toMatchObject({ state: 'MISSED', endedAt: null });
  });

  it('finds every level due at once after a long sleep, in order of level', async () => {
    const ticketId = await open(await test.staff('receptionist@demo'));
    test.clock.advance(15_000);
    await fireDue();
    const reply = (await escalationsOf(ticketId)).filter(
      (row) => row.dueAt.getTime() <= test.clock().getTime(),
    );
    expect(reply.map(({ level }) => level)).toEqual([1, 2, 3]);
  });

  it('calls a late answer late although no alarm has run, and tells those whose alarm was due (peers B3.1)', async () => {
    const receptionist = await test.staff('receptionist@demo');
    const ticketId = await open(receptionist);
    test.clock.advance(7_000);
    await test.desk.run(receptionist, replyToTicket, { ticketId, text: '马上安排' });
    expect((await clocksOf(ticketId)).REPLY).toMatchObject({ state: 'MISSED', metAt: test.clock() });
    expect((await escalationsOf(ticketId)).map(({ level }) => level)).toEqual([1, 2]);
    const events = await test.db.select().from(ticketEvent).where(eq(ticketEvent.ticketId, ticketId));
    expect(events.map(({ type }) => type)).toContain('CLOCK_MISSED');
  });

  it('keeps a promise that is kept in time, and is silent about it', async () => {
    const receptionist = await test.staff('receptionist@demo');
    const ticketId = await open(receptionist);
    test.clock.advance(2_000);
    await test.desk.run(receptionist, replyToTicket, { ticketId, text: '您好' });
    test.clock.advance(4_500);
    await fireDue();
    expect((await clocksOf(ticketId)).REPLY).toMatchObject({ state: 'MET' });
    expect(await escalationsOf(ticketId)).toHaveLength(0);
  });

  it('plans the survey and the call-back when the ticket is resolved, and ends what still ran', async () => {
    const receptionist = await test.staff('receptionist@demo');
    const ticketId = await open(receptionist);
    await test.desk.run(receptionist, resolveTicket, { ticketId });
    const planned = await test.db.select().from(followUp).where(eq(followUp.ticketId, ticketId));
    expect(planned.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'CALLBACK PLANNED',
      'SURVEY PLANNED',
    ]);
    const clocks = await clocksOf(ticketId);
    expect([clocks.REPLY?.state, clocks.ARRIVE?.state, clocks.RESOLVE?.state]).toEqual([
      'CANCELLED',
      'CANCELLED',
      'MET',
    ]);
  });
});
