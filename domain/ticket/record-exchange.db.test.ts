import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { approval, asset, serviceContract } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, refusal, serviceOf } from '../../test/support/service.js';
import { changeTicket } from './change-ticket.js';
import { grantApproval } from './decide-approval.js';
import { recordExchange } from './record-exchange.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const desk = serviceOf(test);

const unit = async (serialNumber: string) => {
  const [row] = await test.db.select().from(asset).where(eq(asset.serialNumber, serialNumber));
  if (!row) throw new Error('no such unit');
  return row;
};

/** A ticket of a unit whose fault was repaired twice in vain. */
async function thirdFault(serialNumber: string): Promise<string> {
  const supervisor = await desk.staff('supervisor@demo');
  for (const _ of ['first', 'second']) {
    const ticketId = await desk.open({ serialNumber });
    test.clock.advance(2 * day);
    await desk.run(supervisor, resolveTicket, { ticketId });
    test.clock.advance(day);
  }
  return desk.open({ serialNumber });
}

describe('a unit for a faulty one', () => {
  it('is given when whoever must agree has agreed, and has the whole term anew where the policy says so', async () => {
    const supervisor = await desk.staff('supervisor@demo');
    const ticketId = await thirdFault('DEMO-0012');
    const exchange = { ticketId, serialNumber: 'new-0012' };
    expect(await refusal(desk.run(supervisor, recordExchange, exchange))).toBe('INVALID_STATE');
    await desk.run(supervisor, changeTicket, { ticketId, kind: 'EXCHANGE' });
    expect(await refusal(desk.run(supervisor, recordExchange, exchange))).toBe('INVALID_STATE');
    const [asked] = await test.db.select().from(approval).where(eq(approval.ticketId, ticketId));
    await desk.run(await desk.staff('manager@demo'), grantApproval, { approvalId: asked?.id ?? '' });
    await desk.run(supervisor, recordExchange, exchange);
    const [old, got] = [await unit('DEMO-0012'), await unit('NEW-0012')];
    expect(got).toMatchObject({
      replacesId: old.id,
      ownerId: old.ownerId,
      soldOn: old.soldOn,
      exchangedOn: '2026-11-29',
    });
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('UNIT_EXCHANGED');
    test.clock.advance(10 * day);
    const { entitlement } = await desk.ticket(await desk.open({ serialNumber: 'NEW-0012' }));
    expect(entitlement).toMatchObject({
      coverage: 'FREE',
      endsOn: '2027-11-29',
      facts: { exchangedOn: '2026-11-29', failedRepairs: 0 },
      considered: [{ id: 'year', startsOn: '2026-11-29', countedFrom: 'EXCHANGED' }, {}, {}, {}],
    });
    expect(entitlement?.reasons).toContain('FRESH_AFTER_EXCHANGE');
  });

  it('is given once for one unit, however many ask at the same time', async () => {
    const manager = await desk.staff('manager@demo');
    const ticketId = await desk.open({ kind: 'EXCHANGE', serialNumber: 'DEMO-0009' });
    const attempts = await Promise.allSettled(
      ['TWIN-1', 'TWIN-2'].map((serialNumber) =>
        desk.run(manager, recordExchange, { ticketId, serialNumber }),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes the running contract with it', async () => {
    const manager = await desk.staff('manager@demo');
    const ticketId = await desk.open({ kind: 'EXCHANGE', serialNumber: 'DEMO-0008' });
    await desk.run(manager, recordExchange, { ticketId, serialNumber: 'NEW-0008' });
    const { id } = await unit('NEW-0008');
    const contracts = await test.db.select().from(serviceContract).where(eq(serviceContract.assetId, id));
    expect(contracts).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['a serial number that is registered', { serialNumber: 'DEMO-0001' }, 'CONFLICT serialNumber'],
    ['no serial number', { serialNumber: ' ' }, 'BAD_USER_INPUT serialNumber'],
    ['a day before the sale', { exchangedOn: '2020-01-01' }, 'BAD_USER_INPUT exchangedOn'],
    ['a day to come', { exchangedOn: '2099-01-01' }, 'BAD_USER_INPUT exchangedOn'],
  ])('refuses %s', async (_what, told, expected) => {
    const ticketId = await desk.open({ kind: 'EXCHANGE', serialNumber: 'DEMO-0003' });
    const attempt = desk.run(await desk.staff('manager@demo'), recordExchange, {
      ticketId,
      serialNumber: 'NEW-0003',
      ...told,
    });
    expect(await refusal(attempt)).toBe(expected);
  });

  it('is not given to those who may not register units, nor for a unit that nobody registered', async () => {
    const ticketId = await desk.open({ kind: 'EXCHANGE', serialNumber: null, model: 'AQ-200' });
    const exchange = { ticketId, serialNumber: 'NEW-1' };
    expect(await refusal(desk.run(await desk.staff('auditor@demo'), recordExchange, exchange))).toBe(
      'FORBIDDEN',
    );
    expect(await refusal(desk.run(await desk.staff('manager@demo'), recordExchange, exchange))).toBe(
      'INVALID_STATE',
    );
  });
});
