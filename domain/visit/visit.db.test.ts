import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { serviceReport, staff } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import type { StaffActor } from '../actor.js';
import { cancelTicket, closeTicket, reopenTicket } from '../ticket/end-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { fileServiceReport, type ServiceReportInput } from './file-report.js';
import { recordArrival } from './record-arrival.js';
import { type ScheduleVisitInput, scheduleVisit } from './schedule-visit.js';
import { signServiceReport } from './sign-report.js';
import { startTravel } from './start-travel.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

let week = 0;
let technician: StaffActor;
let dispatcher: StaffActor;
const monday = (hours: number) => new Date(Date.UTC(2027, 0, 4, 2) + week * 7 * day + hours * hour);
/** Every test begins on a Monday of its own at 10:00 in Shanghai. */
beforeEach(async () => {
  week += 1;
  test.clock.set(monday(0));
  technician = await desk.staff('technician1@demo');
  dispatcher = await desk.staff('dispatcher@demo');
});

const schedule = async (ticketId: string, changes: Partial<ScheduleVisitInput> = {}): Promise<string> => {
  const { visitId } = await desk.run(dispatcher, scheduleVisit, {
    ticketId,
    technicianId: technician.id,
    plannedStart: desk.at(hour),
    plannedEnd: desk.at(3 * hour),
    ...changes,
  });
  return visitId;
};
const done: Omit<ServiceReportInput, 'visitId'> = {
  cause: 'DEFECT',
  diagnosis: '增压泵漏水',
  remedy: '更换增压泵',
  partsReplaced: [{ code: 'pump', quantity: 1, oldSerial: 'P-1', newSerial: 'P-2' }],
  resolved: true,
};
const travel = (visitId: string, at?: Date) => desk.run(technician, startTravel, { visitId, at });
const arrive = (visitId: string, at?: Date) => desk.run(technician, recordArrival, { visitId, at });
const report = (visitId: string, changes: Partial<ServiceReportInput> = {}) =>
  desk.run(technician, fileServiceReport, { ...done, visitId, ...changes });
const sign = (visitId: string, changes = {}) =>
  desk.run(technician, signServiceReport, { visitId, signedBy: '韩梅梅', ...changes });

