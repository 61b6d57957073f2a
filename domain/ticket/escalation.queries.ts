import { and, asc, desc, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import { type EscalationRow, escalation } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import type { Keyset } from '../page.js';
import { ofVisibleTicket } from './of-visible-ticket.js';

export interface EscalationFilter {
  readonly ticketId?: string | null | undefined;
  /** Neither acknowledged nor shown to be mistaken; false for the others. */
  readonly open?: boolean | null | undefined;
}

/** Those of tickets that one sees, and those that reached oneself. Customers are never told of them. */
export function visibleEscalations(ctx: ReadContext): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === 'SYSTEM') return undefined;
  if (actor.kind !== 'STAFF') return sql`false`;
  const ofTicket = ofVisibleTicket(ctx, escalation.ticketId);
  return ofTicket && or(ofTicket, eq(escalation.recipientId, actor.id));
}

export interface EscalationListInput {
  readonly filter: EscalationFilter;
  readonly limit: number;
  readonly after: Keyset | null;
}

/** The latest first. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function listEscalations(
  ctx: ReadContext,
  { filter, limit, after }: EscalationListInput,
): Promise<EscalationRow[]> {
  requireStaff(ctx.actor);
  const beyond = after
    ? sql`(${escalation.firedAt}, ${escalation.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(escalation)
    .where(and(matching(ctx, filter), beyond))
    .orderBy(desc(escalation.firedAt), desc(escalation.id))
    .limit(limit);
}

export const countEscalations = (ctx: ReadContext, filter: EscalationFilter): Promise<number> =>
  ctx.tx.$count(escalation, matching(ctx, filter));

const isOpen = sql`(${escalation.acknowledgedAt} is null and ${escalation.overtakenAt} is null)`;

function matching(ctx: ReadContext, { ticketId, open }: EscalationFilter): SQL | undefined {
  return and(
    visibleEscalations(ctx),
    ticketId ? eq(escalation.ticketId, ticketId) : undefined,
    open === null || open === undefined ? undefined : open ? isOpen : not(isOpen),
  );
}

/** Those of each ticket, in the order of firing. */
export const escalationsOfTickets = (
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<EscalationRow[]> =>
  ctx.tx
    .select()
    .from(escalation)
    .where(and(inArray(escalation.ticketId, [...ticketIds]), visibleEscalations(ctx)))
    .orderBy(asc(escalation.firedAt), asc(escalation.level), asc(escalation.id));

export const escalationsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<EscalationRow[]> =>
  ctx.tx
    .select()
    .from(escalation)
    .where(and(inArray(escalation.id, [...ids]), visibleEscalations(ctx)));
