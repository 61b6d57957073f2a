import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { escalation, type TicketRow, ticket, ticketAssignee, visit } from '../../schema/index.js';
import { hasRole, requireIdentity } from '../access.js';
import type { StaffActor } from '../actor.js';
import type { Context, ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import { isOfProvenPhone } from './proven-phone.js';

/**
 * The tickets that this actor may see, as a condition for any statement on the ticket table; undefined for all.
 * What one may not see does not exist (roles.md).
 */
export function visibleTickets(ctx: ReadContext): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === 'SYSTEM') return undefined;
  if (actor.kind === 'ANONYMOUS') return sql`false`;
  if (actor.kind !== 'STAFF') return ofChat(ctx, actor.conversationId);
  return actor.scope === 'ALL' ? undefined : or(...seenByStaff(ctx, actor));
}

/** What was reported there, and once a telephone number is proven there, all that was reported with it. */
const ofChat = (ctx: ReadContext, conversationId: string): SQL | undefined =>
  or(eq(ticket.conversationId, conversationId), isOfProvenPhone(ctx, conversationId));

function seenByStaff(ctx: ReadContext, actor: StaffActor): SQL[] {
  const mine = alias(visit, 'my_visit');
  const onMyVisit = ctx.tx
    .select({ one: sql`1` })
    .from(mine)
    .where(and(eq(mine.ticketId, ticket.id), eq(mine.technicianId, actor.id)));
  const told = ctx.tx
    .select({ one: sql`1` })
    .from(escalation)
    .where(and(eq(escalation.ticketId, ticket.id), eq(escalation.recipientId, actor.id)));
  const isOrWasMine = ctx.tx
    .select({ one: sql`1` })
    .from(ticketAssignee)
    .where(and(eq(ticketAssignee.ticketId, ticket.id), eq(ticketAssignee.staffId, actor.id)));
  // The cheap ones first: PostgreSQL stops at the first that holds.
  const seen: SQL[] = [];
  if (actor.scope.length > 0) seen.push(inArray(ticket.servicePointId, [...actor.scope]));
  if (hasRole(actor, 'PARTS_KEEPER')) seen.push(eq(ticket.holdReason, 'PARTS'));
  return [...seen, exists(isOrWasMine), exists(onMyVisit), exists(told)];
}

/** @throws UNAUTHENTICATED, NOT_FOUND when there is none or this actor may not see it */
export async function getTicket(ctx: ReadContext, ticketId: string): Promise<TicketRow> {
  requireIdentity(ctx.actor);
  const [row] = await ctx.tx
    .select()
    .from(ticket)
    .where(and(eq(ticket.id, ticketId), visibleTickets(ctx)));
  if (!row) throw notFound('ticket');
  return row;
}

/** Locks it as well; the first lock of every change of a ticket. @throws UNAUTHENTICATED, NOT_FOUND */
export const lockTicket = (ctx: Context, ticketId: string): Promise<TicketRow> =>
  lockTicketOf(ctx, ticketId, 'ticket');

/**
 * The ticket of a thing that hangs on it, such as a visit. Who may not see the ticket may not learn from the thing's
 * id that it exists. @throws UNAUTHENTICATED, NOT_FOUND naming the thing
 */
export async function lockTicketOf(
  ctx: Context,
  ticketId: string | undefined,
  what: string,
): Promise<TicketRow> {
  requireIdentity(ctx.actor);
  const [row] = await ctx.tx
    .select()
    .from(ticket)
    .where(and(ticketId === undefined ? sql`false` : eq(ticket.id, ticketId), visibleTickets(ctx)))
    .for('no key update');
  if (!row) throw notFound(what);
  return row;
}

/** By its number in any case; null when there is none for this actor. */
export async function findTicket(ctx: ReadContext, number: string): Promise<TicketRow | null> {
  requireIdentity(ctx.actor);
  const [row] = await ctx.tx
    .select()
    .from(ticket)
    .where(and(eq(ticket.number, number.trim().toUpperCase()), visibleTickets(ctx)));
  return row ?? null;
}
