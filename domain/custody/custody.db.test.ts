import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { custody, loaner, notification } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { closeTicket } from '../ticket/end-ticket.js';
import { holdTicket } from '../ticket/hold-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { handOutLoaner } from './hand-out-loaner.js';
import { recordSupplierContact } from './record-supplier-contact.js';
import { returnUnit } from './return-unit.js';
import { takeBackLoaner } from './take-back-loaner.js';
import { takeInUnit } from './take-in-unit.js';

const test = useDesk({ policy: 'test/cases/custody-policy.yaml' });
const desk = serviceOf(test);

// Every ticket is about a unit of its own, as one unit is in our hands once at a time.
let units = 0;
const open = (told = {}) => {
  units += 1;
  return desk.open({ serialNumber: `OWN-${units}`, model: 'AQ-200', ...told });
};
beforeEach(() => test.clock.set('2026-11-23T02:00:00.000Z'));

const contact = async (ticketId: string, told: object = {}, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), recordSupplierContact, {
    ticketId,
    supplier: '水泵厂',
    channel: 'EMAIL',
    inWriting: true,
    summary: '泵体渗漏，请确认批次',
    ...told,
  });
const takeIn = async (ticketId: string, told: object = {}, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), takeInUnit, {
    ticketId,
    accessories: ['电源线', '滤芯'],
    condition: '外壳有划痕',
    signedBy: '韩梅梅',
    ...told,
  });
const giveBack = async (custodyId: string, told: object = {}, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), returnUnit, {
    custodyId,
    receivedBy: '韩梅梅',
    receiptReturned: true,
    ...told,
  });
const lend = async (ticketId: string, serialNumber: string, told: object = {}, login = 'dispatcher@demo') =>
  desk.run(await desk.staff(login), handOutLoaner, {
    ticketId,
    serialNumber,
    description: 'AQ-200 备用机',
    signedBy: '韩梅梅',
    ...told,
  });

describe('a contact with the supplier', () => {
  it('keeps its promise by the time of the contact, though it is written down after the alarm', async () => {
    const ticketId = await open();
    const at = desk.at(11 * hour);
    await desk.pass(13 * hour);
    expect((await desk.clock(ticketId, 'SUPPLIER_CONTACT')).state).toBe('MISSED');
    await contact(ticketId, { at, channel: 'PHONE', inWriting: false });
    expect(await desk.clock(ticketId, 'SUPPLIER_CONTACT')).toMatchObject({ state: 'MET', metAt: at });
    const [event] = (await desk.events(ticketId)).filter(({ type }) => type === 'SUPPLIER_CONTACTED');
    expect(event).toMatchObject({ at, summary: expect.stringContaining('水泵厂 by PHONE') });
  });

  it('that is too late leaves it missed', async () => {
    const ticketId = await open();
    await desk.pass(12 * hour + minute);
    await contact(ticketId);
    expect(await desk.clock(ticketId, 'SUPPLIER_CONTACT')).toMatchObject({
      state: 'MISSED',
      metAt: desk.now(),
    });
  });

  it('by telephone does not keep what is promised in writing (R-031)', async () => {
    const ticketId = await open({ component: 'pump' });
    await contact(ticketId, { channel: 'PHONE', inWriting: false });
    expect(await desk.clock(ticketId, 'SUPPLIER_CONTACT')).toMatchObject({ state: 'RUNNING', metAt: null });
    await desk.pass(12 * hour);
    expect((await desk.clock(ticketId, 'SUPPLIER_CONTACT')).state).toBe('MISSED');
    await contact(ticketId, { at: new Date(desk.now().getTime() - hour) });
    expect((await desk.clock(ticketId, 'SUPPLIER_CONTACT')).state).toBe('MET');
  });

  it('is refused without a word, in the future, before the report, and when the matter is over', async () => {
    const ticketId = await open();
    expect(await refusal(contact(ticketId, { summary: ' ' }))).toBe('BAD_USER_INPUT summary');
    expect(await refusal(contact(ticketId, { supplier: '' }))).toBe('BAD_USER_INPUT supplier');
    expect(await refusal(contact(ticketId, { at: desk.at(hour) }))).toBe('BAD_USER_INPUT at');
    expect(await refusal(contact(ticketId, { at: desk.at(-hour) }))).toBe('BAD_USER_INPUT at');
    expect(await refusal(contact(ticketId, {}, 'auditor@demo'))).toBe('FORBIDDEN');
    expect(await refusal(contact(ticketId, {}, 'dealer@demo'))).toBe('NOT_FOUND');
    await desk.run(await desk.staff('receptionist@demo'), resolveTicket, { ticketId });
    expect(await refusal(contact(ticketId))).toBe('INVALID_STATE');
  });
});

