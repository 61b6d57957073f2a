import type { Action } from '../access.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { type EventType, record } from '../event.js';
import { cancelAfterMissed, cancelFollowUps } from '../follow-up/plan-follow-ups.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { refreshNextDue } from '../sla/clock.queries.js';
import { endClocks } from '../sla/end-clocks.js';
import { ruleFor } from '../sla/sla-rule.js';
import { startClocks } from '../sla/start-clocks.js';
import { cancelOpenVisits } from './cancel-visits.js';
import { demandClosing } from './demand-closing.js';
import { endOpenQuote } from './end-open-quote.js';
import { gradeAgain } from './grade-again.js';
import { noteLimit } from './hold-ticket.js';
import { beginDepartment, endDepartment } from './keep-department-time.js';
import { withdrawApprovals } from './request-approvals.js';
import { noHold, type TicketIdInput } from './resume-ticket.js';
import { nextState, type TicketStep } from './ticket.js';
import { factsOf } from './ticket-facts.js';
import { type TicketToChange, ticketToChange, touchTicket } from './touch-ticket.js';

/**
 * Nothing more is to be done.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE, also before all is on file that its policy asks for
 */
export const closeTicket = once('closeTicket', (ctx: Context, input: TicketIdInput) =>
  end(ctx, input, {
    action: 'CLOSE',
    step: 'CLOSE',
    event: 'TICKET_CLOSED',
    word: 'Closed',
    column: 'closedAt',
  }),
);

/** The matter is dropped. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE */
export const cancelTicket = once('cancelTicket', async (ctx: Context, input: TicketIdInput) => {
  const found = await ticketToChange(ctx, input.ticketId, 'CANCEL', input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  await cancel(ctx, found, note);
  return { ticketId: found.row.id };
});

/**
 * The same for a use case that has passed the gate and holds the lock already.
 * @throws INVALID_STATE when it is over
 */
export async function cancel(ctx: Context, found: TicketToChange, note: string | null): Promise<void> {
  await endLocked(ctx, found, cancelling, note);
  await withdrawApprovals(ctx, found.row.id);
  // Such as the next visit that an unresolved one has left owing.
  await cancelFollowUps(ctx, found.row.id);
}

interface Ending {
  readonly action: Action;
  readonly step: TicketStep;
  readonly event: EventType;
  readonly word: string;
  readonly column: 'closedAt' | 'cancelledAt';
}

const cancelling: Ending = {
  action: 'CANCEL',
  step: 'CANCEL',
  event: 'TICKET_CANCELLED',
  word: 'Cancelled',
  column: 'cancelledAt',
};

async function end(ctx: Context, input: TicketIdInput, ending: Ending) {
  const found = await ticketToChange(ctx, input.ticketId, ending.action, input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  nextState(found.row.state, ending.step);
  if (ending.step === 'CLOSE') await demandClosing(ctx, found, 'CLOSE');
  await endLocked(ctx, found, ending, note);
  return { ticketId: found.row.id };
}

async function endLocked(
  ctx: Context,
  { row, policy }: TicketToChange,
  ending: Ending,
  note: string | null,
): Promise<void> {
  const state = nextState(row.state, ending.step);
  await record(ctx, row.id, { type: ending.event, summary: `${ending.word}${note ? `: ${note}` : ''}.` });
  await endClocks(ctx, policy, row);
  await cancelAfterMissed(ctx, policy, row.id);
  await endDepartment(ctx, policy, row);
  await cancelOpenVisits(ctx, row.id);
  await endOpenQuote(ctx, row.id, 'WITHDRAW');
  await disarm(ctx, 'HOLD_END', row.id);
  await touchTicket(ctx, row.id, { state, [ending.column]: ctx.now, ...noHold });
}

/**
 * It was not settled after all: the case may be graver for it (R-051), RESOLVE starts again from now, the earlier clock stays as it ended, and what was
 * planned for afterwards is dropped (policy.md, rule 7).
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export const reopenTicket = once('reopenTicket', async (ctx: Context, input: TicketIdInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'REOPEN', input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  const state = nextState(row.state, 'REOPEN');
  await record(ctx, row.id, { type: 'TICKET_REOPENED', summary: `Reopened${note ? `: ${note}` : ''}.` });
  await endClocks(ctx, policy, row);
  await cancelFollowUps(ctx, row.id);
  await beginDepartment(ctx, row.id, row.department);
  const facts = await factsOf(ctx, policy, row);
  const before = { ...facts, reopenings: (facts.reopenings ?? 1) - 1 };
  const severity = await gradeAgain(ctx, policy, row, { before, after: facts });
  await touchTicket(ctx, row.id, { state, severity, resolvedAt: null, closedAt: null });
  const rule = ruleFor(policy, 'RESOLVE', { ...facts, severity });
  const { id: ticketId } = row;
  const rules = rule ? [rule] : [];
  await startClocks(ctx, {
    ticketId,
    policy,
    rules,
    startedAt: ctx.now,
    agreed: row,
    again: true,
  });
  await refreshNextDue(ctx, row.id);
  return { ticketId: row.id };
});
