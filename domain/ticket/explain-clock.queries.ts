import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import { withZone } from '../policy/when.js';
import { explainTerms, passedOver } from '../sla/clock-explanation.js';
import { ruleOf, termsOf } from '../sla/clock-terms.js';
import type { ClockStory } from '../sla/say-clock.js';
import { clocksByIds } from './promise.queries.js';
import { getTicket } from './ticket.queries.js';
import { factsOf } from './ticket-facts.js';

export interface ExplainedClock extends ClockStory {
  readonly clockId: string;
  readonly policy: Policy;
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
  const rule = ruleOf(policy, clock.rule);
  return {
    clockId,
    policy,
    rule,
    target: clock.target,
    startedAt: clock.startedAt,
    outcome: clock,
    facts: withZone(policy, facts),
    ...explainTerms(termsOf(policy, clock)),
    passedOver: passedOver(policy, rule, facts),
  };
}
