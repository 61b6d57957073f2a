import { describe, expect, it } from 'vitest';
import { cancelTicket } from '../../domain/ticket/end-ticket.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { startTravel } from '../../domain/visit/start-travel.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, serviceOf } from '../../test/support/service.js';

const test = useDesk({ policy: 'test/cases/field-policy.yaml' });
const api = useApi(test);
const service = serviceOf(test);
const dispatcher = () => service.staff('dispatcher@demo');

/** What each clock of the ticket costs by now, by its target. */
async function penalties(ticketId: string): Promise<Record<string, unknown>> {
  const { data, errors } = await api.ask(
    'query ($number: String!) { ticket(number: $number) { clocks { target penalty { amount currency } } } }',
    { as: 'dispatcher@demo', variables: { number: (await service.ticket(ticketId)).number } },
  );
  expect(errors).toEqual([]);
  const clocks: { target: string; penalty: unknown }[] = data.ticket.clocks;
  return Object.fromEntries(clocks.map(({ target, penalty }) => [target, penalty]));
}

async function arriveAfter(ticketId: string, milliseconds: number): Promise<void> {
  const technician = await service.staff('technician1@demo');
  const { visitId } = await service.run(await dispatcher(), scheduleVisit, {
    ticketId,
    technicianId: technician.id,
    purpose: 'REPAIR',
    plannedStart: service.at(hour),
    plannedEnd: service.at(2 * hour),
  });
  await service.run(technician, startTravel, { visitId });
  await service.pass(milliseconds);
  await service.run(technician, recordArrival, { visitId });
}

describe('what a late promise costs', () => {
  it('is nothing while there is time, then 30 yuan for each hour begun, up to the cap', async () => {
    const ticketId = await service.open();
    expect(await penalties(ticketId)).toEqual({ ARRIVE: null, RESOLVE: null });
    await service.pass(3 * hour);
    expect((await penalties(ticketId)).ARRIVE).toBeNull();
    await service.pass(1);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '30.00', currency: 'CNY' });
    await service.pass(hour);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '60.00', currency: 'CNY' });
    await service.pass(40 * hour);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '300.00', currency: 'CNY' });
  });

  it('stays what it was when the technician arrived', async () => {
    const ticketId = await service.open();
    await arriveAfter(ticketId, 4.5 * hour);
    await service.pass(10 * hour);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '60.00', currency: 'CNY' });
  });

  it('is nothing when he arrived in time', async () => {
    const ticketId = await service.open();
    await arriveAfter(ticketId, 3 * hour);
    await service.pass(10 * hour);
    expect((await penalties(ticketId)).ARRIVE).toBeNull();
  });

  it('does not grow after the ticket was cancelled', async () => {
    const ticketId = await service.open();
    await service.pass(3.5 * hour);
    await service.run(await dispatcher(), cancelTicket, { ticketId });
    await service.pass(20 * hour);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '30.00', currency: 'CNY' });
  });

  it('counts from the due time that waiting for the customer has moved', async () => {
    const ticketId = await service.open();
    await service.run(await dispatcher(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    await service.pass(20 * hour);
    expect((await penalties(ticketId)).ARRIVE).toBeNull();
    await service.run(await dispatcher(), resumeTicket, { ticketId });
    await service.pass(3.5 * hour);
    expect((await penalties(ticketId)).ARRIVE).toEqual({ amount: '30.00', currency: 'CNY' });
  });
});

describe('previewSla with metAt', () => {
  const metAt = async (at: string | null) => {
    const { data, refusal } = await api.ask(
      'query ($facts: SlaFacts!) { previewSla(facts: $facts) { target dueAt penalty { amount currency } } }',
      {
        as: 'manager@demo',
        variables: { facts: { kind: 'FAULT', openedAt: '2026-11-23T02:00:00Z', metAt: at } },
      },
    );
    return refusal ?? data.previewSla[0];
  };

  it('tells what lateness would cost', async () => {
    expect(await metAt('2026-11-23T06:30:00Z')).toEqual({
      target: 'ARRIVE',
      dueAt: '2026-11-23T05:00:00.000Z',
      penalty: { amount: '60.00', currency: 'CNY' },
    });
    expect(await metAt('2026-11-23T05:00:00Z')).toMatchObject({ penalty: null });
    expect(await metAt(null)).toMatchObject({ penalty: null });
  });

  it('takes no time before the opening', async () => {
    expect(await metAt('2026-11-23T01:00:00Z')).toBe('BAD_USER_INPUT facts.metAt');
  });
});
