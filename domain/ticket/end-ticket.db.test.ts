import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { startConversation } from '../conversation/start-conversation.js';
import type { UseCase } from '../desk.js';
import { cancelTicket, closeTicket, reopenTicket } from './end-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { replyToTicket } from './reply-to-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import type { TicketIdInput } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const act = async (useCase: UseCase<TicketIdInput, unknown>, ticketId: string, rest = {}) =>
  desk.run(await desk.staff('supervisor@demo'), useCase, { ticketId, ...rest });
const reply = async (ticketId: string) =>
  desk.run(await desk.staff('receptionist@demo'), replyToTicket, { ticketId, text: '您好' });
const states = async (ticketId: string) =>
  Object.fromEntries((await desk.clocks(ticketId)).map(({ target, state }) => [target, state]));
const typesOf = async (ticketId: string) => (await desk.events(ticketId)).map(({ type }) => type);

const monday = useWeeks(test);

describe('an answer', () => {
  it('by a person keeps REPLY once; a second one changes nothing of it', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(0.5));
    await reply(ticketId);
    const met = await desk.clock(ticketId, 'REPLY');
    expect(met).toMatchObject({ state: 'MET', metAt: monday(0.5), missedAt: null });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'IN_PROGRESS', repliedAt: monday(0.5) });
    test.clock.set(monday(3));
    await reply(ticketId);
    expect(await desk.clock(ticketId, 'REPLY')).toEqual(met);
    expect((await desk.ticket(ticketId)).repliedAt).toEqual(monday(0.5));
  });

  it('in the very instant of the due time is in time, and nobody is told that it was late', async () => {
    const ticketId = await desk.open();
    await desk.passTo(new Date(monday(1).getTime() - 1));
    test.clock.set(monday(1));
    await reply(ticketId);
    await desk.pass(0);
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MET');
    expect((await desk.escalations(ticketId)).map(({ reason }) => reason)).toEqual(['SLA_WARNING']);
  });

  it('a millisecond later is late', async () => {
    const ticketId = await desk.open();
    test.clock.set(new Date(monday(1).getTime() + 1));
    await reply(ticketId);
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ state: 'MISSED', metAt: test.clock() });
    const types = await typesOf(ticketId);
    expect(types.filter((type) => type === 'CLOCK_MISSED')).toHaveLength(1);
  });

  it('after the alarms stays MISSED, and tells when it came; nothing more is escalated', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(1.25));
    await reply(ticketId);
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ state: 'MISSED', metAt: monday(1.25) });
    await desk.passTo(monday(7));
    const { id } = await desk.clock(ticketId, 'REPLY');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(told.map(({ level }) => level)).toEqual([1, 2]);
  });

  it('is refused when empty, of 10,000 characters, or on a ticket that is closed', async () => {
    const ticketId = await desk.open();
    const actor = await desk.staff('receptionist@demo');
    for (const text of ['', '  ', 'x'.repeat(10_000)]) {
      expect(await refusal(desk.run(actor, replyToTicket, { ticketId, text }))).toBe('BAD_USER_INPUT text');
    }
    await act(cancelTicket, ticketId);
    expect(await refusal(reply(ticketId))).toBe('INVALID_STATE');
  });

  it('is kept for the customer in his chat', async () => {
    const { conversationId } = await test.desk.run({ kind: 'SYSTEM', name: 'door' }, startConversation, {
      channel: 'WEB_CHAT',
      language: 'en',
    });
    const ticketId = await desk.open({ conversationId, channel: 'WEB_CHAT' });
    await reply(ticketId);
    const said = await test.db.query.message.findMany({ where: (row, { eq }) => eq(row.ticketId, ticketId) });
    expect(said).toMatchObject([
      { conversationId, direction: 'OUTBOUND', authorKind: 'STAFF', text: '您好', delivery: 'PENDING' },
    ]);
  });
});

