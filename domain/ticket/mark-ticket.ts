import type { Context } from '../context.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { once } from '../once.js';
import { rematchClocks } from '../sla/rematch-clocks.js';
import { gradeAgain } from './grade-again.js';
import { knownMarks } from './marks.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { factsOf } from './ticket-facts.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface MarkTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly add?: readonly string[] | null | undefined;
  readonly remove?: readonly string[] | null | undefined;
}

/**
 * Something about the case is known now that its rules may ask for, such as that it is a difficult one or needs a
 * supplier: it may be graver for it, and running clocks are matched anew.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE when it is over, BAD_USER_INPUT
 */
export const markTicket = once('markTicket', async (ctx: Context, input: MarkTicketInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'MARK', input.expectedVersion);
  if (!isLive(row.state))
    throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} is not marked any more.`);
  const { add, remove } = { add: input.add ?? [], remove: input.remove ?? [] };
  knownMarks(policy, 'add', add);
  const marks = [...new Set([...row.marks, ...add])].filter((mark) => !remove.includes(mark));
  const before = await factsOf(ctx, policy, row);
  await record(ctx, row.id, {
    type: 'TICKET_CHANGED',
    summary: `Marked: ${marks.join(', ') || 'nothing'}.`,
    data: { changes: { marks } },
  });
  const severity = await gradeAgain(ctx, policy, row, { before, after: { ...before, marks } });
  const changed = { ...row, marks, severity };
  await touchTicket(ctx, row.id, { marks, severity });
  await rematchClocks(ctx, { policy, ticket: changed, facts: await factsOf(ctx, policy, changed) });
  return { ticketId: row.id };
});
