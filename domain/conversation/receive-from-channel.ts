import { and, desc, eq } from 'drizzle-orm';
import { conversation, message } from '../../schema/index.js';
import type { Language, SendingChannel } from '../../schema/vocabulary.js';
import type { FilesReceived } from '../attachment/receive-files.js';
import type { Context, ReadContext } from '../context.js';
import { chosenWords } from './quick-reply.js';
import { helloCall, receiveMessage } from './receive-message.js';
import { startConversation } from './start-conversation.js';

export interface ChannelMessage extends Partial<FilesReceived> {
  readonly channel: SendingChannel;
  /** By what the channel knows the customer. */
  readonly address: string;
  /** The channel's own id of the message: the same again changes nothing. */
  readonly externalId: string;
  /** His words; for what is no text, what to call it in the conversation's language. */
  readonly text: string | ((language: Language) => string);
  /** Until then the answer may go out with the request that brings this. */
  readonly replyUntil?: Date;
}

export interface ChannelMessageReceived {
  readonly conversationId: string;
  /** False when it had come before. */
  readonly fresh: boolean;
}

/** Marked, so that no channel can bring what the desk calls on the bot with. */
export const channelMessageId = (externalId: string): string => `m:${externalId}`;

/** Stores what a correspondent said, in the one conversation that the channel has with him. */
export async function receiveFromChannel(
  ctx: Context,
  input: ChannelMessage,
): Promise<ChannelMessageReceived> {
  const { id: conversationId, language } = await conversationWith(ctx, input);
  const text =
    typeof input.text === 'string'
      ? chosenWords(input.text, await lastOffered(ctx, conversationId))
      : input.text(language);
  const clientId = channelMessageId(input.externalId);
  const { replyUntil, attachmentIds = [], refusedFiles = [] } = input;
  const { fresh } = await receiveMessage(ctx, {
    conversationId,
    clientId,
    text,
    replyUntil,
    attachmentIds,
    refusedFiles,
  });
  return { conversationId, fresh };
}

/** Where the files of a message belong, before it is received itself; not fresh is one that has come before. */
export async function expectFromChannel(
  ctx: Context,
  input: Pick<ChannelMessage, 'channel' | 'address' | 'externalId'>,
): Promise<ChannelMessageReceived> {
  const { id: conversationId } = await conversationWith(ctx, input);
  const clientId = channelMessageId(input.externalId);
  const known = and(eq(message.conversationId, conversationId), eq(message.clientId, clientId));
  return { conversationId, fresh: (await ctx.tx.$count(message, known)) === 0 };
}

/** Somebody opened the channel without a word yet: the bot greets him, once. */
export async function greetOnChannel(
  ctx: Context,
  input: Pick<ChannelMessage, 'channel' | 'address' | 'replyUntil'>,
): Promise<ChannelMessageReceived> {
  const { id: conversationId } = await conversationWith(ctx, input);
  const { replyUntil } = input;
  const { fresh } = await receiveMessage(ctx, { conversationId, clientId: helloCall, text: '', replyUntil });
  return { conversationId, fresh };
}

type Correspondent = Pick<ChannelMessage, 'channel' | 'address'>;

interface Known {
  readonly id: string;
  readonly language: Language;
}

async function conversationWith(ctx: Context, correspondent: Correspondent): Promise<Known> {
  const known = await findConversation(ctx, correspondent);
  if (known) return known;
  const { channel, address } = correspondent;
  await startConversation(ctx, { channel, address, language: null });
  const begun = await findConversation(ctx, correspondent);
  if (!begun) throw new Error('the conversation was not begun');
  return begun;
}

async function findConversation(
  ctx: ReadContext,
  { channel, address }: Correspondent,
): Promise<Known | null> {
  const [row] = await ctx.tx
    .select({ id: conversation.id, language: conversation.language })
    .from(conversation)
    .where(and(eq(conversation.channel, channel), eq(conversation.address, address)));
  return row ?? null;
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
