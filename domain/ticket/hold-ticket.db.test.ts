import { describe, expect, it } from 'vitest';
import type { HoldReason } from '../../schema/vocabulary.js';
import { system, useDesk } from '../../test/support/desk.js';
import { hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { startConversation } from '../conversation/start-conversation.js';
import { cancelTicket } from './end-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { replyToTicket } from './reply-to-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import { resumeTicket } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const receptionist = () => desk.staff('receptionist@demo');
const hold = async (ticketId: string, reason: HoldReason, until?: Date) =>
  desk.run(await receptionist(), holdTicket, { ticketId, reason, until, note: '等' });
const resume = async (ticketId: string) => desk.run(await receptionist(), resumeTicket, { ticketId });

const monday = useWeeks(test);

describe('a hold', () => {
  it('stops the clocks whose rules name its reason, and no others', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER');
    const states = Object.fromEntries(
      (await desk.clocks(ticketId)).map(({ target, state }) => [target, state]),
    );
    expect(states).toEqual({ REPLY: 'RUNNING', DISPATCH: 'RUNNING', ARRIVE: 'PAUSED', RESOLVE: 'PAUSED' });
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'ON_HOLD',
      holdReason: 'CUSTOMER',
      holdNote: '等',
      holdSince: test.clock(),
    });
  });

  it('stops nothing for a reason that no rule names', async () => {
    const ticketId = await desk.open();
    const before = await desk.clocks(ticketId);
    await hold(ticketId, 'ACCESS');
    await desk.pass(5 * minute);
    await resume(ticketId);
    expect(await desk.clocks(ticketId)).toEqual(before);
  });

  it('stops what begins while it lasts, from its beginning', async () => {
    const { conversationId } = await desk.run(system, startConversation, {
      channel: 'WEB_CHAT',
      language: 'en',
    });
    const ticketId = await desk.open({ conversationId, channel: 'WEB_CHAT' });
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '您好' });
    await hold(ticketId, 'ACCESS');
    test.clock.set(monday(0.5));
    await desk.write({ ticketId, conversationId });
    expect(await desk.clock(ticketId, 'NEXT_REPLY')).toMatchObject({
      state: 'PAUSED',
      pausedAt: monday(0.5),
    });
    test.clock.set(monday(2));
    await resume(ticketId);
    expect(await desk.clock(ticketId, 'NEXT_REPLY')).toMatchObject({
      state: 'RUNNING',
      dueAt: monday(2.5),
      pausedMilliseconds: 1.5 * hour,
    });
  });

  it('moves the due time by exactly the open time that it covers', async () => {
    const ticketId = await desk.open();
    const { dueAt } = await desk.clock(ticketId, 'ARRIVE');
    expect(dueAt).toEqual(monday(24)); // eight office hours from Monday 10:00 end on Tuesday at 10:00
    test.clock.set(monday(1)); // 11:00
    await hold(ticketId, 'CUSTOMER');
    test.clock.set(monday(4)); // 14:00, of which noon does not count
    await resume(ticketId);
    const moved = await desk.clock(ticketId, 'ARRIVE');
    expect(moved).toMatchObject({
      state: 'RUNNING',
      dueAt: monday(26),
      startedAt: monday(0),
      pausedAt: null,
    });
    expect((await desk.clock(ticketId, 'REPLY')).dueAt).toEqual(monday(1));
  });

  it('over a closed night moves nothing', async () => {
    const ticketId = await desk.open();
    const { dueAt } = await desk.clock(ticketId, 'ARRIVE');
    test.clock.set(monday(8)); // 18:00, closing time
    await hold(ticketId, 'CUSTOMER');
    test.clock.set(monday(23)); // 09:00 on the next day
    await resume(ticketId);
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(dueAt);
  });

  it('over a weekend counts the open hours at its edges only', async () => {
    const ticketId = await desk.open({ address: { text: '浙江省温州市鹿城区人民路90号' } });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(48)); // two working days
    test.clock.set(monday(47)); // Wednesday 09:00
    await hold(ticketId, 'CUSTOMER');
    test.clock.set(monday(7 * 24 + 1)); // Monday after, 11:00
    await resume(ticketId);
    // 3 days of 8 hours and Monday's two are taken out; the one hour left begins at Monday 11:00.
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(7 * 24 + 2));
  });

  it('adds up over several holds', async () => {
    const ticketId = await desk.open();
    for (const [from, to] of [
      [1, 1.5],
      [4, 4.75],
    ] as const) {
      test.clock.set(monday(from));
      await hold(ticketId, 'CUSTOMER');
      test.clock.set(monday(to));
      await resume(ticketId);
    }
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock.dueAt).toEqual(monday(25.25));
    expect(clock.pauses).toHaveLength(2);
    expect(clock.pausedMilliseconds).toBe(75 * minute);
  });

  it('lets no alarm of a stopped clock fire, and all of them at their moved times afterwards', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(1));
    await hold(ticketId, 'CUSTOMER');
    expect(await desk.deadlines('CLOCK', (await desk.clock(ticketId, 'ARRIVE')).id)).toMatchObject([
      { state: 'DISARMED' },
    ]);
    await desk.passTo(monday(7 * 24 + 1)); // a week of holding
    const arrive = async () =>
      (await desk.escalations(ticketId))
        .filter(({ clockId }) => clockId === arriveId)
        .map(({ dueAt }) => dueAt);
    const { id: arriveId } = await desk.clock(ticketId, 'ARRIVE');
    expect(await arrive()).toEqual([]);
    await resume(ticketId);
    await desk.passTo(monday(9 * 24));
    // One of eight hours was used; half is 4 h, so 3 h more from Monday 11:00, noon not counted; then 4 h more.
    expect(await arrive()).toEqual([monday(7 * 24 + 5), monday(8 * 24)]);
  });

  it('does not stop a clock that is late already, though nobody has looked at it', async () => {
    const ticketId = await desk.open();
    desk.sleep(25 * hour);
    await hold(ticketId, 'CUSTOMER');
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MISSED', missedAt: monday(24) });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ state: 'PAUSED', missedAt: null });
    const told = await desk.escalations(ticketId);
    const { id } = await desk.clock(ticketId, 'ARRIVE');
    expect(told.filter(({ clockId }) => clockId === id).map(({ level }) => level)).toEqual([1, 2]);
  });

  it('ends by itself when its time has come', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER', monday(1));
    await desk.passTo(monday(2));
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'IN_PROGRESS',
      holdUntil: null,
      holdReason: null,
    });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(25));
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('TICKET_RESUMED');
  });

  it('ends at the time it was given for, though the desk slept over it: lateness is decided by the times', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER', monday(1));
    desk.sleep(3 * 24 * hour); // every process is down
    await desk.pass(minute);
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock).toMatchObject({ state: 'MISSED', dueAt: monday(25), missedAt: monday(25) });
  });

  it('ends at the time it was given for when somebody resolves before the alarm of its end has run', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER', monday(1));
    desk.sleep(7 * 24 * hour);
    await desk.run(await receptionist(), resolveTicket, { ticketId });
    // Three working days and one hour of pause: Thursday 11:00; resolved on Monday after.
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ state: 'MISSED', dueAt: monday(73) });
  });

  it('without an end, after one with an end that was resumed, is not ended by the first one’s alarm', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER', monday(1));
    await resume(ticketId);
    await hold(ticketId, 'PARTS');
    await desk.passTo(monday(2));
    expect((await desk.ticket(ticketId)).state).toBe('ON_HOLD');
  });

  it('ends with resolving: the hold is taken out before RESOLVE is judged (peers B3.4)', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(1));
    await hold(ticketId, 'PARTS');
    await desk.passTo(monday(40 * 24)); // long past the three days
    await desk.run(await receptionist(), resolveTicket, { ticketId });
    const clock = await desk.clock(ticketId, 'RESOLVE');
    expect(clock).toMatchObject({ state: 'MET', metAt: test.clock(), missedAt: null, pausedAt: null });
    expect(clock.dueAt.getTime()).toBeGreaterThan(test.clock().getTime());
    expect(clock.pausedMilliseconds).toBe(test.clock().getTime() - monday(1).getTime());
    const { holdReason, holdSince } = await desk.ticket(ticketId);
    expect([holdReason, holdSince]).toEqual([null, null]);
  });

  it('leaves no pause open on a clock that ended with the ticket', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER');
    await desk.pass(20 * minute);
    await desk.run(await receptionist(), cancelTicket, { ticketId });
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock).toMatchObject({ state: 'CANCELLED', pausedAt: null, pausedMilliseconds: 20 * minute });
    expect(clock.pauses).toMatchObject([{ to: test.clock().toISOString() }]);
  });

  it('stays a hold when staff answer meanwhile', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER');
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '我们在等您的时间' });
    expect((await desk.ticket(ticketId)).state).toBe('ON_HOLD');
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MET');
  });
});

