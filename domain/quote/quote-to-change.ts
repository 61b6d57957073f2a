import { and, eq } from 'drizzle-orm';
import { type QuoteRow, quote, type TicketRow } from '../../schema/index.js';
import { type Action, demand, requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import type { ShelvedPolicy } from '../policy/policy-shelf.js';
import { lockTicketOf } from '../ticket/ticket.queries.js';

export interface QuoteToChange {
  readonly row: QuoteRow;
  readonly ticket: TicketRow;
  readonly policy: ShelvedPolicy;
}

/**
 * The gate of a change of a quote: its ticket seen and locked, the step allowed. Lock order: ticket, quote.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function quoteToChange(ctx: Context, quoteId: string, action: Action): Promise<QuoteToChange> {
  requireIdentity(ctx.actor);
  const [found] = await ctx.tx.select({ ticketId: quote.ticketId }).from(quote).where(eq(quote.id, quoteId));
  const ticket = await lockTicketOf(ctx, found?.ticketId, 'quote');
  demand(ctx.actor, action);
  const row = await lockQuote(ctx, ticket.id, quoteId);
  return { row, ticket, policy: await ctx.policies.of(ctx.tx, ticket.policyId) };
}

/** The caller holds the ticket's lock. @throws NOT_FOUND when it is of no or another ticket */
export async function lockQuote(ctx: Context, ticketId: string, quoteId: string): Promise<QuoteRow> {
  const [row] = await ctx.tx
    .select()
    .from(quote)
    .where(and(eq(quote.id, quoteId), eq(quote.ticketId, ticketId)))
    .for('no key update');
  if (!row) throw notFound('quote');
  return row;
}
