import { and, asc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { type ServiceReportRow, serviceReport, type VisitRow, visit } from '../../schema/index.js';
import type { VisitState } from '../../schema/vocabulary.js';
import { requireIdentity } from '../access.js';
import type { ReadContext } from '../context.js';
import type { Keyset } from '../page.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';

export interface VisitFilter {
  readonly technicianId?: string | null | undefined;
  /** By planned start; `to` is exclusive. */
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly state?: readonly VisitState[] | null | undefined;
}

/** Those of tickets that one sees, and one's own. */
function visibleVisits(ctx: ReadContext): SQL | undefined {
  const ofTicket = ofVisibleTicket(ctx, visit.ticketId);
  return ofTicket && ctx.actor.kind === 'STAFF'
    ? or(ofTicket, eq(visit.technicianId, ctx.actor.id))
    : ofTicket;
}

export interface VisitListInput {
  readonly filter: VisitFilter;
  readonly limit: number;
  readonly after: Keyset | null;
}

/** The soonest first. @throws UNAUTHENTICATED */
export async function listVisits(
  ctx: ReadContext,
  { filter, limit, after }: VisitListInput,
): Promise<VisitRow[]> {
  requireIdentity(ctx.actor);
  const beyond = after
    ? sql`(${visit.plannedStart}, ${visit.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(visit)
    .where(and(matching(ctx, filter), beyond))
    .orderBy(asc(visit.plannedStart), asc(visit.id))
    .limit(limit);
}

export const countVisits = (ctx: ReadContext, filter: VisitFilter): Promise<number> =>
  ctx.tx.$count(visit, matching(ctx, filter));

function matching(ctx: ReadContext, { technicianId, from, to, state }: VisitFilter): SQL | undefined {
  return and(
    visibleVisits(ctx),
    technicianId ? eq(visit.technicianId, technicianId) : undefined,
    from ? gte(visit.plannedStart, from) : undefined,
    to ? lt(visit.plannedStart, to) : undefined,
    state ? inArray(visit.state, [...state]) : undefined,
  );
}

/** Those of each ticket, in the order of planning. Pass tickets that the actor may see. */
export const visitsOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<VisitRow[]> =>
  ctx.tx
    .select()
    .from(visit)
    .where(inArray(visit.ticketId, [...ticketIds]))
    .orderBy(asc(visit.plannedStart), asc(visit.id));

export const visitsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<VisitRow[]> =>
  ctx.tx
    .select()
    .from(visit)
    .where(and(inArray(visit.id, [...ids]), visibleVisits(ctx)));

/** Pass visits that the actor may see. */
export const reportsOfVisits = (ctx: ReadContext, visitIds: readonly string[]): Promise<ServiceReportRow[]> =>
  ctx.tx
    .select()
    .from(serviceReport)
    .where(inArray(serviceReport.visitId, [...visitIds]));

export const reportsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<ServiceReportRow[]> => {
  const seen = ctx.tx.select({ id: visit.id }).from(visit).where(visibleVisits(ctx));
  return ctx.tx
    .select()
    .from(serviceReport)
    .where(and(inArray(serviceReport.id, [...ids]), inArray(serviceReport.visitId, seen)));
};
