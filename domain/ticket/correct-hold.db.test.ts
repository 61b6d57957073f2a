import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { type CorrectHoldInput, correctHold } from './correct-hold.js';
import { holdTicket } from './hold-ticket.js';
import { replyToTicket } from './reply-to-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import { resumeTicket } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

/** Every test begins on a Monday of its own at 10:00 in Shanghai; the office is open until 12:00 and from 13:00 to 18:00. */
const monday = useWeeks(test);

const supervisor = () => desk.staff('supervisor@demo');
const held = async (ticketId: string, reason: 'CUSTOMER' | 'PARTS', from: Date, to: Date | null) => {
  await desk.passTo(from);
  await desk.run(await supervisor(), holdTicket, { ticketId, reason });
  if (!to) return;
  await desk.passTo(to);
  await desk.run(await supervisor(), resumeTicket, { ticketId });
};
const correct = async (ticketId: string, changes: Omit<CorrectHoldInput, 'ticketId' | 'reason'>) =>
  desk.run(await supervisor(), correctHold, { ticketId, reason: '记错了', ...changes });
const shown = async (ticketId: string) =>
  (await desk.clocks(ticketId)).map(({ target, state, dueAt, missedAt, pausedMilliseconds, pausedAt }) => ({
    target,
    state,
    dueAt,
    missedAt,
    pausedMilliseconds,
    pausedAt,
  }));
const typesOf = async (ticketId: string) => (await desk.events(ticketId)).map(({ type }) => type);

describe('a hold that was recorded wrongly', () => {
  it('comes to what it would have been, had it been recorded rightly', async () => {
    const [wrong, right] = [await desk.open(), await desk.open()];
    await held(wrong, 'CUSTOMER', monday(1), monday(5));
    test.clock.set(monday(0));
    await held(right, 'CUSTOMER', monday(0.5), monday(1.5));
    await desk.passTo(monday(6));
    await correct(wrong, { since: monday(1), from: monday(0.5), to: monday(1.5) });
    expect(await shown(wrong)).toEqual(await shown(right));
    expect((await desk.ticket(wrong)).nextDueAt).toEqual((await desk.ticket(right)).nextDueAt);
  });

  it('moves due times back when there was none, and what is overdue by that is told at once', async () => {
    const ticketId = await desk.open();
    await held(ticketId, 'CUSTOMER', monday(1), monday(23));
    // Eight office hours from Monday 10:00 end on Tuesday at 10:00; the hold had moved that to Wednesday.
    await desk.passTo(monday(25));
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'RUNNING' });
    await correct(ticketId, { since: monday(1), remove: true });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({
      state: 'MISSED',
      dueAt: monday(24),
      missedAt: monday(24),
      pauses: [],
      pausedMilliseconds: 0,
    });
    const told = (await desk.escalations(ticketId)).filter(
      ({ firedAt }) => firedAt.getTime() === monday(25).getTime(),
    );
    expect(told.map(({ level }) => level)).toEqual(expect.arrayContaining([1, 2]));
    const types = (await typesOf(ticketId)).slice(-6);
    expect(types).toEqual(expect.arrayContaining(['HOLD_CORRECTED', 'CLOCK_CORRECTED', 'CLOCK_MISSED']));
  });

  it('takes a miss back that was none, marks what was told, and tells it again when it comes true', async () => {
    const ticketId = await desk.open();
    await desk.run(await supervisor(), replyToTicket, { ticketId, text: '您好' });
    await held(ticketId, 'CUSTOMER', monday(22), monday(23));
    await desk.passTo(monday(25.5));
    const missed = await desk.clock(ticketId, 'ARRIVE');
    expect(missed).toMatchObject({ state: 'MISSED', firedLevels: [1, 2] });
    // Work had waited since Monday 11:00.
    await correct(ticketId, { since: monday(22), from: monday(1) });
    const put = await desk.clock(ticketId, 'ARRIVE');
    expect(put).toMatchObject({ state: 'RUNNING', missedAt: null, firedLevels: [] });
    const mine = async () => (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === put.id);
    expect((await mine()).map(({ overtakenAt }) => overtakenAt)).toEqual([monday(25.5), monday(25.5)]);
    expect(await typesOf(ticketId)).toContain('ESCALATION_OVERTAKEN');
    expect((await desk.notifications(ticketId)).at(-1)?.text).toContain('corrected');
    await desk.passTo(put.dueAt);
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MISSED', missedAt: put.dueAt });
    expect(
      (await mine()).filter(({ overtakenAt }) => overtakenAt === null).map(({ level }) => level),
    ).toEqual([1, 2]);
  });

  it('resumes the ticket when the hold it is on is over, or was none', async () => {
    const [ended, none] = [await desk.open(), await desk.open()];
    for (const ticketId of [ended, none]) await held(ticketId, 'PARTS', monday(0.5), null);
    await desk.passTo(monday(2));
    await correct(ended, { since: monday(0.5), to: monday(1) });
    await correct(none, { since: monday(0.5), remove: true });
    for (const ticketId of [ended, none]) {
      expect(await desk.ticket(ticketId)).toMatchObject({ state: 'IN_PROGRESS', holdReason: null });
      expect((await desk.clock(ticketId, 'DISPATCH')).state).not.toBe('PAUSED');
    }
    // Two office hours from 10:00, half an hour of them waited for.
    expect((await desk.clock(ended, 'DISPATCH')).dueAt).toEqual(monday(3.5));
    expect((await desk.clock(none, 'DISPATCH')).dueAt).toEqual(monday(2));
  });

  it('goes on from its true beginning while it lasts', async () => {
    const ticketId = await desk.open();
    await held(ticketId, 'PARTS', monday(1), null);
    await correct(ticketId, { since: monday(1), from: monday(0.5) });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'ON_HOLD', holdSince: monday(0.5) });
    expect(await desk.clock(ticketId, 'DISPATCH')).toMatchObject({ state: 'PAUSED', pausedAt: monday(0.5) });
    await desk.passTo(monday(1.5));
    await desk.run(await supervisor(), resumeTicket, { ticketId });
    // One and a half office hours were left at 10:30, of which half an hour passes until noon.
    expect(await desk.clock(ticketId, 'DISPATCH')).toMatchObject({ state: 'RUNNING', dueAt: monday(4) });
  });

  it('is judged for what has ended too', async () => {
    const ticketId = await desk.open();
    await held(ticketId, 'CUSTOMER', monday(1), monday(23));
    await desk.passTo(monday(26));
    await desk.run(await supervisor(), resolveTicket, { ticketId });
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('CANCELLED');
    await correct(ticketId, { since: monday(1), remove: true });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MISSED', missedAt: monday(24) });
    const events = (await desk.events(ticketId)).filter(({ type }) => type === 'CLOCK_CORRECTED');
    expect(events.map(({ data }) => data.reason)).toContain('记错了');
    expect(events.map(({ summary }) => summary).join()).toContain('it is MISSED instead of CANCELLED');
  });
});

