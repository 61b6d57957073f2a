import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { staff } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, refusal, serviceOf } from '../../test/support/service.js';
import { settled, visitSteps } from '../../test/support/visit-steps.js';
import { useWeeks } from '../../test/support/week.js';
import { fileServiceReport } from './file-report.js';
import { recordArrival } from './record-arrival.js';
import { scheduleVisit } from './schedule-visit.js';
import { signServiceReport } from './sign-report.js';
import { startTravel } from './start-travel.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
useWeeks(test);
const { dispatcher, schedule, arrive, report, sign, travel } = visitSteps(desk);

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
    expect(await refusal(desk.run(await dispatcher(), recordArrival, { visitId }))).toBe('FORBIDDEN');
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
    await desk.run(dealer, fileServiceReport, { ...settled, cause, visitId });
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
