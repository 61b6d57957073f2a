import type { Context } from '../context.js';
import { disarm, takeDue } from '../deadline.js';
import { record } from '../event.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { resumeClocks } from '../sla/pause-clocks.js';
import { noteLimit } from './hold-ticket.js';
import { nextState } from './ticket.js';
import { lockTicket } from './ticket.queries.js';
import { type TicketToChange, ticketToChange, touchTicket } from './touch-ticket.js';

export interface TicketIdInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly note?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

/** @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE when it is not on hold */
export const resumeTicket = once('resumeTicket', async (ctx: Context, input: TicketIdInput) => {
  const change = await ticketToChange(ctx, input.ticketId, 'RESUME', input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  await disarm(ctx, 'HOLD_END', change.row.id);
  await resume(ctx, change, note);
  return { ticketId: change.row.id };
});

/** The time for which the ticket was put on hold is over. @returns whether that was due */
export async function endHold(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const row = await lockTicket(ctx, input.subjectId);
  if (!(await takeDue(ctx, 'HOLD_END', row.id))) return false;
  if (row.state !== 'ON_HOLD') return true;
  await resume(
    ctx,
    { row, policy: await ctx.policies.of(ctx.tx, row.policyId) },
    'the time of the hold is over',
  );
  return true;
}

/** For a use case that has passed the gate and holds the lock already. @throws INVALID_STATE when it is not on hold */
export async function resume(
  ctx: Context,
  { row, policy }: TicketToChange,
  note: string | null,
): Promise<void> {
  const state = nextState(row.state, 'RESUME');
  await record(ctx, row.id, { type: 'TICKET_RESUMED', summary: `Work goes on${note ? `: ${note}` : ''}.` });
  await resumeClocks(ctx, policy, row);
  await touchTicket(ctx, row.id, { state, ...noHold });
}

export const noHold = { holdReason: null, holdNote: null, holdSince: null, holdUntil: null };
