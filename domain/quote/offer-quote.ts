import { eq } from 'drizzle-orm';
import { conversation, type QuoteRow, quote, type TicketRow } from '../../schema/index.js';
import { mayApprove } from '../access.js';
import { addTerm, dayAfter, localDate, startOfDay } from '../calendar/duration.js';
import { pricedLines, totalOf } from '../charge/charge.js';
import { type OfferedLine, offeredLines } from '../charge/offered-line.js';
import type { Context } from '../context.js';
import { callOnBot, quoteCall } from '../conversation/call-on-bot.js';
import { arm } from '../deadline.js';
import { badInput, forbidden, invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalDate, optionalText } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { endOpenQuote } from '../ticket/end-open-quote.js';
import { isLive, ticketStateInWords } from '../ticket/ticket.js';
import { ticketToChange, touchTicket } from '../ticket/touch-ticket.js';

export interface OfferQuoteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly lines: readonly OfferedLine[];
  readonly note?: string | null | undefined;
  /** The last day; as far from today as the policy says when left out. */
  readonly validUntil?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

const mostDays = 366;
const longestNote = 1_000;

/**
 * Tells the customer what the work would cost and asks whether he agrees: in his chat, or by whoever calls
 * him. Who pays each line is what the ticket's verdict says. An open quote of the ticket gives way to the new one.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE when the ticket is over, BAD_USER_INPUT
 */
export const offerQuote = once('offerQuote', async (ctx: Context, input: OfferQuoteInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'OFFER_QUOTE', input.expectedVersion);
  if (!isLive(row.state))
    throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} takes no quote.`);
  demandRank(ctx, policy);
  const lines = pricedLines(offeredLines(policy, row.entitlement, input.lines), row.entitlement);
  const values = {
    lines,
    total: totalOf(lines),
    currency: policy.currency,
    note: optionalText('note', input.note, longestNote),
    validUntil: checkedDay(input.validUntil, localDate(ctx.now, policy.timezone), policy),
  };
  await endOpenQuote(ctx, row.id, 'SUPERSEDE');
  const offered = await insertQuote(ctx, row, values);
  const dueAt = startOfDay(dayAfter(offered.validUntil), policy.timezone);
  await arm(ctx, 'QUOTE', { subjectId: offered.id, dueAt });
  await record(ctx, row.id, {
    type: 'QUOTE_OFFERED',
    summary: `A quote over ${offered.total} ${offered.currency}, valid until ${offered.validUntil}.`,
    data: { quoteId: offered.id },
  });
  await tellInChat(ctx, row, `${quoteCall}${offered.id}`);
  await touchTicket(ctx, row.id, {});
  return { quoteId: offered.id, ticketId: row.id };
});

/** Where the policy wants a leader's word before a price is named. @throws FORBIDDEN */
function demandRank({ actor }: Context, { quotes: { offeredBy } }: Policy): void {
  if (offeredBy !== null && !mayApprove(actor, offeredBy))
    throw forbidden(`By the policy a quote is offered by ${offeredBy} or a role above it.`);
}

function checkedDay(told: string | null | undefined, today: string, { quotes }: Policy): string {
  const day = optionalDate('validUntil', told, dayAfter(today, mostDays)) ?? addTerm(today, quotes.validFor);
  if (day < today) throw badInput('validUntil', 'validUntil must not lie before today.');
  return day;
}

type Offer = Pick<QuoteRow, 'lines' | 'total' | 'currency' | 'note' | 'validUntil'>;

async function insertQuote(ctx: Context, { id: ticketId }: TicketRow, offer: Offer): Promise<QuoteRow> {
  const [offered] = await ctx.tx
    .insert(quote)
    .values({
      ...offer,
      id: ctx.newId(),
      ticketId,
      state: 'OFFERED',
      offeredAt: ctx.now,
      offeredById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
    })
    .returning();
  if (!offered) throw new Error('the quote was not stored');
  return offered;
}

/** The bot owes the chat of the ticket a word about a quote; a ticket without a chat is told by whoever calls. */
export async function tellInChat(ctx: Context, row: TicketRow, call: string): Promise<void> {
  if (row.conversationId === null) return;
  const [chat] = await ctx.tx
    .select({ id: conversation.id, channel: conversation.channel })
    .from(conversation)
    .where(eq(conversation.id, row.conversationId));
  if (chat) await callOnBot(ctx, chat, call, row.id);
}
