import { and, eq, inArray } from 'drizzle-orm';
import { visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { owedAgain } from '../follow-up/settle-by-visit.js';

/** Nobody travels to a matter that is over. Visits where somebody has arrived stay as they are. */
export async function cancelOpenVisits(ctx: Context, ticketId: string): Promise<void> {
  const cancelled = await ctx.tx
    .update(visit)
    .set({ state: 'CANCELLED' })
    .where(and(eq(visit.ticketId, ticketId), inArray(visit.state, ['PLANNED', 'EN_ROUTE'])))
    .returning({ id: visit.id, number: visit.number });
  await owedAgain(
    ctx,
    cancelled.map(({ id }) => id),
  );
  await record(
    ctx,
    ticketId,
    ...cancelled.map(({ number }) => ({
      type: 'VISIT_CANCELLED' as const,
      summary: `Visit ${number} is no longer needed.`,
    })),
  );
}
