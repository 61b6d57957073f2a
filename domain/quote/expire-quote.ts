import { eq } from 'drizzle-orm';
import { quote } from '../../schema/index.js';
import type { Context } from '../context.js';
import { takeDue } from '../deadline.js';
import { endOpenQuote } from '../ticket/end-open-quote.js';
import { lockTicket } from '../ticket/ticket.queries.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { tellWhoOffered } from './tell-who-offered.js';

/** Nobody has answered by the end of the last day: whoever offered it hears of it, so that somebody asks. @returns whether that was due */
export async function expireQuote(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const [found] = await ctx.tx
    .select({ ticketId: quote.ticketId })
    .from(quote)
    .where(eq(quote.id, input.subjectId));
  if (!found) return false;
  const ticket = await lockTicket(ctx, found.ticketId);
  if (!(await takeDue(ctx, 'QUOTE', input.subjectId))) return false;
  const ended = await endOpenQuote(ctx, ticket.id, 'EXPIRE');
  if (!ended) return true;
  await tellWhoOffered(ctx, ticket, ended, `The quote of ${ticket.number} has expired without an answer.`);
  await touchTicket(ctx, ticket.id, {});
  return true;
}
