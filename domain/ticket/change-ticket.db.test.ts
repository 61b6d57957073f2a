import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { type ChangeTicketInput, changeTicket } from './change-ticket.js';
import { closeTicket, reopenTicket } from './end-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { replyToTicket } from './reply-to-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import { resumeTicket } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const receptionist = () => desk.staff('receptionist@demo');
const change = async (ticketId: string, changes: Omit<ChangeTicketInput, 'ticketId'>) =>
  desk.run(await receptionist(), changeTicket, { ticketId, ...changes });
const typesOf = async (ticketId: string) => (await desk.events(ticketId)).map(({ type }) => type);
const states = async (ticketId: string) =>
  Object.fromEntries(
    (await desk.clocks(ticketId)).map(({ target, state, rule }) => [target, `${state} ${rule}`]),
  );

const monday = useWeeks(test);

describe('a changed fact matches running clocks anew', () => {
  it('takes the rule that fits now; the start stays and CLOCK_CHANGED is written', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(1));
    await change(ticketId, { severity: 'URGENT' });
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock).toMatchObject({
      rule: 'arrive-urgent',
      calendar: 'always',
      startedAt: monday(0),
      dueAt: monday(4),
    });
    expect((await typesOf(ticketId)).filter((type) => type === 'CLOCK_CHANGED')).toHaveLength(1);
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(1)); // REPLY, untouched
    expect((await desk.deadlines('CLOCK', clock.id))[0]).toMatchObject({ state: 'ARMED', dueAt: monday(2) });
  });

  it('keeps the pauses of before', async () => {
    const ticketId = await desk.open();
    await desk.run(await receptionist(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    test.clock.set(monday(1));
    await desk.run(await receptionist(), resumeTicket, { ticketId });
    await change(ticketId, { severity: 'URGENT' });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ rule: 'arrive-urgent', dueAt: monday(5) });
    await change(ticketId, { severity: 'NORMAL' });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ rule: 'arrive-city', dueAt: monday(25) });
  });

  it('keeps the pause that is still open, and counts it when it ends', async () => {
    const ticketId = await desk.open();
    await desk.run(await receptionist(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    await change(ticketId, { address: { text: '浙江省温州市鹿城区人民路90号' } });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'PAUSED', rule: 'arrive-far' });
    test.clock.set(monday(1));
    await desk.run(await receptionist(), resumeTicket, { ticketId });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'RUNNING', dueAt: monday(49) });
  });

  it('takes the appointment that the customer names as the due time, and the rule’s again for another kind', async () => {
    const ticketId = await desk.open();
    await change(ticketId, { appointmentAt: monday(72) });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(72));
    await change(ticketId, { kind: 'INSTALLATION' });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({
      rule: 'arrive-installation',
      dueAt: monday(72),
    });
    await change(ticketId, { severity: 'URGENT', kind: 'FAULT' });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(4));
  });

  it('moves the case to the service point of the new address, and its promise with it', async () => {
    const ticketId = await desk.open();
    const before = await desk.ticket(ticketId);
    await change(ticketId, { address: { text: '浙江省温州市鹿城区人民路90号' } });
    const after = await desk.ticket(ticketId);
    expect(after.servicePointId).not.toBe(before.servicePointId);
    expect(after.servicePointId).toBe((await desk.staff('technician2@demo')).servicePointId);
    expect((await desk.clock(ticketId, 'ARRIVE')).rule).toBe('arrive-far');
  });

  it('cancels a promise that no rule makes any more, and does not touch one that was kept', async () => {
    const ticketId = await desk.open();
    await desk.run(await receptionist(), replyToTicket, { ticketId, text: '好的' });
    await change(ticketId, { kind: 'INQUIRY' });
    expect(await states(ticketId)).toEqual({
      REPLY: 'MET reply',
      DISPATCH: 'CANCELLED dispatch',
      ARRIVE: 'CANCELLED arrive-city',
      RESOLVE: 'CANCELLED resolve',
    });
    expect((await desk.ticket(ticketId)).nextDueAt).toBeNull();
    await desk.passTo(monday(14 * 24));
    expect(await desk.escalations(ticketId)).toEqual([]);
  });

  it('no longer owes a promise that was missed before its rule fell away, and keeps it missed', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(1.25));
    const missed = await desk.clock(ticketId, 'REPLY');
    expect(missed.state).toBe('MISSED');
    await change(ticketId, { kind: 'INQUIRY' });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({
      state: 'MISSED',
      missedAt: monday(1),
      endedAt: monday(1.25),
      nextAlarmAt: null,
    });
    expect((await typesOf(ticketId)).filter((type) => type === 'CLOCK_ENDED')).toHaveLength(1);
    const told = (await desk.escalations(ticketId)).length;
    // Half an hour after the due time the manager would have been told.
    await desk.passTo(monday(48));
    expect(await desk.escalations(ticketId)).toHaveLength(told);
    await change(ticketId, { kind: 'FAULT' });
    expect((await desk.clocks(ticketId)).filter(({ target }) => target === 'REPLY')).toHaveLength(1);
  });

  it('starts a promise that a rule makes now, from the opening', async () => {
    const ticketId = await desk.open({ kind: 'INQUIRY' });
    expect(await desk.clocks(ticketId)).toEqual([]);
    test.clock.set(monday(0.25));
    await change(ticketId, { kind: 'FAULT' });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ startedAt: monday(0), dueAt: monday(1) });
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(1));
  });

  it('makes the promise again when the facts are put right again', async () => {
    const ticketId = await desk.open();
    await change(ticketId, { kind: 'INQUIRY' });
    await change(ticketId, { kind: 'FAULT' });
    const arrive = (await desk.clocks(ticketId)).filter(({ target }) => target === 'ARRIVE');
    expect(arrive.map(({ state }) => state).sort()).toEqual(['CANCELLED', 'RUNNING']);
    expect(arrive.map(({ dueAt }) => dueAt)).toEqual([monday(24), monday(24)]);
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(1));
  });

  it('stops a promise gained during a hold that stops it', async () => {
    const ticketId = await desk.open({ kind: 'INQUIRY' });
    await desk.run(await receptionist(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    await change(ticketId, { kind: 'FAULT' });
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('PAUSED');
    test.clock.set(monday(1));
    await desk.run(await receptionist(), resumeTicket, { ticketId });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(25));
  });

  it('lets a clock run on when its new rule is not stopped by the hold, its pause kept', async () => {
    const ticketId = await desk.open();
    await desk.run(await receptionist(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    test.clock.set(monday(1));
    await change(ticketId, { severity: 'URGENT' });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'RUNNING', dueAt: monday(5) });
    expect((await desk.clock(ticketId, 'RESOLVE')).state).toBe('PAUSED');
  });

  it('promises nothing a second time that ended before the ticket was reopened', async () => {
    const ticketId = await desk.open();
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, resolveTicket, { ticketId });
    test.clock.set(monday(48));
    await desk.run(supervisor, reopenTicket, { ticketId });
    test.clock.set(monday(49));
    await change(ticketId, { severity: 'URGENT' });
    const running = (await desk.clocks(ticketId)).filter(({ state }) => state === 'RUNNING');
    expect(running.map(({ target }) => target)).toEqual(['RESOLVE']);
    await desk.pass(hour);
    expect(await desk.escalations(ticketId)).toEqual([]);
  });

  it('fires what is overdue under the new rule at once, in order of level, each once', async () => {
    const ticketId = await desk.open();
    test.clock.set(monday(3.5)); // before half of the eight hours
    await change(ticketId, { severity: 'URGENT' });
    await desk.pass(0);
    const { id } = await desk.clock(ticketId, 'ARRIVE');
    const told = async () => (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect((await told()).map(({ level, dueAt }) => [level, dueAt])).toEqual([[1, monday(2)]]);
    await desk.passTo(monday(24));
    expect((await told()).map(({ level }) => level)).toEqual([1, 2]);
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MISSED', missedAt: monday(4) });
  });

  it('does not tell the same level twice when the rule changes after a warning', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(6)); // warned at half time
    await change(ticketId, { address: { text: '浙江省温州市鹿城区人民路90号' } });
    await desk.passTo(monday(47));
    const { id } = await desk.clock(ticketId, 'ARRIVE');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(told.map(({ level }) => level)).toEqual([1]);
  });

  it.each([
    ['another rule', { address: { text: '浙江省温州市鹿城区人民路90号' } }],
    ['no rule', { kind: 'INQUIRY' }],
  ] as const)(
    'keeps a promise broken that was late before the change to %s, though no alarm had run',
    async (_what, changes) => {
      const ticketId = await desk.open();
      desk.sleep(25 * hour);
      await change(ticketId, changes);
      const clock = await desk.clock(ticketId, 'ARRIVE');
      expect(clock).toMatchObject({ state: 'MISSED', rule: 'arrive-city', missedAt: monday(24) });
      const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === clock.id);
      expect(told.map(({ level }) => level)).toEqual([1, 2]);
    },
  );

  it('keeps to the policy that the ticket was opened under', async () => {
    const ticketId = await desk.open();
    const { readFileSync } = await import('node:fs');
    const office = readFileSync('test/cases/office-policy.yaml', 'utf8');
    const manager = await desk.staff('manager@demo');
    const longer = office.replace(
      'within: PT4H\n    calendar: always',
      'within: PT40H\n    calendar: always',
    );
    await desk.run(manager, activatePolicy, { yaml: longer.replace('version: "1"', 'version: "2"') });
    await change(ticketId, { severity: 'URGENT' });
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(4));
    const next = await desk.open({ severity: 'URGENT' });
    expect((await desk.clock(next, 'ARRIVE')).dueAt).toEqual(monday(40));
    await desk.run(manager, activatePolicy, { yaml: office.replace('version: "1"', 'version: "3"') });
  });
});

