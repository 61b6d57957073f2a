import { readFileSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { asset, deadline, followUp, notification } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { type RegisterAssetInput, registerAsset } from '../asset/register-asset.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { changeAsset } from '../ticket/change-asset.js';
import { comeDue } from './come-due.js';
import { planUnits } from './plan-units.js';
import { recordFollowUp } from './record-follow-up.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const office = readFileSync('test/cases/office-policy.yaml', 'utf8');

let version = 1;
const activate = async (rules: string, head = '') => {
  version += 1;
  const yaml = office
    .replace('version: "1"', `version: "${version}"`)
    .replace(/followUps:\n(?: {2}- .*\n)*/, `${head}\nfollowUps:\n${rules}\n`);
  await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
};

let serial = 0;
const register = async (told: Partial<RegisterAssetInput> = {}): Promise<string> => {
  serial += 1;
  const { assetId } = await desk.run(await desk.staff('receptionist@demo'), registerAsset, {
    serialNumber: `UNIT-${serial}`,
    model: 'AQ-200',
    customer: { name: `业主${serial}`, phone: `138000010${String(serial).padStart(2, '0')}` },
    ...told,
  });
  await desk.pass(0);
  return assetId;
};
const turns = (assetId: string) =>
  test.db.select().from(followUp).where(eq(followUp.assetId, assetId)).orderBy(asc(followUp.occasion));
const shown = async (assetId: string) =>
  (await turns(assetId)).map(({ rule, occasion, state }) => `${rule} ${occasion} ${state}`);

const monthly =
  '  - {id: monthly, kind: CALLBACK, every: P1M, from: SOLD, while: IN_WARRANTY, assign: RECEPTIONIST}';
const quarterly = '  - {id: quarterly, kind: INSPECTION, every: P3M, from: SOLD, visit: true, leadTime: P7D}';
const start = new Date('2026-11-23T02:00:00.000Z');

beforeEach(async () => {
  await test.db.delete(notification);
  await test.db.delete(followUp);
  await test.db.delete(deadline);
  // Each test has units of its own.
  await test.db.update(asset).set({ ownerId: null });
  test.clock.set(start);
});

describe('a unit is followed up', () => {
  it('from its registering on: the next turn is planned, then the one after it, each once', async () => {
    await activate(monthly);
    const assetId = await register({ soldOn: '2026-10-31' });
    expect(await shown(assetId)).toEqual(['monthly 2026-11-30 PLANNED']);
    await desk.passTo(new Date('2026-11-29T16:00:00Z'));
    expect(await shown(assetId)).toEqual(['monthly 2026-11-30 DUE', 'monthly 2026-12-31 PLANNED']);
    const [due] = await turns(assetId);
    await Promise.all([1, 2, 3].map(() => desk.run(system, comeDue, { subjectId: due?.id ?? '' })));
    await Promise.all([1, 2, 3].map(() => desk.run(system, planUnits, [assetId])));
    expect(await shown(assetId)).toHaveLength(2);
    const told = await test.db.select().from(notification).where(eq(notification.kind, 'FOLLOW_UP'));
    const receptionist = await desk.staff('receptionist@demo');
    expect(told.map(({ staffId }) => staffId)).toEqual([receptionist.id]);
  });

  it('until its warranty is over', async () => {
    await activate(monthly);
    const assetId = await register({ soldOn: '2025-01-01' });
    await desk.passTo(new Date('2027-06-01T00:00:00Z'));
    const all = await shown(assetId);
    expect(all).toEqual(['monthly 2026-12-01 DUE', 'monthly 2027-01-01 DUE']);
  });

  it('in front of the dispatcher its lead time before it is due', async () => {
    await activate(quarterly);
    const assetId = await register({ soldOn: '2026-09-01' });
    const [planned] = await turns(assetId);
    expect(planned).toMatchObject({ state: 'PLANNED', dueAt: new Date('2026-11-30T16:00:00Z') });
    await desk.passTo(new Date('2026-11-23T16:00:00Z'));
    const dispatcher = (await turns(assetId))[0]?.assigneeId;
    expect(await turns(assetId)).toMatchObject([
      { state: 'PLANNED', noticedAt: new Date('2026-11-23T16:00:00Z'), assigneeId: expect.any(String) },
    ]);
    await desk.passTo(new Date('2026-11-30T16:00:00Z'));
    expect((await turns(assetId))[0]).toMatchObject({ state: 'DUE', assigneeId: dispatcher });
    const told = await test.db.select().from(notification).where(eq(notification.kind, 'FOLLOW_UP'));
    expect(told).toHaveLength(1);
  });

  it('once for all that was missed while the desk stood still', async () => {
    await activate(monthly);
    const assetId = await register({ soldOn: '2026-10-31' });
    desk.sleep(100 * day);
    await desk.pass(minute);
    expect(await shown(assetId)).toEqual(['monthly 2026-11-30 DUE', 'monthly 2027-03-31 PLANNED']);
  });

  it('no more when it has lost its owner', async () => {
    await activate(monthly);
    const assetId = await register({ soldOn: '2026-10-31' });
    await test.db.update(asset).set({ ownerId: null }).where(eq(asset.id, assetId));
    await desk.pass(10 * day);
    expect(await shown(assetId)).toEqual(['monthly 2026-11-30 CANCELLED']);
  });
});

describe('what a unit is owed once', () => {
  const fit =
    '  - {id: fit, kind: INSTALLATION, after: SOLD, delay: P10D, while: NOT_INSTALLED, visit: true, assign: DISPATCHER}';

  it('is in the list when ten days have passed without an installation, also of one registered late (R-093)', async () => {
    await activate(fit);
    const assetId = await register({ soldOn: '2026-11-20' });
    expect(await shown(assetId)).toEqual(['fit 2026-11-30 PLANNED']);
    await desk.passTo(new Date('2026-11-29T16:00:00Z'));
    expect(await shown(assetId)).toEqual(['fit 2026-11-30 DUE']);
    const late = await register({ soldOn: '2026-11-01' });
    await desk.pass(minute);
    expect(await shown(late)).toEqual(['fit 2026-11-11 DUE']);
    const old = await register({ soldOn: '2024-11-01' });
    await desk.pass(minute);
    expect(await shown(old)).toEqual([]);
    // Once: neither time nor another planning brings it back.
    await desk.run(system, planUnits, [assetId, late]);
    await desk.pass(40 * day);
    expect([await shown(assetId), await shown(late)]).toEqual([
      ['fit 2026-11-30 DUE'],
      ['fit 2026-11-11 DUE'],
    ]);
  });

  it('is owed no more once it is installed', async () => {
    await activate(fit);
    const assetId = await register({ soldOn: '2026-11-20' });
    await desk.run(await desk.staff('receptionist@demo'), changeAsset, {
      assetId,
      installedOn: '2026-11-22',
    });
    await desk.pass(minute);
    expect(await shown(assetId)).toEqual(['fit 2026-11-30 CANCELLED']);
  });

  it('is recorded as done when all of its checklist is ticked (R-205)', async () => {
    await activate(
      '  - {id: training, kind: TRAINING, after: ACCEPTED, within: P14D, assign: DISPATCHER, checklist: [use, recovery]}',
    );
    const assetId = await register({ acceptedOn: '2026-11-20' });
    await desk.pass(minute);
    const [training] = await turns(assetId);
    const followUpId = training?.id ?? '';
    const dispatcher = await desk.staff('dispatcher@demo');
    expect(training?.noticedAt).not.toBeNull();
    const done = { followUpId, outcome: '12 people' };
    const say = (checked: string[]) => refusal(desk.run(dispatcher, recordFollowUp, { ...done, checked }));
    expect(await say(['use'])).toBe('BAD_USER_INPUT checked');
    expect(await say(['use', 'recovery', 'cake'])).toBe('BAD_USER_INPUT checked');
    await desk.run(dispatcher, recordFollowUp, { ...done, checked: ['recovery', 'use'] });
    expect(await shown(assetId)).toEqual(['training 2026-12-04 DONE']);
  });
});

describe('a policy that comes in force', () => {
  it('plans every unit by its rules, page by page, and drops what it does not say any more', async () => {
    await activate(quarterly);
    const template = (await turns(await register({ soldOn: '2026-10-31' })))[0];
    const [unit] = await test.db
      .select()
      .from(asset)
      .where(eq(asset.id, template?.assetId ?? ''));
    if (!unit) throw new Error('no unit');
    await test.db.insert(asset).values(
      Array.from({ length: 450 }, (_, index) => ({
        ...unit,
        id: crypto.randomUUID(),
        serialNumber: `MANY-${index}`,
      })),
    );
    await activate(monthly);
    await desk.pass(minute);
    const planned = await test.db.select().from(followUp).where(eq(followUp.state, 'PLANNED'));
    expect(new Set(planned.map(({ rule }) => rule))).toEqual(new Set(['monthly']));
    expect(planned.filter(({ customerId }) => customerId === unit.ownerId)).toHaveLength(451);
    await activate(monthly);
    await desk.pass(minute);
    expect(await test.db.select().from(followUp).where(eq(followUp.state, 'PLANNED'))).toHaveLength(
      planned.length,
    );
  });

  it('takes up again what an earlier one had dropped', async () => {
    await activate(monthly);
    const assetId = await register({ soldOn: '2026-10-31' });
    await activate(quarterly);
    await desk.pass(minute);
    expect(await shown(assetId)).toContain('monthly 2026-11-30 CANCELLED');
    await activate(monthly);
    await desk.pass(minute);
    expect(await shown(assetId)).toEqual(['monthly 2026-11-30 PLANNED', 'quarterly 2027-01-31 CANCELLED']);
    await desk.pass(10 * day);
    expect((await shown(assetId))[0]).toBe('monthly 2026-11-30 DUE');
  });
});

describe('contact hours', () => {
  const weekend = '  - {id: monthly, kind: CALLBACK, every: P1M, from: SOLD}';
  it('put off what falls outside to the next opening', async () => {
    await activate(weekend, 'contactHours: office');
    const assetId = await register({ soldOn: '2026-10-28' });
    // 28 November is a Saturday.
    expect((await turns(assetId))[0]).toMatchObject({
      occasion: '2026-11-28',
      dueAt: new Date('2026-11-30T01:00:00Z'),
    });
  });

  it('hold back what is only looked at after closing, as when every process was down', async () => {
    await activate(weekend, 'contactHours: office');
    const assetId = await register({ soldOn: '2026-10-24' });
    const [planned] = await turns(assetId);
    expect(planned?.dueAt).toEqual(new Date('2026-11-24T01:00:00Z'));
    test.clock.set('2026-11-24T12:00:00Z');
    await desk.pass(hour);
    expect((await turns(assetId))[0]).toMatchObject({
      state: 'PLANNED',
      dueAt: new Date('2026-11-25T01:00:00Z'),
    });
    await desk.passTo(new Date('2026-11-25T01:00:00Z'));
    expect((await turns(assetId))[0]).toMatchObject({ state: 'DUE' });
  });
});

describe('fixed months', () => {
  it('are one for all the units of a customer (R-205)', async () => {
    await activate('  - {id: training, kind: TRAINING, months: [12], assign: DISPATCHER}');
    const customer = { name: '车队', phone: '13900001111' };
    const units = [await register({ customer }), await register({ customer }), await register({ customer })];
    await desk.pass(20 * day);
    const states = (await Promise.all(units.map(turns))).map(([row]) => row?.state);
    expect(states.toSorted()).toEqual(['DUE', 'SKIPPED', 'SKIPPED']);
  });
});
