import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { escalation, servicePoint, ticket, ticketAssignee, visit } from '../../schema/index.js';
import { hasRole } from '../access.js';
import type { StaffActor } from '../actor.js';
import type { ReadContext } from '../context.js';
import { visibleTickets } from './ticket.queries.js';

export interface FirstTickets {
  readonly matching: SQL | undefined;
  readonly order: readonly SQL[];
  readonly limit: number;
}

/**
 * Holds for the first tickets in this order that match and that the actor may see, and for few more. What staff may
 * see by this or by that is looked for one after the other, each by its index: a condition with an "or" walks through
 * all tickets of the company to find the few of a technician.
 */
export function amongFirstInSight(ctx: ReadContext, { matching, order, limit }: FirstTickets) {
  const { actor } = ctx;
  if (actor.kind !== 'STAFF' || actor.scope === 'ALL') return and(matching, visibleTickets(ctx));
  const firstOf = (way: SQL) =>
    ctx.tx
      .select({ id: ticket.id })
      .from(ticket)
      .where(and(way, matching))
      .orderBy(...order)
      .limit(limit);
  const ofPoint = firstOf(eq(ticket.servicePointId, servicePoint.id)).as('of_point');
  const ofPoints = ctx.tx
    .select({ id: ofPoint.id })
    .from(servicePoint)
    .crossJoinLateral(ofPoint)
    .where(inArray(servicePoint.id, [...actor.scope]));
  const found = [...(actor.scope.length > 0 ? [ofPoints] : []), ...ownWays(ctx, actor).map(firstOf)];
  return sql`${ticket.id} in (${sql.join(
    found.map((ids) => sql`(${ids})`),
    sql` union all `,
  )})`;
}

/** @returns how many tickets match that the actor may see. */
export async function countInSight(ctx: ReadContext, matching: SQL | undefined): Promise<number> {
  const { actor } = ctx;
  if (actor.kind !== 'STAFF' || actor.scope === 'ALL')
    return ctx.tx.$count(ticket, and(matching, visibleTickets(ctx)));
  const ofPoints = actor.scope.length > 0 ? [inArray(ticket.servicePointId, [...actor.scope])] : [];
  const found = [...ofPoints, ...ownWays(ctx, actor)].map(
    (way) => sql`(select ${ticket.id} from ${ticket} where ${and(way, matching)})`,
  );
  return ctx.tx.$count(sql`(${sql.join(found, sql` union `)}) as found`);
}

/** How staff see tickets of other service points than their own. */
function ownWays(ctx: ReadContext, actor: StaffActor): SQL[] {
  const mine = union(
    ctx.tx
      .select({ id: ticketAssignee.ticketId })
      .from(ticketAssignee)
      .where(eq(ticketAssignee.staffId, actor.id)),
    ctx.tx.select({ id: visit.ticketId }).from(visit).where(eq(visit.technicianId, actor.id)),
    ctx.tx.select({ id: escalation.ticketId }).from(escalation).where(eq(escalation.recipientId, actor.id)),
  );
  // An array, not "in": PostgreSQL looks it up first and then goes by the index.
  const isMine = sql`${ticket.id} = any(array(${mine}))`;
  return hasRole(actor, 'PARTS_KEEPER') ? [isMine, eq(ticket.holdReason, 'PARTS')] : [isMine];
}
