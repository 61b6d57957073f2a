import { eq } from 'drizzle-orm';
import { conversation } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { callOnBot, handBackCall } from '../conversation/call-on-bot.js';
import { say } from '../conversation/say.js';
import { disarm } from '../deadline.js';
import { DomainError, invalidState } from '../errors.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { announce } from '../outbox.js';
import { liveTicketOf } from '../ticket/pass-on-message.js';
import { replyToTicket } from '../ticket/reply-to-ticket.js';
import { conversationToChange } from './handover.queries.js';

export interface ConversationIdInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly conversationId: string;
}

/**
 * A member of staff talks with the waiting customer from now on.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when the bot has it, CONFLICT when a colleague has it
 */
export const takeConversation = once('takeConversation', async (ctx: Context, input: ConversationIdInput) => {
  const actor = requireStaff(ctx.actor);
  const row = await conversationToChange(ctx, input.conversationId);
  if (row.mode !== 'PERSON') throw invalidState('The bot has this conversation; nobody is asked for.');
  if (row.takenById !== null && row.takenById !== actor.id) {
    throw new DomainError('CONFLICT', 'A colleague has taken this conversation.');
  }
  await ctx.tx.update(conversation).set({ takenById: actor.id }).where(eq(conversation.id, row.id));
  await disarm(ctx, 'PERSON_WAIT', row.id);
  await announce(ctx, { kind: 'conversation.changed', conversationId: row.id });
  return { conversationId: row.id };
});

/**
 * Says something to the customer. With a ticket under way it is an answer to that ticket and keeps its promises.
 * Whoever answers has taken the conversation.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, CONFLICT, BAD_USER_INPUT
 */
export const replyToConversation = once(
  'replyToConversation',
  async (ctx: Context, input: ConversationIdInput & { readonly text: string }) => {
    const author = requireStaff(ctx.actor);
    await conversationToChange(ctx, input.conversationId);
    const said = text('text', input.text, 4_000);
    await takeConversation(ctx, { conversationId: input.conversationId });
    const ticketId = await liveTicketOf(ctx, input.conversationId);
    if (ticketId) {
      const { messageId } = await replyToTicket(ctx, { ticketId, text: said });
      return { conversationId: input.conversationId, messageId };
    }
    const row = await conversationToChange(ctx, input.conversationId);
    const sent = await say(ctx, {
      conversationId: row.id,
      ticketId: null,
      authorKind: 'STAFF',
      author: author.name,
      channel: row.channel,
      text: said,
    });
    return { conversationId: row.id, messageId: sent.id };
  },
);

/**
 * The bot goes on with the customer; it says so itself in its turn.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when the bot has it already
 */
export const handBackConversation = once(
  'handBackConversation',
  async (ctx: Context, input: ConversationIdInput) => {
    const row = await conversationToChange(ctx, input.conversationId);
    if (row.mode !== 'PERSON') throw invalidState('The bot has this conversation already.');
    await ctx.tx
      .update(conversation)
      .set({ mode: 'BOT', takenById: null, waitingSince: null })
      .where(eq(conversation.id, row.id));
    await disarm(ctx, 'PERSON_WAIT', row.id);
    await callOnBot(ctx, row, `${handBackCall}${ctx.newId()}`);
    await announce(ctx, { kind: 'conversation.changed', conversationId: row.id });
    return { conversationId: row.id };
  },
);
