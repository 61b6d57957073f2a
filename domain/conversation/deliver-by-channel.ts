import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { conversation, type MessageRow, message, outbox } from '../../schema/index.js';
import {
  type Channel,
  type Language,
  type SendingChannel,
  sendingChannels,
} from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { announce } from '../outbox.js';

/** Everything that a conversation's customer has not been sent yet. */
export interface OwedDelivery {
  readonly sequence: number;
  /** Tries, this one included. */
  readonly attempts: number;
  readonly conversationId: string;
  readonly address: string;
  readonly subject: string | null;
  readonly language: Language;
  /** Oldest first; none when an earlier delivery took them along. */
  readonly messages: readonly MessageRow[];
}

const isSending = (channel: Channel): channel is SendingChannel =>
  sendingChannels.some((sending) => sending === channel);

/** The channel, where it has to send, owes the customer what was just said. */
export async function oweDelivery(ctx: Context, conversationId: string, channel: Channel): Promise<void> {
  if (isSending(channel)) await announce(ctx, { kind: 'delivery.owed', conversationId, channel });
}

/** Longer than any channel may take: who has not settled a delivery by then is dead. */
const leaseMilliseconds = 60_000;
const mostAtOnce = 16;
const mostMessages = 50;

/**
 * Takes deliveries of one channel on a lease, each conversation's one behind the other. No transaction stays open
 * while they are sent; a process that dies meanwhile has its deliveries sent again, so a customer may hear something
 * twice and never not at all.
 */
export async function claimDeliveries(ctx: Context, channel: SendingChannel): Promise<OwedDelivery[]> {
  const claimed = await ctx.tx
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextTryAt: new Date(ctx.now.getTime() + leaseMilliseconds),
    })
    .where(sql`${outbox.sequence} = any(array(${dueOf(ctx, channel)}))`)
    .returning({
      sequence: outbox.sequence,
      attempts: outbox.attempts,
      conversationId: sql<string>`${outbox.payload} ->> 'conversationId'`,
    });
  if (claimed.length === 0) return [];
  const ids = claimed.map(({ conversationId }) => conversationId);
  const pending = await pendingOf(ctx, ids);
  const chats = await ctx.tx.select().from(conversation).where(inArray(conversation.id, ids));
  return claimed.map((row) => {
    const chat = chats.find(({ id }) => id === row.conversationId);
    return {
      ...row,
      address: chat?.address ?? '',
      subject: chat?.subject ?? null,
      language: chat?.language ?? 'zh-Hans',
      messages: pending.filter(({ conversationId }) => conversationId === row.conversationId),
    };
  });
}

/** Those whose time has come, the first of each conversation, unless its answer may yet go with the request. */
function dueOf(ctx: Context, channel: SendingChannel): SQL {
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  return sql`
    select due.sequence from outbox due
    join conversation chat on chat.id = (due.payload ->> 'conversationId')::uuid
    where due.kind = 'delivery.owed' and due.dead_at is null and due.next_try_at <= ${now}
      and due.payload ->> 'channel' = ${channel}
      and chat.channel = ${channel} and chat.address is not null
      and not exists (select from message open where open.conversation_id = chat.id and open.reply_until > ${now})
      and not exists (
        select from outbox earlier
        where earlier.kind = 'delivery.owed' and earlier.dead_at is null
          and earlier.payload ->> 'conversationId' = due.payload ->> 'conversationId'
          and earlier.sequence < due.sequence)
    order by due.sequence
    limit ${mostAtOnce}
    for update of due skip locked`;
}

async function pendingOf(ctx: Context, conversationIds: readonly string[]): Promise<MessageRow[]> {
  return ctx.tx
    .select()
    .from(message)
    .where(
      and(
        inArray(message.conversationId, [...conversationIds]),
        eq(message.direction, 'OUTBOUND'),
        eq(message.delivery, 'PENDING'),
      ),
    )
    .orderBy(asc(message.sequence))
    .limit(mostMessages * conversationIds.length);
}

/** Everything of the delivery was handed over. */
export async function settleDelivery(ctx: Context, { sequence }: { readonly sequence: number }) {
  await ctx.tx.delete(outbox).where(eq(outbox.sequence, sequence));
}

export interface FailedDelivery {
  readonly sequence: number;
  readonly attempts: number;
  readonly messageIds: readonly string[];
  readonly error: string;
  /** Trying again cannot help. */
  readonly isFinal: boolean;
}

const mostTries = 40;
const firstWaitMilliseconds = 2_000;
const longestWaitMilliseconds = 600_000;

/** When a delivery is tried again; with all tries it lasts about six hours. Null: not any more. */
export function nextTryAfter(attempts: number): number | null {
  if (attempts >= mostTries) return null;
  return Math.min(firstWaitMilliseconds * 2 ** (attempts - 1), longestWaitMilliseconds);
}

/** It is tried again later; given up, it stays for staff to see, and its messages say so. */
export async function failDelivery(ctx: Context, failed: FailedDelivery): Promise<void> {
  const wait = failed.isFinal ? null : nextTryAfter(failed.attempts);
  await ctx.tx
    .update(outbox)
    .set({
      lastError: failed.error.slice(0, 500),
      ...(wait === null ? { deadAt: ctx.now } : { nextTryAt: new Date(ctx.now.getTime() + wait) }),
    })
    .where(eq(outbox.sequence, failed.sequence));
  if (wait !== null || failed.messageIds.length === 0) return;
  await ctx.tx
    .update(message)
    .set({ delivery: 'FAILED' })
    .where(and(inArray(message.id, [...failed.messageIds]), eq(message.delivery, 'PENDING')));
}