describe('resolving', () => {
  it('keeps RESOLVE and LOANER and ends the others: cancelled when not due, missed when late', async () => {
    const ticketId = await desk.open({
      serialNumber: 'DEMO-0010',
      customer: { name: '滨江商场', phone: '13100131000' },
    });
    expect(Object.keys(await states(ticketId)).sort()).toEqual([
      'ARRIVE',
      'DISPATCH',
      'LOANER',
      'REPLY',
      'RESOLVE',
    ]);
    desk.sleep(1.5 * hour);
    await act(resolveTicket, ticketId);
    expect(await states(ticketId)).toEqual({
      REPLY: 'MISSED',
      DISPATCH: 'CANCELLED',
      ARRIVE: 'CANCELLED',
      LOANER: 'MET',
      RESOLVE: 'MET',
    });
    const clocks = await desk.clocks(ticketId);
    expect(clocks.every(({ endedAt }) => endedAt?.getTime() === test.clock().getTime())).toBe(true);
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'RESOLVED',
      resolvedAt: test.clock(),
      nextDueAt: null,
    });
  });

  it('silences every alarm', async () => {
    const ticketId = await desk.open();
    await act(resolveTicket, ticketId);
    await desk.passTo(monday(30 * 24));
    expect(await desk.escalations(ticketId)).toEqual([]);
    for (const { id } of await desk.clocks(ticketId)) {
      expect((await desk.deadlines('CLOCK', id)).map(({ state }) => state)).toEqual(['DISARMED']);
    }
  });

  it('starts the promise that begins with it, and the ticket shows its due time', async () => {
    const ticketId = await desk.open({ component: 'main-unit' });
    await act(resolveTicket, ticketId);
    expect(await desk.clock(ticketId, 'RETURN_UNIT')).toMatchObject({ state: 'RUNNING', dueAt: monday(24) });
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(24));
  });

  it('is refused twice, of a cancelled ticket, and with a version that has passed', async () => {
    const ticketId = await desk.open();
    expect(await refusal(act(resolveTicket, ticketId, { expectedVersion: 7 }))).toBe(
      'CONFLICT expectedVersion',
    );
    expect(await refusal(act(resolveTicket, ticketId, { note: 'x'.repeat(10_000) }))).toBe(
      'BAD_USER_INPUT note',
    );
    await act(resolveTicket, ticketId);
    expect(await refusal(act(resolveTicket, ticketId))).toBe('INVALID_STATE');
    const other = await desk.open();
    await act(cancelTicket, other);
    expect(await refusal(act(resolveTicket, other))).toBe('INVALID_STATE');
  });

  it('happens once when two do it at once', async () => {
    const ticketId = await desk.open();
    const both = await Promise.allSettled([act(resolveTicket, ticketId), act(resolveTicket, ticketId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await typesOf(ticketId)).filter((type) => type === 'TICKET_RESOLVED')).toHaveLength(1);
    expect(await desk.followUps(ticketId)).toHaveLength(2);
  });
});

describe('closing and cancelling', () => {
  it('closes what is resolved, and nothing else', async () => {
    const ticketId = await desk.open();
    expect(await refusal(act(closeTicket, ticketId))).toBe('INVALID_STATE');
    await act(resolveTicket, ticketId);
    await act(closeTicket, ticketId);
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'CLOSED', closedAt: test.clock() });
    expect(await refusal(act(closeTicket, ticketId))).toBe('INVALID_STATE');
    expect(await refusal(act(cancelTicket, ticketId))).toBe('INVALID_STATE');
  });

  it('ends the unit’s return with the closing', async () => {
    const ticketId = await desk.open({ component: 'main-unit' });
    await act(resolveTicket, ticketId);
    await act(closeTicket, ticketId);
    expect((await states(ticketId)).RETURN_UNIT).toBe('CANCELLED');
    expect((await desk.ticket(ticketId)).nextDueAt).toBeNull();
  });

  it('cancels what runs; what was late by then stays missed, and its people are told', async () => {
    const ticketId = await desk.open();
    desk.sleep(1.25 * hour);
    await act(cancelTicket, ticketId);
    expect(await states(ticketId)).toEqual({
      REPLY: 'MISSED',
      DISPATCH: 'CANCELLED',
      ARRIVE: 'CANCELLED',
      RESOLVE: 'CANCELLED',
    });
    expect((await desk.escalations(ticketId)).map(({ level }) => level)).toEqual([1, 2]);
    await desk.passTo(monday(30 * 24));
    expect(await desk.escalations(ticketId)).toHaveLength(2);
    expect(await desk.followUps(ticketId)).toEqual([]);
  });
});

