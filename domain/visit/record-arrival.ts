import { eq } from 'drizzle-orm';
import { visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { pastInstant } from '../input.js';
import { once } from '../once.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { startFrom } from '../ticket/start-from.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { nextVisitState } from './visit.js';
import { type VisitIdInput, visitToChange } from './visit-to-change.js';

/**
 * Somebody is on site: keeps ARRIVE, judged by the time of arriving even when it is written down later.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, BAD_USER_INPUT
 */
export const recordArrival = once('recordArrival', async (ctx: Context, input: VisitIdInput) => {
  const { row, ticket, policy } = await visitToChange(ctx, input.visitId, 'ARRIVE');
  const state = nextVisitState(row.state, 'ARRIVE');
  const arrivedAt = input.at ? pastInstant('at', input.at, ctx.now, ticket.openedAt) : ctx.now;
  await ctx.tx.update(visit).set({ state, arrivedAt }).where(eq(visit.id, row.id));
  await record(ctx, ticket.id, {
    type: 'VISIT_ARRIVED',
    at: arrivedAt,
    summary: `The technician of visit ${row.number} is on site.`,
    data: { visitId: row.id },
  });
  await meetClocks(ctx, { policy, ticket, targets: ['ARRIVE'], at: arrivedAt });
  // Promises that count from being on site, such as "solved within 12 hours of arriving".
  await startFrom(ctx, { row: ticket, policy }, { from: 'ARRIVED', at: arrivedAt });
  await touchTicket(ctx, ticket.id, {});
  return { visitId: row.id };
});
