import { eq } from 'drizzle-orm';
import { conversation, message, type RefusedFile } from '../../schema/index.js';
import { claimFiles } from '../attachment/claim-files.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';

export interface ReceiveMessageInput {
  readonly conversationId: string;
  /** The client's own id, unique in the conversation: the same again changes nothing. */
  readonly clientId: string;
  readonly text: string;
  /** Until then the answer may go out with the request that brings this. */
  readonly replyUntil?: Date | undefined;
  /** Files taken by `receiveFile` that came with it. */
  readonly attachmentIds?: readonly string[];
  /** Files that came with it and were not taken. */
  readonly refusedFiles?: readonly RefusedFile[];
}

export type MessageReceived =
  | { readonly fresh: true; readonly messageId: string }
  | { readonly fresh: false; readonly messageId: null };

/** The first thing on connecting, so that the bot greets once; sent again it changes nothing. */
export const helloCall = 'hello:';

/** Half a surrogate pair and a NUL cannot be stored; whichever channel lets them through, nothing is lost with them. */
const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, '');

/**
 * Stores what a customer said before anything is done about it. Once this is committed neither the message nor its
 * files are lost.
 * @throws NOT_FOUND, BAD_USER_INPUT for attachments that are not there to be sent
 */
export async function receiveMessage(ctx: Context, input: ReceiveMessageInput): Promise<MessageReceived> {
  const { conversationId, attachmentIds = [], refusedFiles = [] } = input;
  const [chat] = await ctx.tx
    .select({ channel: conversation.channel })
    .from(conversation)
    .where(eq(conversation.id, conversationId));
  if (!chat) throw notFound('conversation');
  const [stored] = await ctx.tx
    .insert(message)
    .values({
      id: ctx.newId(),
      conversationId,
      at: ctx.now,
      direction: 'INBOUND',
      authorKind: input.clientId.startsWith(helloCall) ? 'DESK' : 'CUSTOMER',
      author: 'customer',
      channel: chat.channel,
      text: storable(input.text),
      delivery: 'DELIVERED',
      clientId: input.clientId,
      replyUntil: input.replyUntil ?? null,
      refusedFiles: refusedFiles.length > 0 ? [...refusedFiles] : null,
    })
    .onConflictDoNothing()
    .returning({ id: message.id });
  if (!stored) return { fresh: false, messageId: null };
  await claimFiles(ctx, { conversationId, messageId: stored.id, attachmentIds });
  return { fresh: true, messageId: stored.id };
}