describe('a change is counted', () => {
  it('grows the version by one, and writes TICKET_CHANGED', async () => {
    const ticketId = await desk.open();
    await change(ticketId, { severity: 'URGENT', expectedVersion: 1 });
    expect((await desk.ticket(ticketId)).version).toBe(2);
    expect(await typesOf(ticketId)).toContain('TICKET_CHANGED');
  });

  it('is refused when somebody changed the ticket meanwhile', async () => {
    const ticketId = await desk.open();
    await change(ticketId, { severity: 'URGENT' });
    expect(await refusal(change(ticketId, { severity: 'NORMAL', expectedVersion: 1 }))).toBe(
      'CONFLICT expectedVersion',
    );
    expect((await desk.ticket(ticketId)).severity).toBe('URGENT');
  });

  it('lets one of two changes of the same version at once through', async () => {
    const ticketId = await desk.open();
    const both = await Promise.allSettled([
      change(ticketId, { severity: 'URGENT', expectedVersion: 1 }),
      change(ticketId, { severity: 'CRITICAL', expectedVersion: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.ticket(ticketId)).version).toBe(2);
  });
});

describe('what changing refuses', () => {
  it('bad values, naming the field', async () => {
    const ticketId = await desk.open();
    const long = 'x'.repeat(10_000);
    expect(await refusal(change(ticketId, { component: 'engine' }))).toBe('BAD_USER_INPUT component');
    expect(await refusal(change(ticketId, { component: long }))).toBe('BAD_USER_INPUT component');
    expect(await refusal(change(ticketId, { address: { text: long } }))).toBe('BAD_USER_INPUT address.text');
    expect(await refusal(change(ticketId, { distanceKm: -3 }))).toBe('BAD_USER_INPUT distanceKm');
    expect(await refusal(change(ticketId, { appointmentAt: desk.at(-5 * minute) }))).toBe(
      'BAD_USER_INPUT appointmentAt',
    );
    expect((await desk.ticket(ticketId)).version).toBe(1);
  });

  it('a ticket that is over, and one that is none', async () => {
    const ticketId = await desk.open();
    await desk.run(await receptionist(), resolveTicket, { ticketId });
    expect(await refusal(change(ticketId, { severity: 'URGENT' }))).toBe('INVALID_STATE');
    await desk.run(await receptionist(), closeTicket, { ticketId });
    expect(await refusal(change(ticketId, { severity: 'URGENT' }))).toBe('INVALID_STATE');
    expect(await refusal(change(crypto.randomUUID(), { severity: 'URGENT' }))).toBe('NOT_FOUND');
  });
});
