import type { Context } from '../context.js';
import type { ClockStart } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue, targetsPromised } from '../sla/clock.queries.js';
import { holdingOf, keepHolding } from '../sla/pause-clocks.js';
import { ruleFor } from '../sla/sla-rule.js';
import { startClocks } from '../sla/start-clocks.js';
import { factsOf } from './ticket-facts.js';
import type { TicketToChange } from './touch-ticket.js';

export interface Beginning {
  readonly from: ClockStart;
  /** When it truly happened. */
  readonly at: Date;
  /** What was promised before is not promised again, even when it was kept, unless the ticket was opened again. */
  readonly once?: boolean;
}

/**
 * Something has happened that promises of the policy count from. What is owed since an earlier time of it goes on and
 * does not start anew.
 */
export async function startFrom(
  ctx: Context,
  { row, policy }: TicketToChange,
  { from, at, once = false }: Beginning,
): Promise<void> {
  const candidates = policy.sla.filter((rule) => rule.from === from);
  if (candidates.length === 0) return;
  const { id: ticketId } = row;
  const facts = await factsOf(ctx, policy, row);
  const owed = (await lockOwedClocks(ctx, ticketId)).map(({ target }) => target);
  const promised = once ? await targetsPromised(ctx, ticketId) : new Set(owed);
  const rules = candidates.filter(
    (rule) => !promised.has(rule.target) && ruleFor(policy, rule.target, facts)?.id === rule.id,
  );
  await startClocks(ctx, { ticketId, policy, rules, startedAt: at, agreed: row, again: true });
  await keepHolding(ctx, policy, row, holdingOf(row));
  await refreshNextDue(ctx, ticketId);
}
