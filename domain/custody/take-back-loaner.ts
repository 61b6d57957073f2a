import { eq } from 'drizzle-orm';
import { loaner } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { takenBack } from './custody.js';
import { loanerToChange } from './goods-to-change.js';

export interface TakeBackLoanerInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly loanerId: string;
  readonly condition: string;
  readonly at?: Date | null | undefined;
}

/**
 * The loaner is back in store, whatever has become of the ticket.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it was taken back before
 */
export const takeBackLoaner = once('takeBackLoaner', async (ctx: Context, input: TakeBackLoanerInput) => {
  const { row, ticket } = await loanerToChange(ctx, input.loanerId, 'TAKE_BACK_LOANER');
  const state = takenBack(row.state);
  const takenBackAt = input.at ? pastInstant('at', input.at, ctx.now, row.handedOutAt) : ctx.now;
  await ctx.tx
    .update(loaner)
    .set({
      state,
      takenBackAt,
      takenBackById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
      conditionBack: text('condition', input.condition, 2_000),
    })
    .where(eq(loaner.id, row.id));
  await record(ctx, ticket.id, {
    type: 'LOANER_TAKEN_BACK',
    at: takenBackAt,
    summary: `The loaner ${row.serialNumber} is back.`,
    data: { loanerId: row.id },
  });
  await touchTicket(ctx, ticket.id, {});
  return { loanerId: row.id, ticketId: ticket.id };
});
