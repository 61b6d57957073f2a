import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { serviceReport } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { settled, visitSteps } from '../../test/support/visit-steps.js';
import { useWeeks } from '../../test/support/week.js';
import { cancelTicket, closeTicket, reopenTicket } from '../ticket/end-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const monday = useWeeks(test);
const { technician, dispatcher, schedule, travel, arrive, report, sign } = visitSteps(desk);

describe('the life of a visit', () => {
  it('is planned, travelled, arrived at, reported, signed; the ticket is resolved by the signature', async () => {
    const ticketId = await desk.open();
    const visitId = await schedule(ticketId);
    expect(await desk.visit(visitId)).toMatchObject({
      state: 'PLANNED',
      technicianId: (await technician()).id,
    });
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
      ...settled,
      signedBy: '韩梅梅',
      signedAt: monday(2),
      customerOpinion: '很好',
      filedById: (await technician()).id,
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
    await desk.run(await dispatcher(), resolveTicket, { ticketId });
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
    await desk.run(await dispatcher(), cancelTicket, { ticketId });
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
    await desk.run(await dispatcher(), cancelTicket, { ticketId });
    expect((await desk.followUps(ticketId)).map(({ state }) => state)).toEqual(['CANCELLED']);
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
    await desk.run(await dispatcher(), resolveTicket, { ticketId });
    expect(await refusal(schedule(ticketId))).toBe('INVALID_STATE');
    for (const step of [travel, arrive, report, sign])
      expect(await refusal(step(visitId))).toBe('INVALID_STATE');
    await desk.run(await dispatcher(), closeTicket, { ticketId });
    expect(await refusal(schedule(ticketId))).toBe('INVALID_STATE');
    await desk.run(await desk.staff('supervisor@demo'), reopenTicket, { ticketId });
    expect((await desk.visit(await schedule(ticketId))).state).toBe('PLANNED');
    const other = await desk.open();
    await desk.run(await dispatcher(), cancelTicket, { ticketId: other });
    expect(await refusal(schedule(other))).toBe('INVALID_STATE');
  });
});
