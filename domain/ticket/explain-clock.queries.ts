import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import {
  type ClockExplanation,
  explainTerms,
  type PassedOverRule,
  passedOver,
} from '../sla/clock-explanation.js';
import { ruleOf, termsOf } from '../sla/clock-terms.js';
import { clocksByIds } from './promise.queries.js';
import { getTicket } from './ticket.queries.js';
import { factsOf } from './ticket-facts.js';

export interface ExplainedClock extends ClockExplanation {
  readonly clockId: string;
  readonly passedOver: readonly PassedOverRule[];
}

/**
 * Why a promise is due when it is, by the policy of its ticket.
 * @throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND when this actor may not see the ticket
 */
export async function explainClock(ctx: ReadContext, clockId: string): Promise<ExplainedClock> {
  requireStaff(ctx.actor);
  const [clock] = await clocksByIds(ctx, [clockId]);
  if (!clock) throw notFound('clock');
  const row = await getTicket(ctx, clock.ticketId);
  const policy = await ctx.policies.of(ctx.tx, row.policyId);
  const facts = await factsOf(ctx, policy, row);
  return {
    clockId,
    ...explainTerms(termsOf(policy, clock)),
    passedOver: passedOver(policy, ruleOf(policy, clock.rule), facts),
  };
}
