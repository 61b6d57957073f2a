import { eq } from 'drizzle-orm';
import { type AssetRow, asset } from '../../schema/index.js';
import { requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import { assetsByIds } from './seen-customers.queries.js';

/** The gate of every change of a unit. @throws UNAUTHENTICATED, NOT_FOUND */
export async function lockVisibleAsset(ctx: Context, assetId: string): Promise<AssetRow> {
  requireIdentity(ctx.actor);
  const [seen] = await assetsByIds(ctx, [assetId]);
  if (!seen) throw notFound('unit');
  const [row] = await ctx.tx.select().from(asset).where(eq(asset.id, assetId)).for('no key update');
  if (!row) throw notFound('unit');
  return row;
}
