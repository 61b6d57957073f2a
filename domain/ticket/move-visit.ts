import { and, asc, eq, inArray } from 'drizzle-orm';
import { type VisitRow, visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';

/** Those that somebody has still to set out for, or is under way to, the next one first. Lock the ticket before. */
export function lockComingVisits(ctx: Context, ticketId: string): Promise<VisitRow[]> {
  return ctx.tx
    .select()
    .from(visit)
    .where(and(eq(visit.ticketId, ticketId), inArray(visit.state, ['PLANNED', 'EN_ROUTE'])))
    .orderBy(asc(visit.plannedStart), asc(visit.id))
    .for('no key update');
}

/** The same trip, as long as before, at another time. */
export async function moveVisit(ctx: Context, row: VisitRow, plannedStart: Date): Promise<void> {
  const length = row.plannedEnd.getTime() - row.plannedStart.getTime();
  const plannedEnd = new Date(plannedStart.getTime() + length);
  await ctx.tx.update(visit).set({ plannedStart, plannedEnd }).where(eq(visit.id, row.id));
  await record(ctx, row.ticketId, {
    type: 'VISIT_SCHEDULED',
    summary: `Visit ${row.number} moved to ${plannedStart.toISOString()}.`,
    data: { visitId: row.id, before: row.plannedStart.toISOString() },
  });
}
