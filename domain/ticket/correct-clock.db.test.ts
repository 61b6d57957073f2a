import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { type CorrectClockInput, correctClock } from './correct-clock.js';
import { replyToTicket } from './reply-to-ticket.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);
const supervisor = () => desk.staff('supervisor@demo');
const replyClock = async (ticketId: string) => (await desk.clock(ticketId, 'REPLY')).id;
const correct = async (clockId: string, metAt: Date | undefined, changes: Partial<CorrectClockInput> = {}) =>
  desk.run(await supervisor(), correctClock, { clockId, metAt, reason: '当时打过电话', ...changes });

describe('a promise that was kept and nobody wrote it down', () => {
  it('is kept in time after all; what was told is marked', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(4));
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MISSED');
    await correct(await replyClock(ticketId), monday(0.25));
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({
      state: 'MET',
      metAt: monday(0.25),
      missedAt: null,
      endedAt: monday(4),
    });
    expect((await desk.ticket(ticketId)).repliedAt).toEqual(monday(0.25));
    const told = await desk.escalations(ticketId);
    const ofReply = told.filter(({ reason, to }) => reason !== 'SLA_MISSED' || to !== 'DISPATCHER');
    expect(ofReply.length).toBeGreaterThan(0);
    expect(ofReply.every(({ overtakenAt }) => overtakenAt?.getTime() === monday(4).getTime())).toBe(true);
    const before = told.length;
    await desk.passTo(monday(12));
    const later = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === told[0]?.clockId);
    expect(later.length).toBeLessThanOrEqual(before);
  });

  it('is late by the true time, even when it was recorded in time', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(0.5));
    await desk.run(await supervisor(), replyToTicket, { ticketId, text: '您好' });
    await desk.passTo(monday(5));
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MET');
    await correct(await replyClock(ticketId), monday(4.5), { reason: '那是给另一位客户的' });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({
      state: 'MISSED',
      metAt: monday(4.5),
      missedAt: monday(1),
      endedAt: monday(0.5),
    });
  });

  it('is owed again when it was not kept, and told at once where it is overdue', async () => {
    const ticketId = await desk.open();
    await desk.run(await supervisor(), replyToTicket, { ticketId, text: '您好' });
    await desk.passTo(monday(1.25));
    await correct(await replyClock(ticketId), undefined, { notKept: true, reason: '发错了人' });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({
      state: 'MISSED',
      metAt: null,
      endedAt: null,
      missedAt: monday(1),
    });
    expect((await desk.ticket(ticketId)).repliedAt).toBeNull();
    const told = (await desk.escalations(ticketId)).map(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining(['DISPATCHER', 'SUPERVISOR']));
    await desk.passTo(monday(1.5));
    expect((await desk.escalations(ticketId)).map(({ to }) => to)).toContain('MANAGER');
  });
});

describe('correcting a promise is refused', () => {
  it('to those below the supervisor, of no promise, and where another operation says it', async () => {
    const ticketId = await desk.open();
    const clockId = await replyClock(ticketId);
    const attempt = async (changes: Partial<CorrectClockInput>, login = 'supervisor@demo') =>
      refusal(
        desk.run(await desk.staff(login), correctClock, {
          clockId,
          metAt: monday(0),
          reason: '错',
          ...changes,
        }),
      );
    expect(await attempt({}, 'receptionist@demo')).toBe('FORBIDDEN');
    expect(await attempt({}, 'dealer@demo')).toBe('NOT_FOUND');
    expect(await attempt({ clockId: crypto.randomUUID() })).toBe('NOT_FOUND');
    expect(await attempt({ reason: '' })).toBe('BAD_USER_INPUT reason');
    expect(await attempt({ metAt: monday(2) })).toBe('BAD_USER_INPUT metAt');
    expect(await attempt({ metAt: monday(-2) })).toBe('BAD_USER_INPUT metAt');
    expect(await attempt({ metAt: null })).toBe('BAD_USER_INPUT metAt');
    expect(await attempt({ notKept: true })).toBe('INVALID_STATE');
    const resolve = (await desk.clock(ticketId, 'RESOLVE')).id;
    expect(await attempt({ clockId: resolve })).toBe('INVALID_STATE');
    await desk.run(await supervisor(), resolveTicket, { ticketId });
    expect(await attempt({ clockId: resolve, notKept: true })).toBe('INVALID_STATE');
  });
});
