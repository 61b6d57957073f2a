import { eq } from 'drizzle-orm';
import { followUp } from '../../schema/index.js';
import { demand, requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { demandChecked, text } from '../input.js';
import { once } from '../once.js';
import { announce } from '../outbox.js';
import { lockFollowUp } from './follow-up.queries.js';
import { lawOf } from './follow-up-law.js';

export interface RecordFollowUpInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly followUpId: string;
  readonly outcome: string;
  /** What of the rule's checklist is done. */
  readonly checked?: readonly string[] | null | undefined;
}

/** @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, also when its checklist is not ticked whole, INVALID_STATE when it is done or cancelled */
export const recordFollowUp = once('recordFollowUp', async (ctx: Context, input: RecordFollowUpInput) => {
  requireIdentity(ctx.actor);
  const row = await lockFollowUp(ctx, input.followUpId);
  demand(ctx.actor, 'FOLLOW_UP');
  const outcome = text('outcome', input.outcome, 2_000);
  if (row.state !== 'DUE' && row.state !== 'PLANNED')
    throw invalidState(`This follow-up is ${row.state.toLowerCase()} already.`);
  const { rule } = await lawOf(ctx, row);
  demandChecked('checked', rule?.checklist ?? [], input.checked ?? []);
  await ctx.tx
    .update(followUp)
    .set({ state: 'DONE', outcome, doneAt: ctx.now })
    .where(eq(followUp.id, row.id));
  await disarm(ctx, 'FOLLOW_UP', row.id);
  if (row.ticketId) {
    await record(ctx, row.ticketId, { type: 'FOLLOW_UP_DONE', summary: `${row.kind}: ${outcome}` });
    await announce(ctx, { kind: 'ticket.changed', ticketId: row.ticketId });
  }
  return { followUpId: row.id };
});
