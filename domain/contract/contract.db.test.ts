import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { followUp, serviceContract } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, refusal, serviceOf } from '../../test/support/service.js';
import { registerAsset } from '../asset/register-asset.js';
import { changeAsset } from '../ticket/change-asset.js';
import { cancelTicket } from '../ticket/end-ticket.js';
import { scheduleVisit } from '../visit/schedule-visit.js';
import { endContract } from './end-contract.js';
import { registerContract } from './register-contract.js';
import { renewContract } from './renew-contract.js';

const test = useDesk({ policy: 'test/cases/contract-policy.yaml' });
const desk = serviceOf(test);
beforeEach(() => test.clock.set('2026-11-23T02:00:00.000Z'));

let units = 0;
const unit = async (told: object = {}) => {
  units += 1;
  const serialNumber = `CON-${units}`;
  const { assetId } = await desk.run(await desk.staff('receptionist@demo'), registerAsset, {
    serialNumber,
    model: 'AQ-200',
    customer: { name: `客户${units}`, phone: `136000000${String(units).padStart(2, '0')}` },
    ...told,
  });
  await desk.pass(0);
  return {
    assetId,
    serialNumber,
    customer: { name: `客户${units}`, phone: `136000000${String(units).padStart(2, '0')}` },
  };
};
const contract = async (serialNumber: string, told: object = {}, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), registerContract, {
    number: `C-${serialNumber}`,
    serialNumber,
    startsOn: '2026-11-01',
    endsOn: '2027-03-31',
    ...told,
  });
const turns = async (assetId: string) => {
  const rows = await test.db
    .select()
    .from(followUp)
    .where(eq(followUp.assetId, assetId))
    .orderBy(asc(followUp.rule), asc(followUp.occasion));
  return rows.map(({ rule, occasion, state }) => `${rule} ${occasion} ${state}`);
};

