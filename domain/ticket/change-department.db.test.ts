import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { hour, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { readDepartmentFigures } from '../report/department.queries.js';
import { type ChangeDepartmentInput, changeDepartment } from './change-department.js';
import { correctHold } from './correct-hold.js';
import { departmentTimesOfTickets } from './department.queries.js';
import { reopenTicket } from './end-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import { resumeTicket } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

/** Every test begins on a Monday of its own at 10:00 in Shanghai; the office is open until 12:00 and from 13:00 to 18:00. */
const monday = useWeeks(test);

const supervisor = () => desk.staff('supervisor@demo');
const handOver = async (
  ticketId: string,
  department: string | null,
  changes: Partial<ChangeDepartmentInput> = {},
) => desk.run(await supervisor(), changeDepartment, { ticketId, department, note: '归他们管', ...changes });
const times = async (ticketId: string) =>
  (await test.desk.read(await supervisor(), departmentTimesOfTickets, [ticketId])).map(
    ({ department, from, to, openTime }) => [department, from, to, openTime / hour],
  );
const figures = async (from: string, to = from) =>
  test.desk.read(await supervisor(), readDepartmentFigures, { from, to, servicePointId: null });
const localDay = (at: Date) => new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);

describe('handing a ticket from one department to another', () => {
  it('splits its time by who had it, on the calendar of its promise and without its pauses', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(1));
    await handOver(ticketId, 'R&D');
    await desk.run(await supervisor(), holdTicket, { ticketId, reason: 'PARTS' });
    await desk.passTo(monday(5));
    await desk.run(await supervisor(), resumeTicket, { ticketId });
    await desk.passTo(monday(6));
    await handOver(ticketId, null);
    await desk.passTo(monday(23.5));
    expect(await times(ticketId)).toEqual([
      [null, monday(0), monday(1), 1],
      // From 11:00 to 16:00, of which only the hour after the hold counts.
      ['R&D', monday(1), monday(6), 1],
      [null, monday(6), null, 2.5],
    ]);
    expect((await desk.ticket(ticketId)).department).toBeNull();
    expect((await desk.events(ticketId)).filter(({ type }) => type === 'DEPARTMENT_CHANGED')).toHaveLength(2);
    await desk.run(await supervisor(), resolveTicket, { ticketId });
    expect((await times(ticketId)).at(-1)).toEqual([null, monday(6), monday(23.5), 2.5]);
  });

  it('lets promises run on', async () => {
    const ticketId = await desk.open();
    const before = (await desk.clocks(ticketId)).map(({ target, dueAt }) => [target, dueAt]);
    await handOver(ticketId, 'warehouse');
    expect((await desk.clocks(ticketId)).map(({ target, dueAt }) => [target, dueAt])).toEqual(before);
  });

  it('begins with the department to which the policy routes it, and goes on with it when it is reopened', async () => {
    const ticketId = await desk.open({ kind: 'COMPLAINT', subject: 'QUALITY' });
    await desk.passTo(monday(2));
    await desk.run(await supervisor(), resolveTicket, { ticketId });
    await desk.passTo(monday(24));
    await desk.run(await supervisor(), reopenTicket, { ticketId });
    // No rule promises a solution to complaints, so all time counts.
    expect(await times(ticketId)).toEqual([
      ['R&D', monday(0), monday(2), 2],
      ['R&D', monday(24), null, 0],
    ]);
  });

  it('writes a department as the policy does', async () => {
    const ticketId = await desk.open();
    await handOver(ticketId, ' r&d ');
    expect((await desk.ticket(ticketId)).department).toBe('R&D');
  });

  it('is counted anew when a hold is corrected', async () => {
    const ticketId = await desk.open();
    await desk.run(await supervisor(), holdTicket, { ticketId, reason: 'PARTS' });
    await desk.passTo(monday(1));
    await desk.run(await supervisor(), resumeTicket, { ticketId });
    await desk.passTo(monday(2));
    await handOver(ticketId, 'R&D');
    expect((await times(ticketId))[0]?.[3]).toBe(1);
    await desk.run(await supervisor(), correctHold, {
      ticketId,
      since: monday(0),
      remove: true,
      reason: '没等',
    });
    expect((await times(ticketId))[0]?.[3]).toBe(2);
  });

  it('is refused where it has it already, when it is over, and as changing a ticket is', async () => {
    const ticketId = await desk.open();
    expect(await refusal(handOver(ticketId, null))).toBe('INVALID_STATE');
    expect(await refusal(handOver(ticketId, 'x'.repeat(61)))).toBe('BAD_USER_INPUT department');
    expect(await refusal(handOver(ticketId, 'R&D', { expectedVersion: 99 }))).toBe(
      'CONFLICT expectedVersion',
    );
    const auditor = await desk.staff('auditor@demo');
    expect(await refusal(desk.run(auditor, changeDepartment, { ticketId, department: 'R&D' }))).toBe(
      'FORBIDDEN',
    );
    await desk.run(await supervisor(), resolveTicket, { ticketId });
    expect(await refusal(handOver(ticketId, 'R&D'))).toBe('INVALID_STATE');
  });
});

describe('the figures of departments', () => {
  it('tell who had how many tickets for how long, and who missed what', async () => {
    const [one, other] = [await desk.open(), await desk.open()];
    await desk.passTo(monday(2));
    for (const ticketId of [one, other]) await handOver(ticketId, 'repair shop');
    await desk.passTo(monday(8));
    await handOver(one, null);
    const found = await figures(localDay(monday(0)));
    const of = (name: string | null) => found.find(({ department }) => department === name);
    // REPLY was due after an hour, DISPATCH after two, at the very moment of the handing over.
    expect(of(null)).toMatchObject({ tickets: 2, heldTime: 4 * hour, openTime: 4 * hour, missed: 2 });
    expect(of('repair shop')).toMatchObject({
      tickets: 2,
      heldTime: 12 * hour,
      openTime: 5 * hour,
      missed: 2,
    });
  });

  it('count what lasts only up to now and only within the days', async () => {
    const ticketId = await desk.open();
    await handOver(ticketId, 'weekend');
    await desk.passTo(monday(24));
    const [tuesday] = (await figures(localDay(monday(24)))).filter(
      ({ department }) => department === 'weekend',
    );
    // Since midnight, which is fourteen hours after Monday 10:00.
    expect(tuesday).toMatchObject({ tickets: 1, heldTime: 10 * hour, openTime: 0 });
    const before = await figures(localDay(monday(-24)));
    expect(before.some(({ department }) => department === 'weekend')).toBe(false);
  });

  it('are for those who read figures', async () => {
    const receptionist = await desk.staff('receptionist@demo');
    const span = { from: '2027-01-01', to: '2027-01-02', servicePointId: null };
    expect(await refusal(test.desk.read(receptionist, readDepartmentFigures, span))).toBe('FORBIDDEN');
  });
});
