import { and, eq, inArray } from 'drizzle-orm';
import { type SlaClockRow, slaClock, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import type { Money } from '../money.js';
import { ruleOf, termsOf } from '../sla/clock-terms.js';
import { penaltyAt } from '../sla/penalty.js';
import { visibleTickets } from './ticket.queries.js';

export interface ClockPenalty {
  readonly clockId: string;
  readonly penalty: Money | null;
}

/** What the customer is owed for the lateness of these clocks, by the policy of their tickets. */
export async function penaltiesOfClocks(
  ctx: ReadContext,
  clockIds: readonly string[],
): Promise<readonly ClockPenalty[]> {
  const found = await ctx.tx
    .select({ clock: slaClock, policyId: ticket.policyId })
    .from(slaClock)
    .innerJoin(ticket, eq(ticket.id, slaClock.ticketId))
    .where(and(inArray(slaClock.id, [...clockIds]), visibleTickets(ctx)));
  return Promise.all(
    found.map(async ({ clock, policyId }) => {
      const policy = await ctx.policies.of(ctx.tx, policyId);
      const { penalty } = ruleOf(policy, clock.rule);
      const until = lateUntil(clock, ctx.now);
      return { clockId: clock.id, penalty: until && penaltyAt(penalty, termsOf(policy, clock), until) };
    }),
  );
}

/** Up to when lateness is paid for; null for a promise that is no longer owed or was kept. */
function lateUntil({ state, metAt, endedAt }: SlaClockRow, now: Date): Date | null {
  if (state === 'MET' || state === 'CANCELLED') return null;
  return metAt ?? endedAt ?? now;
}
