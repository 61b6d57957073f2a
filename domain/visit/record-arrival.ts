import { eq } from 'drizzle-orm';
import { visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { pastInstant } from '../input.js';
import { once } from '../once.js';
import { lockOwedClocks, refreshNextDue } from '../sla/clock.queries.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { holdingOf, keepHolding } from '../sla/pause-clocks.js';
import { ruleFor } from '../sla/sla-rule.js';
import { startClocks } from '../sla/start-clocks.js';
import { factsOf } from '../ticket/ticket-facts.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { nextVisitState } from './visit.js';
import { type VisitIdInput, type VisitToChange, visitToChange } from './visit-to-change.js';

/**
 * Somebody is on site: keeps ARRIVE, judged by the time of arriving even when it is written down later.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, BAD_USER_INPUT
 */
export const recordArrival = once('recordArrival', async (ctx: Context, input: VisitIdInput) => {
  const change = await visitToChange(ctx, input.visitId, 'ARRIVE');
  const { row, ticket, policy } = change;
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
  await startFromArrival(ctx, change, arrivedAt);
  await touchTicket(ctx, ticket.id, {});
  return { visitId: row.id };
});

/** Promises that count from being on site, such as "solved within 12 hours of arriving". */
async function startFromArrival(
  ctx: Context,
  { ticket, policy }: VisitToChange,
  arrivedAt: Date,
): Promise<void> {
  const candidates = policy.sla.filter((rule) => rule.from === 'ARRIVED');
  if (candidates.length === 0) return;
  const facts = await factsOf(ctx, policy, ticket);
  const { id: ticketId, appointmentAt } = ticket;
  // A second trip does not start anew what has been owed since the first.
  const owed = new Set((await lockOwedClocks(ctx, ticketId)).map(({ target }) => target));
  const rules = candidates.filter(
    (rule) => !owed.has(rule.target) && ruleFor(policy, rule.target, facts)?.id === rule.id,
  );
  await startClocks(ctx, { ticketId, policy, rules, startedAt: arrivedAt, appointmentAt, again: true });
  await keepHolding(ctx, policy, ticket, holdingOf(ticket));
  await refreshNextDue(ctx, ticketId);
}
