import { and, eq } from 'drizzle-orm';
import { conversation, quote, type TicketRow } from '../../schema/index.js';
import { type Channel, channels } from '../../schema/vocabulary.js';
import { nextQuoteState } from '../charge/quote-state.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { disarm } from '../deadline.js';
import { badInput, invalidState, notFound } from '../errors.js';
import { record } from '../event.js';
import { memberOf, optionalText, text } from '../input.js';
import { once } from '../once.js';
import type { ChangedForCustomer } from '../ticket/change-for-customer.js';
import { type TicketProof, ticketOfPhone } from '../ticket/ticket-of-phone.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { stands } from './quote.js';
import { lockQuote, type QuoteToChange, quoteToChange } from './quote-to-change.js';
import { tellWhoOffered } from './tell-who-offered.js';

export interface AnswerQuoteInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly quoteId: string;
  /** Who said it, where staff write it down. */
  readonly answeredBy?: string | null | undefined;
  /** By what way he said it, where staff write it down. */
  readonly channel?: Channel | null | undefined;
  readonly comment?: string | null | undefined;
}

type Answer = 'CONSENT' | 'REFUSE';
const commentLimit = 2_000;

/**
 * The customer agrees to pay what was quoted, himself or to staff, who write down who said it and how (R-145, R-148).
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it no longer stands
 */
export const consentToQuote = once('consentToQuote', (ctx: Context, input: AnswerQuoteInput) =>
  answer(ctx, input, 'CONSENT'),
);

/** He does not. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it no longer stands */
export const refuseQuote = once('refuseQuote', (ctx: Context, input: AnswerQuoteInput) =>
  answer(ctx, input, 'REFUSE'),
);

async function answer(ctx: Context, input: AnswerQuoteInput, step: Answer) {
  const found = await quoteToChange(ctx, input.quoteId, 'ANSWER_QUOTE');
  const told = await answerOf(ctx, input);
  await answerLocked(ctx, found, step, told);
  return { quoteId: found.row.id, ticketId: found.ticket.id };
}

/**
 * The same for the customer of a chat, who showed the number of the ticket and its phone.
 * @throws FORBIDDEN, NOT_FOUND, INVALID_STATE when it no longer stands
 */
export async function answerQuoteForCustomer(
  ctx: Context,
  input: TicketProof & { readonly quoteId: string; readonly step: Answer },
): Promise<ChangedForCustomer> {
  const { row: ticket, policy, otherConversationId } = await ticketOfPhone(ctx, input, 'ANSWER_QUOTE');
  const row = await lockQuote(ctx, ticket.id, input.quoteId);
  await answerLocked(ctx, { row, ticket, policy }, input.step, await answerOf(ctx, {}));
  return { ticket, otherConversationId };
}

interface Told {
  readonly answeredBy: string | null;
  readonly answerChannel: Channel;
  readonly comment: string | null;
}

/** Staff must say who agreed and how they know; a customer's own chat says both. */
async function answerOf(
  { tx, actor }: Context,
  { answeredBy, channel, comment: words }: Omit<AnswerQuoteInput, 'quoteId'>,
): Promise<Told> {
  const comment = optionalText('comment', words, commentLimit);
  if (actor.kind === 'BOT' || actor.kind === 'CUSTOMER') {
    const [chat] = await tx
      .select({ channel: conversation.channel })
      .from(conversation)
      .where(eq(conversation.id, actor.conversationId));
    return { answeredBy: null, answerChannel: chat?.channel ?? 'WEB_CHAT', comment };
  }
  const answerChannel = memberOf('channel', channel, channels);
  if (answerChannel === null)
    throw badInput('channel', 'channel must tell by what way the customer answered.');
  return { answeredBy: text('answeredBy', answeredBy, nameLimit), answerChannel, comment };
}

async function answerLocked(
  ctx: Context,
  { row, ticket, policy }: QuoteToChange,
  step: Answer,
  told: Told,
): Promise<void> {
  const state = nextQuoteState(row.state, step);
  if (!stands(row, ctx.now, policy.timezone))
    throw invalidState(`This quote was valid until ${row.validUntil}.`);
  const { actor } = ctx;
  await ctx.tx
    .update(quote)
    .set({ state, endedAt: ctx.now, ...told, recordedById: actor.kind === 'STAFF' ? actor.id : null })
    .where(eq(quote.id, row.id));
  await disarm(ctx, 'QUOTE', row.id);
  const { answeredBy, answerChannel, comment } = told;
  const said = `${step === 'CONSENT' ? 'agrees to' : 'refuses'} the quote over ${row.total} ${row.currency}`;
  await record(ctx, ticket.id, {
    type: step === 'CONSENT' ? 'QUOTE_CONSENTED' : 'QUOTE_REFUSED',
    summary: `${answeredBy ?? 'The customer'} (${answerChannel}) ${said}${comment ? `: ${comment}` : ''}.`,
    data: { quoteId: row.id },
  });
  await tellWhoOffered(ctx, ticket, row, `${ticket.number}: the customer ${said}.`);
  await touchTicket(ctx, ticket.id, {});
}

/**
 * Why the customer refused, told after the refusal. Only the bot asks for it.
 * @throws FORBIDDEN, NOT_FOUND, BAD_USER_INPUT
 */
export async function explainRefusal(
  ctx: Context,
  input: TicketProof & { readonly quoteId: string; readonly comment: string },
): Promise<TicketRow> {
  const { row: ticket } = await ticketOfPhone(ctx, input, 'ANSWER_QUOTE');
  const comment = text('comment', input.comment, commentLimit);
  const [refused] = await ctx.tx
    .update(quote)
    .set({ comment })
    .where(and(eq(quote.id, input.quoteId), eq(quote.ticketId, ticket.id), eq(quote.state, 'REFUSED')))
    .returning({ id: quote.id });
  if (!refused) throw notFound('refused quote');
  await record(ctx, ticket.id, {
    type: 'QUOTE_COMMENTED',
    summary: comment,
    data: { quoteId: input.quoteId },
  });
  await touchTicket(ctx, ticket.id, {});
  return ticket;
}
