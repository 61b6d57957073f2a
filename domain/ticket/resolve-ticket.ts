import type { TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { record } from '../event.js';
import { cancelAfterMissed, planFollowUps } from '../follow-up/plan-follow-ups.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import type { ShelvedPolicy } from '../policy/policy-shelf.js';
import { refreshNextDue } from '../sla/clock.queries.js';
import { endClocks } from '../sla/end-clocks.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { ruleFor } from '../sla/sla-rule.js';
import { startClocks } from '../sla/start-clocks.js';
import { cancelOpenVisits } from './cancel-visits.js';
import { demandClosing } from './demand-closing.js';
import { endOpenQuote } from './end-open-quote.js';
import { noteLimit } from './hold-ticket.js';
import { endDepartment } from './keep-department-time.js';
import { demandApproval } from './request-approvals.js';
import { noHold, type TicketIdInput } from './resume-ticket.js';
import { nextState } from './ticket.js';
import { factsOf } from './ticket-facts.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

/**
 * The matter is settled: RESOLVE (and LOANER, if none was needed) is kept, every other running clock ends, and what
 * the policy owes afterwards is planned.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE, also while it waits for an approval or for what its policy wants on file
 */
export const resolveTicket = once('resolveTicket', async (ctx: Context, input: TicketIdInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'RESOLVE', input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  await demandApproval(ctx, row.id);
  await demandClosing(ctx, { row, policy }, 'RESOLVE');
  await resolve(ctx, row, policy, note);
  return { ticketId: row.id };
});

/** The same for a use case that has passed the gate and holds the lock already. */
export async function resolve(
  ctx: Context,
  row: TicketRow,
  policy: ShelvedPolicy,
  note: string | null,
): Promise<void> {
  const state = nextState(row.state, 'RESOLVE');
  await record(ctx, row.id, { type: 'TICKET_RESOLVED', summary: `Resolved${note ? `: ${note}` : ''}.` });
  await meetClocks(ctx, { policy, ticket: row, targets: ['RESOLVE', 'LOANER'], at: ctx.now });
  await endClocks(ctx, policy, row);
  await endDepartment(ctx, policy, row);
  await startAfter(ctx, row, policy);
  await cancelOpenVisits(ctx, row.id);
  await endOpenQuote(ctx, row.id, 'WITHDRAW');
  await disarm(ctx, 'HOLD_END', row.id);
  await cancelAfterMissed(ctx, policy, row.id);
  await planFollowUps(ctx, { policy, event: 'RESOLVED', ticket: row });
  await touchTicket(ctx, row.id, { state, resolvedAt: ctx.now, ...noHold });
}

/** Promises that begin with the resolving, such as the unit's return. */
async function startAfter(ctx: Context, row: TicketRow, policy: ShelvedPolicy): Promise<void> {
  const candidates = policy.sla.filter((rule) => rule.from === 'RESOLVED');
  if (candidates.length === 0) return;
  const facts = await factsOf(ctx, policy, row);
  const rules = candidates.filter((rule) => ruleFor(policy, rule.target, facts)?.id === rule.id);
  const { id: ticketId } = row;
  await startClocks(ctx, { ticketId, policy, rules, startedAt: ctx.now, agreed: row, again: true });
  await refreshNextDue(ctx, ticketId);
}
