import { eq } from 'drizzle-orm';
import { visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { pastInstant } from '../input.js';
import { once } from '../once.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { announceTravel, lockConversationOfVisit } from './announce-visit.js';
import { nextVisitState } from './visit.js';
import { type VisitIdInput, visitToChange } from './visit-to-change.js';

/**
 * The technician is on his way, which the customer hears where he reported; not so when it is recorded later.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, BAD_USER_INPUT
 */
export const startTravel = once('startTravel', async (ctx: Context, input: VisitIdInput) => {
  await lockConversationOfVisit(ctx, input.visitId);
  const { row, ticket, policy } = await visitToChange(ctx, input.visitId, 'TRAVEL');
  const state = nextVisitState(row.state, 'TRAVEL');
  const travelledAt = input.at ? pastInstant('at', input.at, ctx.now, ticket.openedAt) : ctx.now;
  await ctx.tx.update(visit).set({ state, travelledAt }).where(eq(visit.id, row.id));
  await record(ctx, ticket.id, {
    type: 'VISIT_TRAVELLED',
    at: travelledAt,
    summary: `The technician of visit ${row.number} is on the way.`,
    data: { visitId: row.id },
  });
  if (!input.at) await announceTravel(ctx, { policy, ticket, trip: row });
  await touchTicket(ctx, ticket.id, {});
  return { visitId: row.id };
});
