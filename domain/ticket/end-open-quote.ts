import { and, eq } from 'drizzle-orm';
import { type QuoteRow, quote } from '../../schema/index.js';
import { nextQuoteState, type QuoteStep } from '../charge/quote-state.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { type EventType, record } from '../event.js';

/** How an open quote ends without an answer of the customer's. */
type Ending = Exclude<QuoteStep, 'CONSENT' | 'REFUSE'>;

const events: Record<Ending, { readonly type: EventType; readonly summary: string }> = {
  WITHDRAW: { type: 'QUOTE_WITHDRAWN', summary: 'is withdrawn' },
  EXPIRE: { type: 'QUOTE_EXPIRED', summary: 'has expired without an answer' },
  SUPERSEDE: { type: 'QUOTE_SUPERSEDED', summary: 'is replaced by another' },
};

/** The caller holds the ticket's lock. Null when no quote is open. */
export async function endOpenQuote(
  ctx: Context,
  ticketId: string,
  step: Ending,
  comment: string | null = null,
): Promise<QuoteRow | null> {
  const [ended] = await ctx.tx
    .update(quote)
    .set({ state: nextQuoteState('OFFERED', step), endedAt: ctx.now, comment })
    .where(and(eq(quote.ticketId, ticketId), eq(quote.state, 'OFFERED')))
    .returning();
  if (!ended) return null;
  await disarm(ctx, 'QUOTE', ended.id);
  const { type, summary } = events[step];
  await record(ctx, ticketId, {
    type,
    summary: `The quote over ${ended.total} ${ended.currency} ${summary}${comment ? `: ${comment}` : ''}.`,
    data: { quoteId: ended.id },
  });
  return ended;
}