describe('the life of a visit', () => {
  it('is planned, travelled, arrived at, reported, signed; the ticket is resolved by the signature', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    expect(await desk.visit(visitId)).toMatchObject({ state: 'PLANNED', technicianId: technician.id });
    expect((await desk.ticket(ticketId)).state).toBe('IN_PROGRESS');
    expect((await desk.clock(ticketId, 'DISPATCH')).state).toBe('MET');
    test.clock.set(monday(0.75));
    await travel(visitId);
    expect(await desk.visit(visitId)).toMatchObject({ state: 'EN_ROUTE', travelledAt: monday(0.75) });
    test.clock.set(monday(1.25));
    await arrive(visitId);
    expect(await desk.visit(visitId)).toMatchObject({ state: 'ON_SITE', arrivedAt: monday(1.25) });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MET', metAt: monday(1.25) });
    await report(visitId);
    expect((await desk.ticket(ticketId)).state).toBe('IN_PROGRESS');
    test.clock.set(monday(2));
    await sign(visitId, { opinion: '很好' });
    expect(await desk.visit(visitId)).toMatchObject({ state: 'COMPLETED', completedAt: monday(2) });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'RESOLVED', resolvedAt: monday(2) });
    expect((await desk.clock(ticketId, 'RESOLVE')).state).toBe('MET');
    const [sheet] = await test.db.select().from(serviceReport).where(eq(serviceReport.visitId, visitId));
    expect(sheet).toMatchObject({
      ...done,
      signedBy: '韩梅梅',
      signedAt: monday(2),
      customerOpinion: '很好',
      filedById: technician.id,
    });
    const types = (await desk.events(ticketId)).map(({ type }) => type);
    const steps = types.filter((type) => /^(VISIT|REPORT|TICKET)_/.test(type));
    expect(steps).toEqual([
      'TICKET_OPENED',
      'VISIT_SCHEDULED',
      'VISIT_TRAVELLED',
      'VISIT_ARRIVED',
      'REPORT_FILED',
      'REPORT_SIGNED',
      'VISIT_COMPLETED',
      'TICKET_RESOLVED',
    ]);
  });

  it('grows the ticket’s version by one with each step', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    const steps = [() => travel(visitId), () => arrive(visitId), () => report(visitId), () => sign(visitId)];
    for (const step of steps) {
      const { version } = await desk.ticket(ticketId);
      await step();
      expect((await desk.ticket(ticketId)).version).toBe(version + 1);
    }
  });

  it('leaves the ticket open when the report says that it is not resolved, and owes the next visit', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    await arrive(visitId);
    await report(visitId, { resolved: false });
    await sign(visitId);
    expect((await desk.ticket(ticketId)).state).toBe('IN_PROGRESS');
    expect((await desk.clock(ticketId, 'RESOLVE')).state).toBe('RUNNING');
    const [owed, ...others] = await desk.followUps(ticketId);
    expect(owed).toMatchObject({
      kind: 'NEXT_VISIT',
      rule: 'revisit-failed',
      state: 'PLANNED',
      dueAt: monday(72),
    });
    expect(others).toHaveLength(0);
    const again = await schedule(ticketId);
    await arrive(again);
    await report(again);
    await sign(again);
    expect((await desk.ticket(ticketId)).state).toBe('RESOLVED');
  });

  it('keeps DISPATCH only once somebody is to go', async () => {
    const ticketId = await desk.open();
    await schedule(ticketId, { technicianId: null });
    expect((await desk.clock(ticketId, 'DISPATCH')).state).toBe('RUNNING');
    await schedule(ticketId);
    expect((await desk.clock(ticketId, 'DISPATCH')).state).toBe('MET');
  });

  it('does not bring a resolved ticket back, nor resolve it twice, when the signature comes last', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    await arrive(visitId);
    await report(visitId);
    await desk.run(dispatcher, resolveTicket, { ticketId });
    await sign(visitId);
    const types = (await desk.events(ticketId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'TICKET_RESOLVED')).toHaveLength(1);
    expect((await desk.visit(visitId)).state).toBe('COMPLETED');
  });

  it('is cancelled with the ticket while nobody is on site', async () => {
    const ticketId = await desk.open();
    const planned = await schedule(ticketId);
    const onTheWay = await schedule(ticketId);
    const onSite = await schedule(ticketId);
    await travel(onTheWay);
    await arrive(onSite);
    await desk.run(dispatcher, cancelTicket, { ticketId });
    const states = await Promise.all(
      [planned, onTheWay, onSite].map(async (id) => (await desk.visit(id)).state),
    );
    expect(states).toEqual(['CANCELLED', 'CANCELLED', 'ON_SITE']);
  });

  it('owes no next visit any more when the ticket is cancelled', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    await arrive(visitId);
    await report(visitId, { resolved: false });
    await sign(visitId);
    await desk.run(dispatcher, cancelTicket, { ticketId });
    expect((await desk.followUps(ticketId)).map(({ state }) => state)).toEqual(['CANCELLED']);
  });
});

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

