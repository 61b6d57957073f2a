import { eq } from 'drizzle-orm';
import { conversation, message } from '../../schema/index.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';

export interface ReceiveMessageInput {
  readonly conversationId: string;
  /** The client's own id, unique in the conversation: the same again changes nothing. */
  readonly clientId: string;
  readonly text: string;
  /** Until then the answer may go out with the request that brings this. */
  readonly replyUntil?: Date | undefined;
}

/** The first thing on connecting, so that the bot greets once; sent again it changes nothing. */
export const helloCall = 'hello:';

/**
 * Stores what a customer said before anything is done about it. Once this is committed the message is never lost.
 * @throws NOT_FOUND
 */
export async function receiveMessage(ctx: Context, input: ReceiveMessageInput): Promise<{ fresh: boolean }> {
  const [chat] = await ctx.tx
    .select({ channel: conversation.channel })
    .from(conversation)
    .where(eq(conversation.id, input.conversationId));
  if (!chat) throw notFound('conversation');
  const stored = await ctx.tx
    .insert(message)
    .values({
      id: ctx.newId(),
      conversationId: input.conversationId,
      at: ctx.now,
      direction: 'INBOUND',
      authorKind: input.clientId.startsWith(helloCall) ? 'DESK' : 'CUSTOMER',
      author: 'customer',
      channel: chat.channel,
      text: input.text,
      delivery: 'DELIVERED',
      clientId: input.clientId,
      replyUntil: input.replyUntil ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: message.id });
  return { fresh: stored.length > 0 };
}