describe('a contract', () => {
  it('plans the renewal a month ahead and the training while it runs, and ends both with it (R-200, R-205)', async () => {
    const { assetId, serialNumber } = await unit();
    expect(await turns(assetId)).toEqual([]);
    const { contractId } = await contract(serialNumber, { endsOn: '2027-05-31' });
    expect(await turns(assetId)).toEqual(['renewal 2027-05-31 PLANNED', 'training 2027-05-01 PLANNED']);
    await desk.run(await desk.staff('manager@demo'), endContract, {
      contractId,
      reason: '客户停用',
      on: '2027-04-30',
    });
    expect(await turns(assetId)).toEqual([
      'renewal 2027-04-30 PLANNED',
      'renewal 2027-05-31 CANCELLED',
      'training 2027-05-01 CANCELLED',
    ]);
  });

  it('that is renewed is not asked to be renewed before the new end', async () => {
    const { assetId, serialNumber } = await unit();
    const { contractId } = await contract(serialNumber);
    await desk.run(await desk.staff('manager@demo'), renewContract, {
      contractId,
      number: `R-${serialNumber}`,
      endsOn: '2028-03-31',
    });
    expect(await turns(assetId)).toContain('renewal 2027-03-31 CANCELLED');
    expect(await turns(assetId)).toContain('renewal 2028-03-31 PLANNED');
    const rows = await test.db.select().from(serviceContract).where(eq(serviceContract.assetId, assetId));
    expect(rows.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`).toSorted()).toEqual([
      '2026-11-01 2027-03-31',
      '2027-04-01 2028-03-31',
    ]);
  });

  it('changes what is promised on an open ticket of its unit at once', async () => {
    const { serialNumber } = await unit();
    const ticketId = await desk.open({ serialNumber });
    expect((await desk.clock(ticketId, 'REPLY')).rule).toBe('reply');
    await contract(serialNumber);
    expect((await desk.clock(ticketId, 'REPLY')).rule).toBe('reply-contract');
  });

  it('is refused beside another, under a number that is taken, upside down, and of nobody’s unit', async () => {
    const { serialNumber } = await unit();
    await contract(serialNumber);
    expect(await refusal(contract(serialNumber, { number: 'other' }))).toBe('CONFLICT startsOn');
    const other = await unit();
    expect(await refusal(contract(other.serialNumber, { number: `C-${serialNumber}` }))).toBe(
      'CONFLICT number',
    );
    expect(await refusal(contract(other.serialNumber, { endsOn: '2026-10-31' }))).toBe(
      'BAD_USER_INPUT endsOn',
    );
    expect(await refusal(contract('NO-SUCH'))).toBe('BAD_USER_INPUT serialNumber');
    const free = await unit({ customer: null });
    expect(await refusal(contract(free.serialNumber))).toBe('BAD_USER_INPUT customer');
    expect(await refusal(contract(other.serialNumber, {}, 'technician1@demo'))).toBe('FORBIDDEN');
  });

  it('of two at once is made once', async () => {
    const { serialNumber } = await unit();
    const both = await Promise.allSettled([
      contract(serialNumber),
      contract(serialNumber, { number: 'twin' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a unit that changes', () => {
  const change = async (assetId: string, told: object) => {
    await desk.run(await desk.staff('receptionist@demo'), changeAsset, { assetId, ...told });
    await desk.pass(0);
  };

  it('is inspected from its acceptance on, by whoever owns it, and by nobody when nobody does', async () => {
    const { assetId } = await unit({ soldOn: '2026-10-01' });
    expect(await turns(assetId)).toEqual([]);
    await change(assetId, { acceptedOn: '2026-11-10' });
    expect(await turns(assetId)).toEqual(['inspection 2027-02-10 PLANNED']);
    await change(assetId, { acceptedOn: '2026-11-12' });
    expect(await turns(assetId)).toEqual([
      'inspection 2027-02-10 CANCELLED',
      'inspection 2027-02-12 PLANNED',
    ]);
    await change(assetId, { withoutOwner: true });
    expect(await turns(assetId)).toEqual([
      'inspection 2027-02-10 CANCELLED',
      'inspection 2027-02-12 CANCELLED',
    ]);
    expect(await refusal(change(assetId, { soldOn: '2026-11-20' }))).toBe('BAD_USER_INPUT acceptedOn');
  });

  it('has the promises on its open tickets matched anew, and keeps the verdict that each was opened with', async () => {
    const { assetId, serialNumber } = await unit();
    // Shortly before midnight in Shanghai; the contract begins with the next day.
    test.clock.set('2026-11-23T15:30:00.000Z');
    const ticketId = await desk.open({ serialNumber });
    const { entitlement } = await desk.ticket(ticketId);
    const before = await desk.clock(ticketId, 'REPLY');
    await contract(serialNumber, { startsOn: '2026-11-24' });
    expect((await desk.clock(ticketId, 'REPLY')).rule).toBe('reply');
    test.clock.set('2026-11-23T16:05:00.000Z');
    await change(assetId, { soldOn: '2026-11-01' });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({
      rule: 'reply-contract',
      startedAt: before.startedAt,
    });
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('CLOCK_CHANGED');
    expect((await desk.ticket(ticketId)).entitlement).toEqual(entitlement);
  });

  it('is left alone by a dealer while it is in the care of others', async () => {
    const dealer = await desk.staff('dealer@demo');
    const change = ({ assetId }: { assetId: string }) =>
      desk.run(dealer, changeAsset, { assetId, soldOn: '2026-11-01' });
    const [fresh, others, own] = [await unit(), await unit(), await unit()];
    await desk.open({ serialNumber: others.serialNumber });
    await desk.open({
      serialNumber: own.serialNumber,
      customer: own.customer,
      address: { text: '福建省厦门市思明区湖滨南路50号' },
    });
    expect(await refusal(change(others))).toBe('FORBIDDEN');
    expect(await refusal(contract(others.serialNumber, {}, 'dealer@demo'))).toBe('FORBIDDEN');
    await change(own);
    await change(fresh);
    const { contractId } = await contract(fresh.serialNumber, {}, 'dealer@demo');
    const end = { contractId, reason: 'x' };
    expect(await refusal(desk.run(dealer, endContract, end))).toBe('NOT_FOUND');
    expect((await contract(own.serialNumber, {}, 'dealer@demo')).assetId).toBe(own.assetId);
  });

  it('has its inspection done by the visit that is scheduled for it, and owed again when that is called off', async () => {
    const { assetId, serialNumber, customer } = await unit({ acceptedOn: '2026-09-01' });
    await desk.pass(9 * day);
    const [owed] = await test.db.select().from(followUp).where(eq(followUp.assetId, assetId));
    const dispatcher = await desk.staff('dispatcher@demo');
    const ticketId = await desk.open({ kind: 'MAINTENANCE', serialNumber, customer });
    const plan = {
      ticketId,
      followUpId: owed?.id ?? '',
      plannedStart: desk.at(hour),
      plannedEnd: desk.at(2 * hour),
    };
    // As it comes from a client that leaves the purpose out.
    const { visitId } = await desk.run(dispatcher, scheduleVisit, { ...plan, purpose: 'REPAIR' });
    expect((await desk.visit(visitId)).purpose).toBe('INSPECTION');
    const row = async () =>
      (
        await test.db
          .select()
          .from(followUp)
          .where(eq(followUp.id, owed?.id ?? ''))
      )[0];
    expect(await row()).toMatchObject({ state: 'DONE', visitId, ticketId, doneAt: desk.now() });
    expect(await refusal(desk.run(dispatcher, scheduleVisit, plan))).toBe('BAD_USER_INPUT followUpId');
    await desk.run(dispatcher, cancelTicket, { ticketId });
    expect(await row()).toMatchObject({ state: 'DUE', visitId: null });
  });
});
