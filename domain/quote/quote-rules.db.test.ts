import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, refusal, serviceOf } from '../../test/support/service.js';
import { fileServiceReport } from '../visit/file-report.js';
import { recordArrival } from '../visit/record-arrival.js';
import { scheduleVisit } from '../visit/schedule-visit.js';
import { consentToQuote, refuseQuote } from './answer-quote.js';
import { offerQuote } from './offer-quote.js';

const test = useDesk({ policy: 'test/cases/quote-policy.yaml' });
const api = useApi(test);
const desk = serviceOf(test);

const lines = [{ kind: 'LABOUR', description: '维修', unitPrice: '80' }] as const;
const byPhone = { answeredBy: 'x', channel: 'PHONE' } as const;
/** Sold longer than a year ago. */
const paid = () => desk.open({ serialNumber: 'DEMO-0003' });
const trip = (told: object = {}) => ({ plannedStart: desk.at(hour), plannedEnd: desk.at(2 * hour), ...told });
const report = { cause: 'DEFECT', diagnosis: 'x', remedy: 'x' } as const;
const pump = [{ code: 'pump', quantity: 1 }];

describe('who offers, by the policy (R-148)', () => {
  it('is a supervisor or somebody above him', async () => {
    const ticketId = await paid();
    for (const login of ['receptionist@demo', 'dispatcher@demo', 'technician1@demo'])
      expect(await refusal(desk.run(await desk.staff(login), offerQuote, { ticketId, lines }))).toMatch(
        /FORBIDDEN|NOT_FOUND/,
      );
    for (const login of ['supervisor@demo', 'manager@demo', 'admin@demo'])
      await desk.run(await desk.staff(login), offerQuote, { ticketId, lines });
  });

  it('is told as what one may do', async () => {
    const { number } = await desk.ticket(await paid());
    const actionsOf = async (as: string) =>
      (await api.ask(`{ ticket(number: "${number}") { allowedActions } }`, { as })).data.ticket
        .allowedActions;
    expect(await actionsOf('receptionist@demo')).not.toContain('OFFER_QUOTE');
    expect(await actionsOf('supervisor@demo')).toContain('OFFER_QUOTE');
  });

  it('has three days for it where the policy says so', async () => {
    const { quoteId } = await desk.run(await desk.staff('supervisor@demo'), offerQuote, {
      ticketId: await paid(),
      lines,
    });
    const { data } = await api.ask(`{ node(id: "quote_${quoteId}") { ... on Quote { validUntil } } }`, {
      as: 'supervisor@demo',
    });
    expect(data.node.validUntil).toBe('2026-11-26');
  });
});

describe('paid work (R-145)', () => {
  it('waits for the customer’s consent, and a refusal is none', async () => {
    const ticketId = await paid();
    const supervisor = await desk.staff('supervisor@demo');
    const plan = () => desk.run(supervisor, scheduleVisit, { ticketId, ...trip() });
    expect(await refusal(plan())).toBe('INVALID_STATE');
    const offer = async () => (await desk.run(supervisor, offerQuote, { ticketId, lines })).quoteId ?? '';
    await desk.run(supervisor, refuseQuote, { quoteId: await offer(), ...byPhone });
    expect(await refusal(plan())).toBe('INVALID_STATE');
    const quoteId = await offer();
    expect(await refusal(plan())).toBe('INVALID_STATE');
    await desk.run(supervisor, consentToQuote, { quoteId, ...byPhone });
    await plan();
  });

  it('may be looked at before, and what was only looked at may be written down', async () => {
    const ticketId = await paid();
    const supervisor = await desk.staff('supervisor@demo');
    const { visitId = '' } = await desk.run(supervisor, scheduleVisit, {
      ticketId,
      ...trip({ purpose: 'INSPECTION' }),
    });
    await desk.run(supervisor, recordArrival, { visitId });
    const file = (told: { resolved: boolean; partsReplaced?: typeof pump }) =>
      desk.run(supervisor, fileServiceReport, { visitId, ...report, ...told });
    expect(await refusal(file({ resolved: true }))).toBe('INVALID_STATE');
    expect(await refusal(file({ resolved: false, partsReplaced: pump }))).toBe('INVALID_STATE');
    await file({ resolved: false });
  });

  it('is not what the warranty pays, nor the work under a contract; its parts are', async () => {
    const supervisor = await desk.staff('supervisor@demo');
    const filing = async (serialNumber: string) => {
      const ticketId = await desk.open({ serialNumber });
      const { visitId = '' } = await desk.run(supervisor, scheduleVisit, { ticketId, ...trip() });
      await desk.run(supervisor, recordArrival, { visitId });
      return (partsReplaced: typeof pump) =>
        desk.run(supervisor, fileServiceReport, { visitId, ...report, resolved: true, partsReplaced });
    };
    await (await filing('DEMO-0001'))(pump);
    const underContract = await filing('DEMO-0008');
    expect(await refusal(underContract(pump))).toBe('INVALID_STATE');
    await underContract([]);
  });
});
