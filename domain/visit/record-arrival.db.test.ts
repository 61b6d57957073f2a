import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { visitSteps } from '../../test/support/visit-steps.js';
import { useWeeks } from '../../test/support/week.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const monday = useWeeks(test);
const { schedule, travel, arrive, report, sign } = visitSteps(desk);

describe('an arrival is judged by its true time', () => {
  it('written down late, in time: ARRIVE is kept although its alarm has run', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId, { plannedEnd: desk.at(48 * hour) });
    await desk.passTo(monday(25)); // due at 24
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('MISSED');
    await arrive(visitId, monday(23.5));
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({
      state: 'MET',
      metAt: monday(23.5),
      missedAt: null,
    });
    expect((await desk.visit(visitId)).arrivedAt).toEqual(monday(23.5));
    const arrived = (await desk.events(ticketId)).find(({ type }) => type === 'VISIT_ARRIVED');
    expect(arrived?.at).toEqual(monday(23.5));
  });

  it('written down late, in time, before any alarm has run: nobody is told that it was missed', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId, { plannedEnd: desk.at(48 * hour) });
    desk.sleep(25 * hour);
    await arrive(visitId, monday(23.5));
    await desk.pass(minute);
    const { id, state } = await desk.clock(ticketId, 'ARRIVE');
    expect(state).toBe('MET');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(told.map(({ reason }) => reason)).toEqual(['SLA_WARNING']);
  });

  it('late before the alarm ran is late, and its people are told', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId, { plannedEnd: desk.at(48 * hour) });
    desk.sleep(26 * hour);
    await arrive(visitId, monday(25));
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock).toMatchObject({ state: 'MISSED', metAt: monday(25), missedAt: monday(24) });
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === clock.id);
    expect(told.map(({ level }) => level)).toEqual([1, 2]);
  });

  it('starts the promise that counts from it at its true time, and the ticket shows it', async () => {
    const ticketId = await desk.open({ component: 'pump' });
    const visitId = await schedule(ticketId);
    test.clock.set(monday(2));
    await arrive(visitId, monday(1.5));
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({
      rule: 'resolve-pump',
      startedAt: monday(1.5),
      dueAt: monday(13.5),
    });
    await desk.passTo(monday(3)); // REPLY has been missed meanwhile and runs no more
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(monday(13.5));
  });

  it('of a second trip does not start anew what has been owed since the first', async () => {
    const ticketId = await desk.open({ component: 'pump' });
    const first = await schedule(ticketId);
    await arrive(first);
    await report(first, { resolved: false });
    await sign(first);
    test.clock.set(monday(6));
    await arrive(await schedule(ticketId));
    const resolve = (await desk.clocks(ticketId)).filter(({ target }) => target === 'RESOLVE');
    expect(resolve.map(({ dueAt, state }) => [dueAt, state])).toEqual([[monday(12), 'RUNNING']]);
  });

  it('is refused before the ticket was opened and in the future', async () => {
    const visitId = await schedule(await desk.open());
    expect(await refusal(arrive(visitId, desk.at(-minute)))).toBe('BAD_USER_INPUT at');
    expect(await refusal(arrive(visitId, desk.at(10 * minute)))).toBe('BAD_USER_INPUT at');
    expect(await refusal(arrive(visitId, new Date(Number.NaN)))).toBe('BAD_USER_INPUT at');
    expect(await refusal(travel(visitId, desk.at(10 * minute)))).toBe('BAD_USER_INPUT at');
    expect((await desk.visit(visitId)).state).toBe('PLANNED');
  });
});
