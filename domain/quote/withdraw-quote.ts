import { nextQuoteState } from '../charge/quote-state.js';
import type { Context } from '../context.js';
import { quoteWithdrawnCall } from '../conversation/call-on-bot.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { endOpenQuote } from '../ticket/end-open-quote.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { tellInChat } from './offer-quote.js';
import { quoteToChange } from './quote-to-change.js';

export interface WithdrawQuoteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly quoteId: string;
  readonly reason?: string | null | undefined;
}

/**
 * The question is no longer put; the customer is told so in his chat.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is not open
 */
export const withdrawQuote = once('withdrawQuote', async (ctx: Context, input: WithdrawQuoteInput) => {
  const { row, ticket } = await quoteToChange(ctx, input.quoteId, 'WITHDRAW_QUOTE');
  const reason = optionalText('reason', input.reason, 1_000);
  nextQuoteState(row.state, 'WITHDRAW');
  await endOpenQuote(ctx, ticket.id, 'WITHDRAW', reason);
  await tellInChat(ctx, ticket, `${quoteWithdrawnCall}${row.id}`);
  await touchTicket(ctx, ticket.id, {});
  return { quoteId: row.id, ticketId: ticket.id };
});
