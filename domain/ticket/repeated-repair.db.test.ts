import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { approval } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, serviceOf } from '../../test/support/service.js';
import { changeTicket } from './change-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { resolveTicket } from './resolve-ticket.js';
import { resumeTicket } from './resume-ticket.js';

const test = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const desk = serviceOf(test);
const verdictOf = async (ticketId: string) => (await desk.ticket(ticketId)).entitlement;

/** A fault that is repaired within some days; the same again comes within the month. */
async function repairFor(days: number, serialNumber: string, component = 'heater'): Promise<string> {
  const supervisor = await desk.staff('supervisor@demo');
  const ticketId = await desk.open({ serialNumber, component });
  desk.sleep(days * day);
  await desk.run(supervisor, resolveTicket, { ticketId });
  desk.sleep(day);
  return ticketId;
}

const serials = { FAULT: 'DEMO-0013', EXCHANGE: 'DEMO-0014', RETURN: 'DEMO-0015' } as const;

describe('a unit that was repaired before', () => {
  it('has the days in repair added to its term, and another unit after the second repair in vain', async () => {
    const first = await verdictOf(await repairFor(4, 'DEMO-0012'));
    expect(first).toMatchObject({
      remedies: ['REPAIR', 'RETURN'],
      facts: { failedRepairs: 0, downtime: [] },
    });
    const second = await verdictOf(await repairFor(3, 'DEMO-0012'));
    expect(second).toMatchObject({
      facts: { failedRepairs: 1, downtime: [{ reason: 'REPAIR' }] },
      considered: [{ id: 'year', daysAdded: 4, extensions: [{ days: 4 }] }, {}, {}, {}],
    });
    expect(second?.remedies).not.toContain('EXCHANGE');
    const third = await verdictOf(await desk.open({ serialNumber: 'DEMO-0012', component: 'heater' }));
    expect(third).toMatchObject({ terms: ['year', 'failed-twice', 'month'], facts: { failedRepairs: 2 } });
    expect(third?.considered?.[0]).toMatchObject({ daysAdded: 7 });
    expect(third?.approvals).toEqual([
      { subject: 'RETURN', role: 'GENERAL_MANAGER' },
      { subject: 'EXCHANGE', role: 'MANAGER' },
    ]);
  });

  it.each(['FAULT', 'EXCHANGE', 'RETURN'] as const)(
    'needs the same consent to another unit when the matter is opened as %s',
    async (kind) => {
      const first = await repairFor(4, serials[kind], 'pump');
      const last = await repairFor(3, serials[kind], 'pump');
      const ticketId = await desk.open({ kind, serialNumber: serials[kind], component: 'pump' });
      const opened = await desk.ticket(ticketId);
      expect(opened.repeatOfId).toBe(last);
      expect(first).not.toBe(last);
      expect(opened.entitlement).toMatchObject({ facts: { failedRepairs: 2 } });
      if (kind !== 'EXCHANGE')
        await desk.run(await desk.staff('supervisor@demo'), changeTicket, { ticketId, kind: 'EXCHANGE' });
      expect(await desk.ticket(ticketId)).toMatchObject({ state: 'ON_HOLD', holdReason: 'APPROVAL' });
      const asked = await test.db.select().from(approval).where(eq(approval.ticketId, ticketId));
      expect(asked.filter(({ state }) => state === 'REQUESTED')).toMatchObject([
        { subject: 'EXCHANGE', role: 'MANAGER' },
      ]);
    },
  );

  it('was not repaired in vain because somebody wants his money back and says nothing of a fault', async () => {
    await repairFor(4, 'DEMO-0020');
    const ticketId = await desk.open({ kind: 'RETURN', serialNumber: 'DEMO-0020' });
    expect(await desk.ticket(ticketId)).toMatchObject({
      repeatOfId: null,
      entitlement: { facts: { failedRepairs: 0 } },
    });
  });

  it('has what it waited for parts in the facts of the next verdict', async () => {
    const supervisor = await desk.staff('supervisor@demo');
    const ticketId = await desk.open({ serialNumber: 'DEMO-0001', component: 'pump' });
    const opened = (await desk.ticket(ticketId)).number;
    desk.sleep(2 * day);
    await desk.run(supervisor, holdTicket, { ticketId, reason: 'PARTS' });
    desk.sleep(40 * day);
    await desk.run(supervisor, resumeTicket, { ticketId });
    await desk.run(supervisor, resolveTicket, { ticketId });
    const next = await verdictOf(await desk.open({ serialNumber: 'DEMO-0001', component: 'pump' }));
    expect(next?.facts?.downtime).toMatchObject([
      { reason: 'REPAIR', ticket: opened },
      { reason: 'PARTS', ticket: opened },
    ]);
    expect(next?.terms).toContain('long-repair');
    expect(next?.considered?.[0]).toMatchObject({ daysAdded: 42 });
  });

  it('of faults to which nothing has happened yet the verdict takes the first, however many there are', async () => {
    const first = await desk.open({ serialNumber: 'DEMO-0002', component: 'pump' });
    desk.sleep(day);
    const held = await desk.open({ serialNumber: 'DEMO-0002', component: 'faucet' });
    await desk.run(await desk.staff('supervisor@demo'), holdTicket, { ticketId: held, reason: 'PARTS' });
    for (let more = 0; more < 3; more += 1) await desk.open({ serialNumber: 'DEMO-0002', component: 'pump' });
    desk.sleep(day);
    const next = await verdictOf(await desk.open({ serialNumber: 'DEMO-0002', component: 'pump' }));
    expect(next?.facts?.downtime).toEqual([
      { from: expect.any(String), to: null, reason: 'REPAIR', ticket: (await desk.ticket(first)).number },
      { from: expect.any(String), to: null, reason: 'PARTS', ticket: (await desk.ticket(held)).number },
    ]);
  });
});