describe('a unit', () => {
  it('is taken in against a receipt; what counts from then on begins at the true time (R-101)', async () => {
    const ticketId = await open();
    const at = desk.at(hour);
    await desk.pass(5 * hour);
    const { custodyId } = await takeIn(ticketId, { at });
    const [row] = await test.db.select().from(custody).where(eq(custody.id, custodyId));
    expect(row).toMatchObject({
      number: expect.stringMatching(/^C2611-[2-9A-Z]{5}$/),
      state: 'HELD',
      serialNumber: `OWN-${units}`,
      accessories: ['电源线', '滤芯'],
      takenInAt: at,
    });
    expect(await desk.clock(ticketId, 'RETURN_UNIT')).toMatchObject({
      state: 'RUNNING',
      startedAt: at,
      dueAt: new Date(at.getTime() + 3 * day),
    });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('on a ticket that waits for parts does not run against us', async () => {
    const ticketId = await open();
    await desk.run(await desk.staff('dispatcher@demo'), holdTicket, { ticketId, reason: 'PARTS' });
    await takeIn(ticketId);
    expect((await desk.clock(ticketId, 'RETURN_UNIT')).state).toBe('PAUSED');
  });

  it('is given back once, by the true time of it, and its receipt is void then (R-104)', async () => {
    const ticketId = await open();
    const { custodyId } = await takeIn(ticketId);
    const at = desk.at(2 * day);
    await desk.pass(4 * day);
    await giveBack(custodyId, { at });
    expect(await desk.clock(ticketId, 'RETURN_UNIT')).toMatchObject({ state: 'MET', metAt: at });
    expect(await refusal(giveBack(custodyId))).toBe('INVALID_STATE');
    const types = (await desk.events(ticketId)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['UNIT_TAKEN_IN', 'UNIT_RETURNED']));
  });

  it('is given back without the receipt only where it is told how the receiver was known', async () => {
    const { custodyId } = await takeIn(await open());
    expect(await refusal(giveBack(custodyId, { receiptReturned: false }))).toBe('BAD_USER_INPUT note');
    await giveBack(custodyId, { receiptReturned: false, note: '身份证' });
  });

  it('is given back after the ticket was closed, too', async () => {
    const ticketId = await open();
    const { custodyId } = await takeIn(ticketId);
    const receptionist = await desk.staff('receptionist@demo');
    await desk.run(receptionist, resolveTicket, { ticketId });
    await desk.run(receptionist, closeTicket, { ticketId });
    await giveBack(custodyId);
    expect((await test.db.select().from(custody).where(eq(custody.id, custodyId)))[0]?.state).toBe(
      'RETURNED',
    );
  });

  it('is in our hands once at a time, of two who take it in at once as well', async () => {
    const registered = await desk.open({ serialNumber: 'DEMO-0003' });
    const again = await desk.open({ serialNumber: 'DEMO-0003' });
    const both = await Promise.allSettled([takeIn(registered), takeIn(again)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const ticketId = await open();
    await takeIn(ticketId);
    expect(await refusal(takeIn(ticketId))).toBe('INVALID_STATE');
  });

  it.each([
    ['a signature', { signedBy: ' ' }, 'signedBy'],
    ['a word on its condition', { condition: '' }, 'condition'],
    ['names of its accessories', { accessories: [''] }, 'accessories'],
    ['a sensible number of accessories', { accessories: Array(31).fill('线') }, 'accessories'],
    ['a time that has come', { at: new Date('2027-01-01') }, 'at'],
  ])('is not taken in without %s', async (_what, told, field) => {
    expect(await refusal(takeIn(await open(), told))).toBe(`BAD_USER_INPUT ${field}`);
  });

  it('is neither taken in nor given back by those who may not', async () => {
    const ticketId = await open();
    expect(await refusal(takeIn(ticketId, {}, 'auditor@demo'))).toBe('FORBIDDEN');
    const { custodyId } = await takeIn(ticketId);
    expect(await refusal(giveBack(custodyId, {}, 'general_manager@demo'))).toBe('FORBIDDEN');
    expect(await refusal(giveBack(custodyId, {}, 'dealer@demo'))).toBe('NOT_FOUND');
    expect(await refusal(giveBack(crypto.randomUUID()))).toBe('NOT_FOUND');
  });
});

describe('a loaner', () => {
  it('keeps its promise by the true time, is with one customer at a time, and comes back (R-035)', async () => {
    const [one, other] = [await open(), await open()];
    const at = desk.at(12 * hour);
    await desk.pass(13 * hour);
    const { loanerId } = await lend(one, 'loan 1', { at });
    expect(await desk.clock(one, 'LOANER')).toMatchObject({ state: 'MET', metAt: at });
    expect(await refusal(lend(other, 'LOAN1'))).toBe('CONFLICT serialNumber');
    const dispatcher = await desk.staff('dispatcher@demo');
    const back = () => desk.run(dispatcher, takeBackLoaner, { loanerId, condition: '完好' });
    await back();
    expect(await refusal(back())).toBe('INVALID_STATE');
    await lend(other, 'LOAN1');
    const lent = await test.db.select().from(loaner).where(eq(loaner.serialNumber, 'LOAN1'));
    expect(lent.map(({ state }) => state).toSorted()).toEqual(['BACK', 'OUT']);
  });

  it('is asked back when the customer has his own unit again (R-105)', async () => {
    const ticketId = await open();
    const { custodyId } = await takeIn(ticketId);
    await lend(ticketId, 'LOAN2');
    await giveBack(custodyId);
    const told = await test.db
      .select()
      .from(notification)
      .where(and(eq(notification.ticketId, ticketId), eq(notification.kind, 'FOLLOW_UP')));
    expect(told).toMatchObject([{ text: expect.stringContaining('LOAN2') }]);
  });
});
