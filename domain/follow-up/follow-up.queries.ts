import { and, asc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { type FollowUpRow, followUp } from '../../schema/index.js';
import type { FollowUpKind, FollowUpState } from '../../schema/vocabulary.js';
import { hasRole, requireStaff } from '../access.js';
import type { Context, ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import type { Keyset } from '../page.js';

export interface FollowUpFilter {
  readonly state?: readonly FollowUpState[] | null | undefined;
  readonly kind?: readonly FollowUpKind[] | null | undefined;
  readonly dueBefore?: Date | null | undefined;
}

/** Those of the service points that one sees, and one's own wherever they are. */
export function visibleFollowUps({ actor }: ReadContext): SQL | undefined {
  if (actor.kind === 'SYSTEM') return undefined;
  if (actor.kind !== 'STAFF') return sql`false`;
  if (actor.scope === 'ALL') return undefined;
  const mine = eq(followUp.assigneeId, actor.id);
  if (hasRole(actor, 'TECHNICIAN', 'PARTS_KEEPER') || actor.scope.length === 0) return mine;
  return or(mine, inArray(followUp.servicePointId, [...actor.scope]));
}

/** @throws UNAUTHENTICATED, FORBIDDEN for customers */
export function listFollowUps(ctx: ReadContext, filter: FollowUpFilter, limit: number, after: Keyset | null) {
  requireStaff(ctx.actor);
  return ctx.tx
    .select()
    .from(followUp)
    .where(and(matching(ctx, filter), after ? beyond(after) : undefined))
    .orderBy(asc(followUp.dueAt), asc(followUp.id))
    .limit(limit);
}

export async function countFollowUps(ctx: ReadContext, filter: FollowUpFilter): Promise<number> {
  return ctx.tx.$count(followUp, matching(ctx, filter));
}

const beyond = ({ at, id }: Keyset) =>
  or(gt(followUp.dueAt, at), and(eq(followUp.dueAt, at), gt(followUp.id, id)));

function matching(ctx: ReadContext, { state, kind, dueBefore }: FollowUpFilter): SQL | undefined {
  return and(
    visibleFollowUps(ctx),
    state ? inArray(followUp.state, [...state]) : undefined,
    kind ? inArray(followUp.kind, [...kind]) : undefined,
    dueBefore ? lt(followUp.dueAt, dueBefore) : undefined,
  );
}

/** @throws NOT_FOUND */
export async function lockFollowUp(ctx: Context, followUpId: string): Promise<FollowUpRow> {
  const [row] = await ctx.tx
    .select()
    .from(followUp)
    .where(and(eq(followUp.id, followUpId), visibleFollowUps(ctx)))
    .for('no key update');
  if (!row) throw notFound('follow-up');
  return row;
}

export const followUpsOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<FollowUpRow[]> =>
  ctx.tx
    .select()
    .from(followUp)
    .where(inArray(followUp.ticketId, [...ticketIds]))
    .orderBy(asc(followUp.dueAt), asc(followUp.id));

export const followUpsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<FollowUpRow[]> =>
  ctx.tx
    .select()
    .from(followUp)
    .where(and(inArray(followUp.id, [...ids]), visibleFollowUps(ctx)));
