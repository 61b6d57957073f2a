import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { type QuoteRow, quote, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';
import { visibleTickets } from '../ticket/ticket.queries.js';

/** Pass tickets that the actor may see; in the order of offering. */
export const quotesOfTickets = (ctx: ReadContext, ticketIds: readonly string[]): Promise<QuoteRow[]> =>
  ctx.tx
    .select()
    .from(quote)
    .where(inArray(quote.ticketId, [...ticketIds]))
    .orderBy(asc(quote.offeredAt), asc(quote.id));

export const quotesByIds = (ctx: ReadContext, ids: readonly string[]): Promise<QuoteRow[]> =>
  ctx.tx
    .select()
    .from(quote)
    .where(and(inArray(quote.id, [...ids]), ofVisibleTicket(ctx, quote.ticketId)));

/** The latest quote of a ticket, open or not. Pass the number of a ticket that the actor may see, or has proven. */
export async function latestQuoteOf(ctx: ReadContext, ticketNumber: string): Promise<QuoteRow | null> {
  const [found] = await ctx.tx
    .select({ row: quote })
    .from(quote)
    .innerJoin(ticket, eq(ticket.id, quote.ticketId))
    .where(eq(ticket.number, ticketNumber))
    .orderBy(desc(quote.offeredAt), desc(quote.id))
    .limit(1);
  return found?.row ?? null;
}

/** Numbers of the tickets that the actor may see and whose quote waits for an answer, the latest first. */
export async function ticketsWithOpenQuote(ctx: ReadContext): Promise<string[]> {
  const rows = await ctx.tx
    .select({ number: ticket.number })
    .from(quote)
    .innerJoin(ticket, eq(ticket.id, quote.ticketId))
    .where(and(eq(quote.state, 'OFFERED'), visibleTickets(ctx)))
    .orderBy(desc(quote.offeredAt), desc(quote.id));
  return rows.map(({ number }) => number);
}
