import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { system, useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';
import { findAsset, findAssetAsTold } from './asset.queries.js';
import { registerAsset } from './register-asset.js';

const home = useDesk();
const desk = serviceOf(home);

const told = async (serialNumber: string): Promise<string | null> =>
  (await home.desk.read(system, findAssetAsTold, serialNumber))?.serialNumber ?? null;

beforeAll(async () => {
  const staff = await desk.staff('receptionist@demo');
  for (const serialNumber of ['KL-100', 'K1-1OO', 'AB-0I', '编号'])
    await desk.run(staff, registerAsset, { serialNumber, model: 'AQ-200' });
});

describe('a serial number as it was read off a label', () => {
  test.each([
    ['DEM0 0001', 'DEMO-0001'],
    ['demo ooo1', 'DEMO-0001'],
    ['DEMOOO0l', 'DEMO-0001'],
    ['DEM0-OO91', null],
    ['DEMO-0001', 'DEMO-0001'],
    ['ab 01', 'AB-0I'],
    ['ABOL', 'AB-0I'],
  ])('%s finds %s', async (written, expected) => {
    expect(await told(written)).toBe(expected);
  });

  test('finds none where two units look like it, and the very one where it is written as it is', async () => {
    expect(await told('K1-100')).toBeNull();
    expect(await told('kl 100')).toBe('KL-100');
    expect(await told('K11O0')).toBeNull();
    expect(await told('k1 1oo')).toBe('K1-1OO');
  });

  test('of nothing but other signs is looked for as it stands', async () => {
    expect(await told('编号')).toBe('编号');
    expect(await told('没有')).toBeNull();
  });

  test('is no way to name a unit where it must be exact', async () => {
    expect(await home.desk.read(system, findAsset, 'DEM0-0001')).toBeNull();
    expect(await home.desk.read(system, findAsset, 'demo0001')).toMatchObject({ serialNumber: 'DEMO-0001' });
  });

  test('is looked up by its index', async () => {
    const plan = await home.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(sql`explain select * from asset
        where translate(regexp_replace(serial_number, '[^A-Z0-9]', '', 'g'), 'OIL', '011') = 'DEM00001'`);
    });
    expect(JSON.stringify(plan)).toContain('asset_look_alike_index');
  });
});
