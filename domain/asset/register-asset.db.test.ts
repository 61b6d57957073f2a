import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { asset, customer } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { type RegisterAssetInput, registerAsset } from './register-asset.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const register = async (told: Partial<RegisterAssetInput>, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), registerAsset, { serialNumber: 'NEW-1', model: 'AQ-200', ...told });
const stored = async (assetId: string) => {
  const [row] = await test.db.select().from(asset).where(eq(asset.id, assetId));
  return row;
};
const long = 'x'.repeat(10_000);

describe('registering a unit', () => {
  it('stores it under its serial number, however that was written, with its dates and owner', async () => {
    const dates = {
      manufacturedOn: '2026-01-02',
      receivedByDealerOn: '2026-02-03',
      soldOn: '2026-03-04',
      installedOn: '2026-03-05',
      acceptedOn: '2026-03-06',
    };
    const { assetId } = await register({
      ...dates,
      serialNumber: ' ａｂ‐ 12 ',
      model: ' aq-200 ',
      batch: 'B7',
      warrantyCard: 'W-1',
      customer: { name: '赵敏', phone: '13712345678' },
    });
    const row = await stored(assetId);
    expect(row).toMatchObject({ ...dates, serialNumber: 'AB-12', batch: 'B7', warrantyCard: 'W-1' });
    const [owner] = await test.db
      .select()
      .from(customer)
      .where(eq(customer.id, row?.ownerId ?? ''));
    expect(owner).toMatchObject({ name: '赵敏', phone: '+8613712345678' });
  });

  it('is found afterwards by whoever reports a fault, whose warranty follows from its dates', async () => {
    await register({ serialNumber: 'FRESH-9', soldOn: '2026-11-20' });
    const row = await desk.ticket(await desk.open({ serialNumber: 'fresh 9' }));
    expect(row).toMatchObject({
      serialAsTold: null,
      entitlement: { coverage: 'FREE', endsOn: '2028-11-20' },
    });
  });

  it('refuses a serial number that is registered, also when two come at once', async () => {
    expect(await refusal(register({ serialNumber: 'demo-0001' }))).toBe('CONFLICT serialNumber');
    const both = await Promise.allSettled([
      register({ serialNumber: 'RACE-1' }),
      register({ serialNumber: 'RACE-1' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['an empty serial number', { serialNumber: ' ' }, 'serialNumber'],
    ['an endless serial number', { serialNumber: long }, 'serialNumber'],
    ['an unknown model', { model: 'AQ-999' }, 'model'],
    ['an empty model', { model: '' }, 'model'],
    ['an endless batch', { batch: long }, 'batch'],
    ['an endless warranty card', { warrantyCard: long }, 'warrantyCard'],
    ['an owner without a name', { customer: { name: '' } }, 'customer.name'],
    [
      'an owner with a telephone that is none',
      { customer: { name: '赵敏', phone: 'none' } },
      'customer.phone',
    ],
    ['a date that is none', { soldOn: '2026-02-30' }, 'soldOn'],
    ['a date in words', { installedOn: 'yesterday' }, 'installedOn'],
    ['a date of another century', { manufacturedOn: '1899-01-01' }, 'manufacturedOn'],
    ['a sale before the making', { manufacturedOn: '2026-05-01', soldOn: '2026-04-30' }, 'soldOn'],
    [
      'an acceptance before the installing',
      { installedOn: '2026-05-01', acceptedOn: '2026-04-30' },
      'acceptedOn',
    ],
    ['a sale that has not happened yet', { soldOn: '2026-11-24' }, 'soldOn'],
    ['a making in a hundred years', { manufacturedOn: '2126-01-01' }, 'manufacturedOn'],
  ])('refuses %s, naming the field', async (_what, told, field) => {
    expect(await refusal(register({ serialNumber: 'BAD-1', ...told }))).toBe(`BAD_USER_INPUT ${field}`);
  });

  it('takes today in the policy’s time zone for a date', async () => {
    test.clock.set('2026-11-23T17:00:00.000Z'); // 01:00 on the 24th in Shanghai
    const { assetId } = await register({ serialNumber: 'TODAY-1', soldOn: '2026-11-24' });
    expect((await stored(assetId))?.soldOn).toBe('2026-11-24');
  });

  it('is refused to those who may not', async () => {
    for (const login of ['auditor@demo', 'technician1@demo', 'parts_keeper@demo', 'general_manager@demo']) {
      expect(await refusal(register({ serialNumber: 'NO-1' }, login))).toBe('FORBIDDEN');
    }
    const told = { serialNumber: 'NO-1', model: 'AQ-200' };
    expect(await refusal(test.desk.run({ kind: 'ANONYMOUS' }, registerAsset, told))).toBe('UNAUTHENTICATED');
  });
});
