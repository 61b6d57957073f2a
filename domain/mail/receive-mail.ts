import { and, desc, eq } from 'drizzle-orm';
import { conversation, message } from '../../schema/index.js';
import type { FilesReceived } from '../attachment/receive-files.js';
import type { Context, ReadContext } from '../context.js';
import { chosenWords } from '../conversation/quick-reply.js';
import { channelMessageId } from '../conversation/receive-from-channel.js';
import { receiveMessage } from '../conversation/receive-message.js';
import { lockConversation } from '../conversation/say.js';
import { startConversation } from '../conversation/start-conversation.js';
import { announce } from '../outbox.js';
import { liveTicketOf, passOnMessage } from '../ticket/pass-on-message.js';
import {
  countMailsFrom,
  findBegunThread,
  findMailThread,
  isMailKnown,
  type MailTraces,
} from './mail-thread.queries.js';

export interface ReceiveMailInput extends MailTraces {
  /** What the thread is about. */
  readonly subject: string;
  /** What he wrote himself. */
  readonly text: string;
  /** The same with the subject before it, for a mail that begins a thread. */
  readonly firstText: string;
  /** For a mail with files, which were taken for its thread before. */
  readonly received?: FilesReceived & { readonly thread: MailThread };
}

export interface MailThread {
  readonly conversationId: string;
  /** This mail begins it. */
  readonly isNew: boolean;
}

/** What has become of a mail. */
export type MailFate =
  /** The bot owes the conversation a turn. */
  | { readonly fate: 'TURN'; readonly conversationId: string }
  /** It is on a ticket, for staff to answer. */
  | { readonly fate: 'TICKET'; readonly conversationId: string }
  /** Kept without an answer: there were too many of them. */
  | { readonly fate: 'TOO_MANY'; readonly conversationId: string }
  | { readonly fate: 'KNOWN' };

/** More in an hour no person writes; a program that answers ours would go on for ever. */
const mostInAnHour = 30;

/**
 * Stores a customer's mail where it belongs. A mail to a ticket under way goes to staff, as a message of the chat does
 * (policy.md, "What meets a clock"), unless the bot has asked something and this is the answer.
 */
export async function receiveMail(ctx: Context, mail: ReceiveMailInput): Promise<MailFate> {
  if (await isMailKnown(ctx, mail.messageId)) return { fate: 'KNOWN' };
  const isFlood = await isFloodFrom(ctx, mail.from);
  const thread = mail.received?.thread ?? (await threadOf(ctx, mail));
  const { conversationId } = thread;
  const { attachmentIds = [], refusedFiles = [] } = mail.received ?? {};
  // The lock before the message, so that no turn sees it before it is known whose it is.
  const chat = await lockConversation(ctx, conversationId);
  const last = await lastSaid(ctx, conversationId);
  const stored = await receiveMessage(ctx, {
    conversationId,
    clientId: channelMessageId(mail.messageId),
    text: thread.isNew ? mail.firstText : chosenWords(mail.text, last?.quickReplies ?? null),
    attachmentIds,
    refusedFiles,
  });
  if (!stored.fresh) return forget(ctx, mail, thread);
  const { messageId } = stored;
  if (isFlood) return settle(ctx, { fate: 'TOO_MANY', conversationId, messageId });
  if (chat?.mode === 'PERSON' || last?.expects != null) return { fate: 'TURN', conversationId };
  const ticketId = await liveTicketOf(ctx, conversationId);
  if (ticketId === null) return { fate: 'TURN', conversationId };
  await passOnMessage(ctx, { ticketId, messageId });
  // What was not taken has to be told all the same.
  if (refusedFiles.length > 0) return { fate: 'TURN', conversationId };
  return settle(ctx, { fate: 'TICKET', conversationId, messageId });
}

/**
 * Where the files of a mail belong, before it is received itself; null when they are not to be taken. Should the mail not
 * get further, the thread that was begun for it is there when it comes again.
 */
export async function expectMail(ctx: Context, mail: ReceiveMailInput): Promise<MailThread | null> {
  if ((await isMailKnown(ctx, mail.messageId)) || (await isFloodFrom(ctx, mail.from))) return null;
  const found = await findMailThread(ctx, mail);
  if (found !== null) return { conversationId: found, isNew: false };
  const begun = await findBegunThread(ctx, mail);
  return { conversationId: begun ?? (await beginThread(ctx, mail)), isNew: true };
}

async function isFloodFrom(ctx: ReadContext, from: string): Promise<boolean> {
  const after = new Date(ctx.now.getTime() - 3_600_000);
  return (await countMailsFrom(ctx, { from, after })) >= mostInAnHour;
}

async function threadOf(ctx: Context, mail: ReceiveMailInput): Promise<MailThread> {
  const found = await findMailThread(ctx, mail);
  return { conversationId: found ?? (await beginThread(ctx, mail)), isNew: found === null };
}

async function beginThread(ctx: Context, { from, subject }: ReceiveMailInput): Promise<string> {
  const begun = await startConversation(ctx, { channel: 'EMAIL', address: from, subject, language: null });
  return begun.conversationId;
}

/** Another process was faster with the same mail; the thread that was begun for it here is none. */
async function forget(ctx: Context, mail: ReceiveMailInput, thread: MailThread): Promise<MailFate> {
  // One that has files already stays, empty.
  if (thread.isNew && !mail.received)
    await ctx.tx.delete(conversation).where(eq(conversation.id, thread.conversationId));
  return { fate: 'KNOWN' };
}

interface Settled {
  readonly fate: 'TICKET' | 'TOO_MANY';
  readonly conversationId: string;
  readonly messageId: string;
}

/** The bot owes no turn on it. */
async function settle(ctx: Context, { fate, conversationId, messageId }: Settled): Promise<MailFate> {
  await ctx.tx.update(message).set({ handledAt: ctx.now }).where(eq(message.id, messageId));
  await ctx.tx
    .update(conversation)
    .set({ lastInboundAt: ctx.now })
    .where(eq(conversation.id, conversationId));
  await announce(ctx, { kind: 'conversation.changed', conversationId });
  return { fate, conversationId };
}

async function lastSaid(ctx: ReadContext, conversationId: string) {
  const [row] = await ctx.tx
    .select({ quickReplies: message.quickReplies, expects: message.expects })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.direction, 'OUTBOUND')))
    .orderBy(desc(message.sequence))
    .limit(1);
  return row ?? null;
}
