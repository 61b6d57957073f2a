import { and, asc, desc, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import {
  type AssetRow,
  asset,
  type CustomerAddressRow,
  type CustomerRow,
  conversation,
  customer,
  customerAddress,
  type ServiceContractRow,
  serviceContract,
  ticket,
} from '../../schema/index.js';
import { requireIdentity, seesAllCustomers } from '../access.js';
import { findAsset } from '../asset/asset.queries.js';
import type { ReadContext } from '../context.js';
import { visibleTickets } from './ticket.queries.js';

/**
 * Customers are seen by who must find anybody, and else with their tickets. A chat names a customer by words alone,
 * so what is stored with the same name and number is shown to it only once the number is proven.
 */
function visibleCustomers(ctx: ReadContext): SQL | undefined {
  if (seesAllCustomers(ctx.actor)) return undefined;
  return exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(ticket)
      .where(and(eq(ticket.customerId, customer.id), visibleTickets(ctx))),
  );
}

/** The latest of this number (E.164) whom the actor may see. @throws UNAUTHENTICATED */
export async function findCustomer(ctx: ReadContext, phone: string): Promise<CustomerRow | null> {
  requireIdentity(ctx.actor);
  const [row] = await ctx.tx
    .select()
    .from(customer)
    .where(and(eq(customer.phone, phone), visibleCustomers(ctx)))
    .orderBy(desc(customer.createdAt), desc(customer.id))
    .limit(1);
  return row ?? null;
}

export const customersByIds = (ctx: ReadContext, ids: readonly string[]): Promise<CustomerRow[]> =>
  ctx.tx
    .select()
    .from(customer)
    .where(and(inArray(customer.id, [...ids]), visibleCustomers(ctx)));

/** Without the gate: for whom the actor came to by something that he may see. */
export const knownCustomers = (ctx: ReadContext, ids: readonly string[]): Promise<CustomerRow[]> =>
  ctx.tx
    .select()
    .from(customer)
    .where(inArray(customer.id, [...ids]));

/** Of the customer of a chat whose number is proven; undefined for staff. */
function provenOwner(ctx: ReadContext, customerId: typeof asset.ownerId | typeof customerAddress.customerId) {
  const { actor } = ctx;
  if (actor.kind !== 'CUSTOMER' && actor.kind !== 'BOT') return undefined;
  return exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(customer)
      .innerJoin(conversation, eq(conversation.provenPhone, customer.phone))
      .where(and(eq(customer.id, customerId), eq(conversation.id, actor.conversationId))),
  );
}

export const addressesOfCustomers = (
  ctx: ReadContext,
  customerIds: readonly string[],
): Promise<CustomerAddressRow[]> =>
  ctx.tx
    .select()
    .from(customerAddress)
    .where(
      and(
        inArray(customerAddress.customerId, [...customerIds]),
        provenOwner(ctx, customerAddress.customerId),
      ),
    )
    .orderBy(desc(customerAddress.id));

export const assetsOfCustomers = (ctx: ReadContext, customerIds: readonly string[]): Promise<AssetRow[]> =>
  ctx.tx
    .select()
    .from(asset)
    .where(and(inArray(asset.ownerId, [...customerIds]), provenOwner(ctx, asset.ownerId)))
    .orderBy(asc(asset.serialNumber));

/** Staff find any unit; a customer those of his tickets and, once proven, his own. */
function visibleAssets(ctx: ReadContext): SQL | undefined {
  if (ctx.actor.kind === 'STAFF' || ctx.actor.kind === 'SYSTEM') return undefined;
  const ofMyTicket = exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(ticket)
      .where(and(eq(ticket.assetId, asset.id), visibleTickets(ctx))),
  );
  const owned = provenOwner(ctx, asset.ownerId);
  return owned ? sql`(${ofMyTicket} or ${owned})` : ofMyTicket;
}

export const assetsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<AssetRow[]> =>
  ctx.tx
    .select()
    .from(asset)
    .where(and(inArray(asset.id, [...ids]), visibleAssets(ctx)));

/** The unit under a serial number in any writing, when the actor may see it. @throws UNAUTHENTICATED */
export async function findVisibleAsset(ctx: ReadContext, serialNumber: string): Promise<AssetRow | null> {
  requireIdentity(ctx.actor);
  const row = await findAsset(ctx, serialNumber);
  if (!row) return null;
  const [seen] = await assetsByIds(ctx, [row.id]);
  return seen ?? null;
}

/** Contracts name their customer: staff see those of customers and of tickets that they see, customers none. */
function visibleContracts(ctx: ReadContext): SQL | undefined {
  if (ctx.actor.kind === 'SYSTEM') return undefined;
  if (ctx.actor.kind !== 'STAFF') return sql`false`;
  if (seesAllCustomers(ctx.actor)) return undefined;
  const served = or(
    eq(ticket.assetId, serviceContract.assetId),
    eq(ticket.customerId, serviceContract.customerId),
  );
  return exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(ticket)
      .where(and(served, visibleTickets(ctx))),
  );
}

export const contractsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<ServiceContractRow[]> =>
  ctx.tx
    .select()
    .from(serviceContract)
    .where(and(inArray(serviceContract.id, [...ids]), visibleContracts(ctx)));

/** Without the gate: for whom has just made it. */
export const knownContracts = (ctx: ReadContext, ids: readonly string[]): Promise<ServiceContractRow[]> =>
  ctx.tx
    .select()
    .from(serviceContract)
    .where(inArray(serviceContract.id, [...ids]));