describe('correcting a hold is refused', () => {
  it('to those below the supervisor, without a reason, of no hold, and to what cannot be', async () => {
    const ticketId = await desk.open();
    await held(ticketId, 'PARTS', monday(1), monday(2));
    await held(ticketId, 'PARTS', monday(3), monday(4));
    const attempt = async (changes: Partial<CorrectHoldInput>, login = 'supervisor@demo') =>
      refusal(
        desk.run(await desk.staff(login), correctHold, {
          ticketId,
          since: monday(1),
          reason: '错',
          ...changes,
        }),
      );
    expect(await attempt({}, 'dispatcher@demo')).toBe('FORBIDDEN');
    expect(await attempt({}, 'dealer@demo')).toBe('NOT_FOUND');
    expect(await attempt({ reason: ' ' })).toBe('BAD_USER_INPUT reason');
    expect(await attempt({ since: monday(1.5) })).toBe('BAD_USER_INPUT since');
    expect(await attempt({ to: monday(0.5) })).toBe('BAD_USER_INPUT to');
    expect(await attempt({ from: monday(-1) })).toBe('BAD_USER_INPUT from');
    expect(await attempt({ to: monday(3.5) })).toBe('BAD_USER_INPUT from');
    expect(await attempt({ to: new Date(monday(4).getTime() + 2 * minute) })).toBe('BAD_USER_INPUT to');
    expect(await attempt({ expectedVersion: 1 })).toBe('CONFLICT expectedVersion');
  });
});
