import { and, desc, eq } from 'drizzle-orm';
import { conversation, message } from '../../schema/index.js';
import type { SendingChannel } from '../../schema/vocabulary.js';
import type { Context, ReadContext } from '../context.js';
import { chosenWords } from './quick-reply.js';
import { helloCall, receiveMessage } from './receive-message.js';
import { startConversation } from './start-conversation.js';

export interface ChannelMessage {
  readonly channel: SendingChannel;
  /** By what the channel knows the customer. */
  readonly address: string;
  /** The channel's own id of the message: the same again changes nothing. */
  readonly externalId: string;
  readonly text: string;
  /** Until then the answer may go out with the request that brings this. */
  readonly replyUntil?: Date;
}

export interface ChannelMessageReceived {
  readonly conversationId: string;
  /** False when it had come before. */
  readonly fresh: boolean;
}

/** Stores what a correspondent said, in the one conversation that the channel has with him. */
export async function receiveFromChannel(
  ctx: Context,
  input: ChannelMessage,
): Promise<ChannelMessageReceived> {
  const conversationId = await conversationWith(ctx, input);
  const { fresh } = await receiveMessage(ctx, {
    conversationId,
    clientId: `m:${input.externalId}`,
    text: chosenWords(input.text, await lastOffered(ctx, conversationId)),
  });
  if (fresh && input.replyUntil) await awaitReply(ctx, conversationId, input.replyUntil);
  return { conversationId, fresh };
}

/** Somebody opened the channel without a word yet: the bot greets him, once. */
export async function greetOnChannel(
  ctx: Context,
  input: Pick<ChannelMessage, 'channel' | 'address' | 'replyUntil'>,
): Promise<ChannelMessageReceived> {
  const conversationId = await conversationWith(ctx, input);
  const { fresh } = await receiveMessage(ctx, { conversationId, clientId: helloCall, text: '' });
  if (fresh && input.replyUntil) await awaitReply(ctx, conversationId, input.replyUntil);
  return { conversationId, fresh };
}

async function awaitReply(ctx: Context, conversationId: string, replyUntil: Date): Promise<void> {
  await ctx.tx.update(conversation).set({ replyUntil }).where(eq(conversation.id, conversationId));
}

type Correspondent = Pick<ChannelMessage, 'channel' | 'address'>;

async function conversationWith(ctx: Context, correspondent: Correspondent): Promise<string> {
  const known = await findConversation(ctx, correspondent);
  if (known) return known;
  const { conversationId } = await startConversation(ctx, { ...correspondent, language: null });
  return (await findConversation(ctx, correspondent)) ?? conversationId;
}

async function findConversation(
  ctx: ReadContext,
  { channel, address }: Correspondent,
): Promise<string | null> {
  const [row] = await ctx.tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.channel, channel), eq(conversation.address, address)));
  return row?.id ?? null;
}

/** The choices of the last word to the customer. */
export async function lastOffered(ctx: ReadContext, conversationId: string) {
  const [row] = await ctx.tx
    .select({ quickReplies: message.quickReplies })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.direction, 'OUTBOUND')))
    .orderBy(desc(message.sequence))
    .limit(1);
  return row?.quickReplies ?? null;
}