describe('reopening', () => {
  it('starts RESOLVE again from now, and leaves the earlier clock as it ended', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(2));
    await act(resolveTicket, ticketId);
    const earlier = await desk.clock(ticketId, 'RESOLVE');
    test.clock.set(monday(24));
    await act(reopenTicket, ticketId);
    const both = (await desk.clocks(ticketId)).filter(({ target }) => target === 'RESOLVE');
    expect(both).toMatchObject([
      earlier,
      { state: 'RUNNING', cycle: 2, startedAt: monday(24), dueAt: monday(96), firedLevels: [] },
    ]);
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'IN_PROGRESS',
      resolvedAt: null,
      nextDueAt: monday(96),
    });
    const others = (await desk.clocks(ticketId)).filter(({ target }) => target !== 'RESOLVE');
    expect(others.every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  it('drops what was planned for afterwards', async () => {
    const ticketId = await desk.open();
    await act(resolveTicket, ticketId);
    await act(reopenTicket, ticketId);
    expect((await desk.followUps(ticketId)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    await desk.passTo(monday(2 * 24));
    expect((await desk.followUps(ticketId)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    await act(resolveTicket, ticketId);
    expect((await desk.followUps(ticketId)).filter(({ state }) => state === 'PLANNED')).toHaveLength(2);
  });

  it.each([1, 24, 100 * 24])('after %i hours counts nothing of the time in between', async (hours) => {
    const ticketId = await desk.open();
    await act(resolveTicket, ticketId);
    await act(closeTicket, ticketId);
    test.clock.set(monday(hours));
    await act(reopenTicket, ticketId);
    const clock = await desk.clock(ticketId, 'RESOLVE');
    expect(clock).toMatchObject({ startedAt: test.clock(), pausedMilliseconds: 0, missedAt: null });
    expect(clock.dueAt.getTime()).toBeGreaterThanOrEqual(test.clock().getTime() + 3 * day);
    await desk.pass(minute);
    expect((await desk.clock(ticketId, 'RESOLVE')).state).toBe('RUNNING');
  });

  it('warns and escalates anew in the new cycle', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(73)); // late: warned and missed
    await act(resolveTicket, ticketId);
    await act(reopenTicket, ticketId);
    await desk.passTo(monday(14 * 24));
    const cycles = (await desk.clocks(ticketId)).filter(({ target }) => target === 'RESOLVE');
    const told = await desk.escalations(ticketId);
    const levels = cycles.map(({ id }) =>
      told.filter(({ clockId }) => clockId === id).map(({ level }) => level),
    );
    expect(levels).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
  });

  it('grows the version by one, as every change does', async () => {
    const ticketId = await desk.open();
    await act(resolveTicket, ticketId, { expectedVersion: 1 });
    await act(reopenTicket, ticketId, { expectedVersion: 2 });
    await act(resolveTicket, ticketId, { expectedVersion: 3 });
    await act(closeTicket, ticketId, { expectedVersion: 4 });
    expect((await desk.ticket(ticketId)).version).toBe(5);
  });

  it('is refused while work goes on, and of a cancelled ticket', async () => {
    const ticketId = await desk.open();
    expect(await refusal(act(reopenTicket, ticketId))).toBe('INVALID_STATE');
    const actor = await desk.staff('receptionist@demo');
    await desk.run(actor, holdTicket, { ticketId, reason: 'PARTS' });
    expect(await refusal(act(reopenTicket, ticketId))).toBe('INVALID_STATE');
    await act(cancelTicket, ticketId);
    expect(await refusal(act(reopenTicket, ticketId))).toBe('INVALID_STATE');
  });
});
