import { type ConversationRow, message } from '../../schema/index.js';
import type { Context } from '../context.js';
import { announce } from '../outbox.js';

/** What the desk calls on the bot for, each followed by what it is about. */
export const surveyCall = 'survey:';
export const unansweredCall = 'unanswered:';
export const handBackCall = 'hand-back:';
export const abandonedCall = 'abandoned:';
export const quoteCall = 'quote:';
export const quoteWithdrawnCall = 'quote-withdrawn:';

/**
 * The bot owes the customer a turn that he did not start. The call is stored like a message, so no crash forgets
 * it, and the same call twice is one.
 */
export async function callOnBot(
  ctx: Context,
  conversation: Pick<ConversationRow, 'id' | 'channel'>,
  call: string,
  ticketId: string | null = null,
): Promise<void> {
  await ctx.tx
    .insert(message)
    .values({
      id: ctx.newId(),
      conversationId: conversation.id,
      ticketId,
      at: ctx.now,
      direction: 'INBOUND',
      authorKind: 'DESK',
      author: 'desk',
      channel: conversation.channel,
      text: '',
      delivery: 'DELIVERED',
      clientId: call,
    })
    .onConflictDoNothing();
  await announce(ctx, { kind: 'turn.owed', conversationId: conversation.id });
}