describe('what holding and resuming refuse', () => {
  it('holding twice, resuming what is not held, and both once it is over', async () => {
    const ticketId = await desk.open();
    expect(await refusal(resume(ticketId))).toBe('INVALID_STATE');
    await hold(ticketId, 'PARTS');
    expect(await refusal(hold(ticketId, 'CUSTOMER'))).toBe('INVALID_STATE');
    await desk.run(await receptionist(), resolveTicket, { ticketId });
    expect(await refusal(hold(ticketId, 'CUSTOMER'))).toBe('INVALID_STATE');
    expect(await refusal(resume(ticketId))).toBe('INVALID_STATE');
  });

  it('an end in the past, a note of 10,000 characters, a ticket that is none', async () => {
    const ticketId = await desk.open();
    expect(await refusal(hold(ticketId, 'PARTS', desk.at(-hour)))).toBe('BAD_USER_INPUT until');
    expect(await refusal(hold(ticketId, 'PARTS', new Date(Number.NaN)))).toBe('BAD_USER_INPUT until');
    const note = 'x'.repeat(10_000);
    const actor = await receptionist();
    expect(await refusal(desk.run(actor, holdTicket, { ticketId, reason: 'PARTS', note }))).toBe(
      'BAD_USER_INPUT note',
    );
    expect(await refusal(desk.run(actor, resumeTicket, { ticketId, note }))).toBe('BAD_USER_INPUT note');
    expect(await refusal(hold(crypto.randomUUID(), 'PARTS'))).toBe('NOT_FOUND');
  });
});
