import { and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { type ApprovalRow, approval } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import type { Keyset } from '../page.js';
import { ofVisibleTicket } from './of-visible-ticket.js';

export interface ApprovalFilter {
  readonly ticketId?: string | null | undefined;
  /** Not decided yet; false for the others. */
  readonly open?: boolean | null | undefined;
}

export interface ApprovalListInput {
  readonly filter: ApprovalFilter;
  readonly limit: number;
  readonly after: Keyset | null;
}

/** Those of tickets that one sees. What the company ponders is nothing for its customers. */
function visibleApprovals(ctx: ReadContext): SQL | undefined {
  if (ctx.actor.kind === 'SYSTEM') return undefined;
  return ctx.actor.kind === 'STAFF' ? ofVisibleTicket(ctx, approval.ticketId) : sql`false`;
}

/** The latest first. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function listApprovals(
  ctx: ReadContext,
  { filter, limit, after }: ApprovalListInput,
): Promise<ApprovalRow[]> {
  requireStaff(ctx.actor);
  const beyond = after
    ? sql`(${approval.requestedAt}, ${approval.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(approval)
    .where(and(matching(ctx, filter), beyond))
    .orderBy(desc(approval.requestedAt), desc(approval.id))
    .limit(limit);
}

export const countApprovals = (ctx: ReadContext, filter: ApprovalFilter): Promise<number> =>
  ctx.tx.$count(approval, matching(ctx, filter));

function matching(ctx: ReadContext, { ticketId, open }: ApprovalFilter): SQL | undefined {
  return and(
    visibleApprovals(ctx),
    ticketId ? eq(approval.ticketId, ticketId) : undefined,
    // Written out, so that the partial index of what waits serves it.
    open === true ? sql`${approval.state} = 'REQUESTED'` : undefined,
    open === false ? ne(approval.state, 'REQUESTED') : undefined,
  );
}

/** Those of each ticket, in the order of asking. */
export const approvalsOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<ApprovalRow[]> =>
  ctx.tx
    .select()
    .from(approval)
    .where(and(inArray(approval.ticketId, [...ticketIds]), visibleApprovals(ctx)))
    .orderBy(asc(approval.requestedAt), asc(approval.id));

export const approvalsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<ApprovalRow[]> =>
  ctx.tx
    .select()
    .from(approval)
    .where(and(inArray(approval.id, [...ids]), visibleApprovals(ctx)));