describe('every step in its order', () => {
  it('refuses a report before the arrival, and a signature before the report', async () => {
    const visitId = await schedule(await desk.open());
    expect(await refusal(report(visitId))).toBe('INVALID_STATE');
    expect(await refusal(sign(visitId))).toBe('INVALID_STATE');
    await travel(visitId);
    expect(await refusal(report(visitId))).toBe('INVALID_STATE');
    await arrive(visitId);
    expect(await refusal(sign(visitId))).toBe('INVALID_STATE');
    expect((await desk.visit(visitId)).state).toBe('ON_SITE');
  });

  it('refuses each step twice', async () => {
    const visitId = await schedule(await desk.open());
    await travel(visitId);
    expect(await refusal(travel(visitId))).toBe('INVALID_STATE');
    await arrive(visitId);
    expect(await refusal(arrive(visitId))).toBe('INVALID_STATE');
    expect(await refusal(travel(visitId))).toBe('INVALID_STATE');
    await report(visitId);
    expect(await refusal(report(visitId))).toBe('INVALID_STATE');
    await sign(visitId);
    for (const step of [travel, arrive, report, sign])
      expect(await refusal(step(visitId))).toBe('INVALID_STATE');
  });

  it('gives one of two reports filed at once', async () => {
    const visitId = await schedule(await desk.open());
    await arrive(visitId);
    const both = await Promise.allSettled([report(visitId), report(visitId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses visits for tickets that are over, and steps of visits that were cancelled with them', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    await desk.run(dispatcher, resolveTicket, { ticketId });
    expect(await refusal(schedule(ticketId))).toBe('INVALID_STATE');
    for (const step of [travel, arrive, report, sign])
      expect(await refusal(step(visitId))).toBe('INVALID_STATE');
    await desk.run(dispatcher, closeTicket, { ticketId });
    expect(await refusal(schedule(ticketId))).toBe('INVALID_STATE');
    await desk.run(await desk.staff('supervisor@demo'), reopenTicket, { ticketId });
    expect((await desk.visit(await schedule(ticketId))).state).toBe('PLANNED');
    const other = await desk.open();
    await desk.run(dispatcher, cancelTicket, { ticketId: other });
    expect(await refusal(schedule(other))).toBe('INVALID_STATE');
  });
});

describe('what visits refuse, naming the field', () => {
  const long = 'x'.repeat(10_000);

  it('a plan in the past, upside down, without length, too long, or that is none', async () => {
    const ticketId = await desk.open();
    const plan = (start: number, end: number) =>
      refusal(schedule(ticketId, { plannedStart: desk.at(start), plannedEnd: desk.at(end) }));
    expect(await plan(-hour, hour)).toBe('BAD_USER_INPUT plannedStart');
    expect(await plan(2 * hour, hour)).toBe('BAD_USER_INPUT plannedEnd');
    expect(await plan(hour, hour)).toBe('BAD_USER_INPUT plannedEnd');
    expect(await plan(hour, 60 * day)).toBe('BAD_USER_INPUT plannedEnd');
    expect(await plan(3_000 * day, 3_001 * day)).toBe('BAD_USER_INPUT plannedStart');
    expect(await plan(Number.NaN, hour)).toBe('BAD_USER_INPUT plannedStart');
    expect(await plan(hour, Number.NaN)).toBe('BAD_USER_INPUT plannedEnd');
  });

  it('a technician that is none, is unknown or has left', async () => {
    const ticketId = await desk.open();
    const other = await desk.staff('technician2@demo');
    const keeper = await desk.staff('parts_keeper@demo');
    for (const technicianId of [keeper.id, crypto.randomUUID()]) {
      expect(await refusal(schedule(ticketId, { technicianId }))).toBe('BAD_USER_INPUT technicianId');
    }
    await test.db.update(staff).set({ active: false }).where(eq(staff.id, other.id));
    expect(await refusal(schedule(ticketId, { technicianId: other.id }))).toBe('BAD_USER_INPUT technicianId');
    await test.db.update(staff).set({ active: true }).where(eq(staff.id, other.id));
  });

  it.each([
    ['an empty diagnosis', { diagnosis: ' ' }, 'diagnosis'],
    ['a diagnosis of 10,000 characters', { diagnosis: long }, 'diagnosis'],
    ['an empty remedy', { remedy: '' }, 'remedy'],
    ['a remedy of 10,000 characters', { remedy: long }, 'remedy'],
    ['an opinion of 10,000 characters', { customerOpinion: long }, 'customerOpinion'],
    ['half a part', { partsReplaced: [{ code: 'pump', quantity: 0.5 }] }, 'partsReplaced.quantity'],
    ['no part', { partsReplaced: [{ code: 'pump', quantity: 0 }] }, 'partsReplaced.quantity'],
    ['a million parts', { partsReplaced: [{ code: 'pump', quantity: 1_000_000 }] }, 'partsReplaced.quantity'],
    ['a part without a name', { partsReplaced: [{ code: '', quantity: 1 }] }, 'partsReplaced.code'],
    [
      'a part with an endless serial number',
      { partsReplaced: [{ code: 'pump', quantity: 1, newSerial: long }] },
      'partsReplaced.newSerial',
    ],
    [
      'a thousand different parts',
      { partsReplaced: Array(1_000).fill({ code: 'pump', quantity: 1 }) },
      'partsReplaced',
    ],
  ])('a report with %s', async (_what, changes, field) => {
    const visitId = await schedule(await desk.open());
    await arrive(visitId);
    expect(await refusal(report(visitId, changes))).toBe(`BAD_USER_INPUT ${field}`);
  });

  it('a signature without a name or with endless ones', async () => {
    const visitId = await schedule(await desk.open());
    await arrive(visitId);
    await report(visitId);
    expect(await refusal(sign(visitId, { signedBy: '  ' }))).toBe('BAD_USER_INPUT signedBy');
    expect(await refusal(sign(visitId, { signedBy: long }))).toBe('BAD_USER_INPUT signedBy');
    expect(await refusal(sign(visitId, { opinion: long }))).toBe('BAD_USER_INPUT opinion');
  });

  it('visits and tickets that are none', async () => {
    expect(await refusal(schedule(crypto.randomUUID()))).toBe('NOT_FOUND');
    for (const step of [travel, arrive, report, sign]) {
      expect(await refusal(step(crypto.randomUUID()))).toBe('NOT_FOUND');
    }
  });
});

describe('whose visit it is', () => {
  it('lets a technician work on his own visits only, and hides tickets that he has no visit on', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    const other = await desk.staff('technician2@demo');
    expect(await refusal(desk.run(other, recordArrival, { visitId }))).toBe('NOT_FOUND');
    await schedule(ticketId, { technicianId: other.id });
    expect(await refusal(desk.run(other, recordArrival, { visitId }))).toBe('FORBIDDEN');
    expect(await refusal(desk.run(dispatcher, recordArrival, { visitId }))).toBe('FORBIDDEN');
    await desk.run(await desk.staff('supervisor@demo'), recordArrival, { visitId });
    expect((await desk.visit(visitId)).state).toBe('ON_SITE');
  });

  it('lets a dealer do all of it himself at his dealership, and nowhere else', async () => {
    const dealer = await desk.staff('dealer@demo');
    const own = await desk.open({ address: { text: '福建省厦门市思明区湖滨南路50号' } });
    const plan = { technicianId: dealer.id, plannedStart: desk.at(hour), plannedEnd: desk.at(2 * hour) };
    const { visitId } = await desk.run(dealer, scheduleVisit, { ticketId: own, ...plan });
    await desk.run(dealer, startTravel, { visitId });
    await desk.run(dealer, recordArrival, { visitId });
    const cause: FaultCause = 'WEAR';
    await desk.run(dealer, fileServiceReport, { ...done, cause, visitId });
    await desk.run(dealer, signServiceReport, { visitId, signedBy: '林志玲' });
    expect((await desk.ticket(own)).state).toBe('RESOLVED');
    const elsewhere = await desk.open();
    const visit = await schedule(elsewhere);
    expect(await refusal(desk.run(dealer, scheduleVisit, { ticketId: elsewhere, ...plan }))).toBe(
      'NOT_FOUND',
    );
    expect(await refusal(desk.run(dealer, recordArrival, { visitId: visit }))).toBe('NOT_FOUND');
  });
});
