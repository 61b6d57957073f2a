import { stands } from '../../domain/quote/quote.js';
import { quotesByIds } from '../../domain/quote/quote.queries.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import type { QuoteRow } from '../../schema/index.js';
import type { Reply, TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';
import { sayQuote } from './say-quote.js';

interface OfChat {
  readonly row: QuoteRow;
  readonly ticket: { readonly id: string; readonly number: string };
}

/** A quote of a ticket of this chat; null when there is none. */
async function quoteOfChat({ ctx }: TurnInHand, quoteId: string): Promise<OfChat | null> {
  const [row] = await quotesByIds(ctx, [quoteId]);
  if (!row) return null;
  const { id, number } = await getTicket(ctx, row.ticketId);
  return { row, ticket: { id, number } };
}

/** The number of its ticket while the quote still waits for an answer; null when it does so no more. */
export async function ticketOfOpenQuote(turn: TurnInHand, quoteId: string): Promise<string | null> {
  const { ctx, policy } = turn;
  const found = await quoteOfChat(turn, quoteId);
  return found && stands(found.row, ctx.now, policy.timezone) ? found.ticket.number : null;
}

/** While a colleague has the conversation the bot only shows the quote; the answer is the colleague's to take. */
export async function showQuote(turn: TurnInHand, quoteId: string): Promise<void> {
  const { ctx, language, policy, replies } = turn;
  const found = await quoteOfChat(turn, quoteId);
  if (!found || !stands(found.row, ctx.now, policy.timezone)) return;
  const { row, ticket } = found;
  const text = `${sayQuote(row, ticket.number, language)}\n${phrase(language, 'quote_answer_here')}`;
  replies.push({ text, ticket });
}

/** Whoever was shown it need not answer it; whoever was not hears nothing. */
export async function quoteWithdrawn(turn: TurnInHand, quoteId: string): Promise<Reply[]> {
  const { memory, language, conversation } = turn;
  const isOwed = memory.owedQuotes.includes(quoteId);
  memory.owedQuotes = memory.owedQuotes.filter((id) => id !== quoteId);
  const found = await quoteOfChat(turn, quoteId);
  if (!found || (isOwed && conversation.mode === 'BOT')) return [];
  const { ticket } = found;
  return [{ text: phrase(language, 'quote_withdrawn', { number: ticket.number }), ticket }];
}
