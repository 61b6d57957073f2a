import { and, eq, or } from 'drizzle-orm';
import { type AssetRow, asset, ticket } from '../../schema/index.js';
import { hasRole, requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { forbidden, notFound } from '../errors.js';
import { assetsByIds } from './seen-customers.queries.js';
import { visibleTickets } from './ticket.queries.js';

/** The gate of every change of a unit. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a dealer's neighbour */
export async function lockVisibleAsset(ctx: Context, assetId: string): Promise<AssetRow> {
  requireIdentity(ctx.actor);
  const [seen] = await assetsByIds(ctx, [assetId]);
  if (!seen) throw notFound('unit');
  const [row] = await ctx.tx.select().from(asset).where(eq(asset.id, assetId)).for('no key update');
  if (!row) throw notFound('unit');
  await demandOwnTrade(ctx, row);
  return row;
}

/**
 * Dealers are companies of their own. All staff find all units, but a dealer leaves alone what others have in their
 * care: a unit with tickets, its own or its owner's, of which he sees none.
 */
async function demandOwnTrade(ctx: Context, { id, ownerId }: AssetRow): Promise<void> {
  const { actor } = ctx;
  if (!hasRole(actor, 'DEALER') || (actor.kind === 'STAFF' && actor.scope === 'ALL')) return;
  const about = or(eq(ticket.assetId, id), ownerId === null ? undefined : eq(ticket.customerId, ownerId));
  const seen = await ctx.tx.$count(ticket, and(about, visibleTickets(ctx)));
  if (seen === 0 && (await ctx.tx.$count(ticket, about)) > 0)
    throw forbidden('This unit is in the care of others.');
}
