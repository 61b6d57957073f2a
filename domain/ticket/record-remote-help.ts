import type { Context } from '../context.js';
import { record } from '../event.js';
import { optionalText, pastInstant } from '../input.js';
import { once } from '../once.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { demandClosing } from './demand-closing.js';
import { noteLimit } from './hold-ticket.js';
import { resolve } from './resolve-ticket.js';
import { startFrom } from './start-from.js';
import { nextState } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface RemoteHelpInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly solved: boolean;
  /** When it ended; now when left out. */
  readonly at?: Date | null | undefined;
  readonly note?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Somebody has tried to help from afar (R-013). It is an answer by a person; when it has solved the matter nobody
 * travels, and when it has not, the promises that count from REMOTE_FAILED begin.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT, INVALID_STATE when it is over
 */
export const recordRemoteHelp = once('recordRemoteHelp', async (ctx: Context, input: RemoteHelpInput) => {
  const found = await ticketToChange(ctx, input.ticketId, 'RESOLVE', input.expectedVersion);
  const note = optionalText('note', input.note, noteLimit);
  const { row, policy } = found;
  const state = nextState(row.state, 'WORK');
  const at = input.at ? pastInstant('at', input.at, ctx.now, row.openedAt) : ctx.now;
  if (input.solved) await demandClosing(ctx, found, 'RESOLVE');
  await record(ctx, row.id, {
    type: input.solved ? 'REMOTE_HELP_SOLVED' : 'REMOTE_HELP_FAILED',
    at,
    summary: `Help from afar ${input.solved ? 'solved it' : 'did not solve it'}${note ? `: ${note}` : ''}.`,
  });
  await meetClocks(ctx, { policy, ticket: row, targets: ['REPLY', 'NEXT_REPLY'], at });
  await touchTicket(ctx, row.id, { state, repliedAt: row.repliedAt ?? at });
  if (input.solved) await resolve(ctx, { ...row, state }, policy, null);
  else await startFrom(ctx, found, { from: 'REMOTE_FAILED', at, once: true });
  return { ticketId: row.id };
});
