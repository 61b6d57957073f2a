import { and, asc, eq, gt, lte, or, sql } from 'drizzle-orm';
import { type DeadlineRow, deadline } from '../schema/index.js';
import type { Context, ReadContext } from './context.js';
import type { Keyset } from './page.js';

/** Alarms that come by `until`, soonest first, page by page. */
export function armedUntil(
  ctx: ReadContext,
  input: { readonly until: Date; readonly limit: number; readonly after: Keyset | null },
): Promise<DeadlineRow[]> {
  const { until, limit, after } = input;
  return ctx.tx
    .select()
    .from(deadline)
    .where(
      and(
        eq(deadline.state, 'ARMED'),
        lte(deadline.dueAt, until),
        after === null
          ? undefined
          : or(gt(deadline.dueAt, after.at), and(eq(deadline.dueAt, after.at), gt(deadline.id, after.id))),
      ),
    )
    .orderBy(asc(deadline.dueAt), asc(deadline.id))
    .limit(limit);
}

/** A deadline whose use case keeps failing is given up after so many tries and shown to staff. */
export const mostDeadlineTries = 12;

/** Counts a firing that failed in spite of the queue's own retries; the sweep tries again later. */
export async function countFailedDeadline(
  ctx: Context,
  input: { readonly deadlineId: string; readonly error: string },
): Promise<void> {
  await ctx.tx
    .update(deadline)
    .set({
      attempts: sql`${deadline.attempts} + 1`,
      lastError: input.error.slice(0, 500),
      state: sql`case when ${deadline.attempts} + 1 >= ${mostDeadlineTries} then 'DEAD' else ${deadline.state} end`,
    })
    .where(and(eq(deadline.id, input.deadlineId), eq(deadline.state, 'ARMED')));
}
