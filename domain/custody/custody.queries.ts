import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  type CustodyRow,
  custody,
  type LoanerRow,
  loaner,
  type SupplierContactRow,
  supplierContact,
} from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';

/** Pass tickets that the actor may see. */
export const custodiesOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<CustodyRow[]> =>
  ctx.tx
    .select()
    .from(custody)
    .where(inArray(custody.ticketId, [...ticketIds]))
    .orderBy(asc(custody.takenInAt), asc(custody.id));

/** Pass tickets that the actor may see. */
export const loanersOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<LoanerRow[]> =>
  ctx.tx
    .select()
    .from(loaner)
    .where(inArray(loaner.ticketId, [...ticketIds]))
    .orderBy(asc(loaner.handedOutAt), asc(loaner.id));

/** Pass tickets that the actor may see. */
export const supplierContactsOfTickets = (
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<SupplierContactRow[]> =>
  ctx.tx
    .select()
    .from(supplierContact)
    .where(inArray(supplierContact.ticketId, [...ticketIds]))
    .orderBy(asc(supplierContact.at), asc(supplierContact.id));

export const custodiesByIds = (ctx: ReadContext, ids: readonly string[]): Promise<CustodyRow[]> =>
  ctx.tx
    .select()
    .from(custody)
    .where(and(inArray(custody.id, [...ids]), ofVisibleTicket(ctx, custody.ticketId)));

export const loanersByIds = (ctx: ReadContext, ids: readonly string[]): Promise<LoanerRow[]> =>
  ctx.tx
    .select()
    .from(loaner)
    .where(and(inArray(loaner.id, [...ids]), ofVisibleTicket(ctx, loaner.ticketId)));

/** What is said to suppliers is not for the customer's eyes. */
export function supplierContactsByIds(
  ctx: ReadContext,
  ids: readonly string[],
): Promise<SupplierContactRow[]> {
  const seen = ofVisibleTicket(ctx, supplierContact.ticketId);
  if (ctx.actor.kind !== 'STAFF') return Promise.resolve([]);
  return ctx.tx
    .select()
    .from(supplierContact)
    .where(and(inArray(supplierContact.id, [...ids]), seen));
}

/** The loaners of a ticket that are still with the customer. */
export const loanersOut = (ctx: ReadContext, ticketId: string): Promise<LoanerRow[]> =>
  ctx.tx
    .select()
    .from(loaner)
    .where(and(eq(loaner.ticketId, ticketId), eq(loaner.state, 'OUT')));
