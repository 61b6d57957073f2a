import type { HoldReason } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { record } from '../event.js';
import { futureInstant, optionalText } from '../input.js';
import { once } from '../once.js';
import { pauseClocks } from '../sla/pause-clocks.js';
import { nextState } from './ticket.js';
import { type TicketToChange, ticketToChange, touchTicket } from './touch-ticket.js';

export interface HoldTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly reason: HoldReason;
  readonly note?: string | null | undefined;
  readonly until?: Date | null | undefined;
}

export const noteLimit = 1_000;

/**
 * Work cannot go on for a reason outside the desk: the clocks that the policy lets this reason stop stand still,
 * until somebody resumes or `until` comes.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, BAD_USER_INPUT
 */
export const holdTicket = once('holdTicket', async (ctx: Context, input: HoldTicketInput) => {
  const found = await ticketToChange(ctx, input.ticketId, 'HOLD');
  const note = optionalText('note', input.note, noteLimit);
  const until = input.until ? futureInstant('until', input.until, ctx.now) : null;
  await hold(ctx, found, { reason: input.reason, note, until });
  return { ticketId: input.ticketId };
});

/**
 * The same for a use case that has passed the gate and holds the lock already.
 * @throws INVALID_STATE
 */
export async function hold(
  ctx: Context,
  { row, policy }: TicketToChange,
  { reason, note, until }: { reason: HoldReason; note: string | null; until: Date | null },
): Promise<void> {
  const state = nextState(row.state, 'HOLD');
  await record(ctx, row.id, {
    type: 'TICKET_HELD',
    summary: `On hold: ${reason}${note ? `, ${note}` : ''}.`,
    data: { reason, until: until?.toISOString() ?? null },
  });
  await pauseClocks(ctx, policy, row, { reason, since: ctx.now, until });
  if (until) await arm(ctx, 'HOLD_END', { subjectId: row.id, dueAt: until });
  else await disarm(ctx, 'HOLD_END', row.id);
  await touchTicket(ctx, row.id, {
    state,
    holdReason: reason,
    holdNote: note,
    holdSince: ctx.now,
    holdUntil: until,
  });
}
