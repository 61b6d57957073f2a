import { asset } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { sqlState } from '../desk.js';
import { DomainError } from '../errors.js';

type NewAsset = Omit<typeof asset.$inferInsert, 'id' | 'createdAt'>;

/** Stores a unit and has planned what it is owed. @throws CONFLICT when the serial number is registered already */
export async function insertAsset(ctx: Context, values: NewAsset): Promise<string> {
  const assetId = ctx.newId();
  try {
    await ctx.tx.insert(asset).values({ ...values, id: assetId, createdAt: ctx.now });
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new DomainError('CONFLICT', 'This serial number is registered already.', { field: 'serialNumber' });
  }
  await arm(ctx, 'PLAN_UNIT', { subjectId: assetId, dueAt: ctx.now });
  return assetId;
}
