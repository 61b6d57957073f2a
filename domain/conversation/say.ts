import { eq } from 'drizzle-orm';
import { conversation, type MessageRow, message, type QuickReply } from '../../schema/index.js';
import type { Channel } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { announce } from '../outbox.js';
import { together } from '../together.js';
import { oweDelivery } from './deliver-by-channel.js';

export interface Saying {
  readonly conversationId: string | null;
  readonly ticketId: string | null;
  readonly authorKind: 'BOT' | 'STAFF';
  readonly author: string;
  readonly channel: Channel;
  readonly text: string;
  readonly quickReplies?: readonly QuickReply[];
  readonly expects?: string | null;
  readonly ticketNumber?: string | null;
  /** The conversation changes hands with this message. */
  readonly mode?: 'BOT' | 'PERSON' | null;
}

/**
 * Stores what the customer is to hear; it is delivered after the commit wherever he is connected, and waits for
 * him when he is not. Lock the conversation first: the order of storing is the order of saying.
 */
export async function say(ctx: Context, saying: Saying): Promise<MessageRow> {
  const messageId = ctx.newId();
  const { conversationId, channel } = saying;
  if (conversationId === null) return store(ctx, messageId, saying);
  const [row] = await together(
    store(ctx, messageId, saying),
    announce(ctx, { kind: 'message.sent', conversationId, messageId }),
    oweDelivery(ctx, conversationId, channel),
  );
  return row;
}

async function store(ctx: Context, id: string, saying: Saying): Promise<MessageRow> {
  const [row] = await ctx.tx
    .insert(message)
    .values({
      ...saying,
      id,
      at: ctx.now,
      direction: 'OUTBOUND',
      delivery: 'PENDING',
      handledAt: ctx.now,
      quickReplies: saying.quickReplies ? [...saying.quickReplies] : null,
      expects: saying.expects ?? null,
      ticketNumber: saying.ticketNumber ?? null,
      mode: saying.mode ?? null,
    })
    .returning();
  if (!row) throw new Error('the message was not stored');
  return row;
}

export async function lockConversation(ctx: Context, conversationId: string) {
  const [row] = await ctx.tx
    .select()
    .from(conversation)
    .where(eq(conversation.id, conversationId))
    .for('no key update');
  return row ?? null;
}
