import { and, asc, eq } from 'drizzle-orm';
import { type MessageRow, message } from '../../schema/index.js';
import type { Context, ReadContext } from '../context.js';

export interface RequestInput {
  readonly conversationId: string;
  /** The client id of the message that the request brought. */
  readonly clientId: string;
}

export interface RequestReply {
  readonly messages: readonly MessageRow[];
  /** Something said before is still on its way by itself, and no answer is to overtake it. */
  readonly isBehind: boolean;
}

/** What may be answered on the open request; null while the bot still owes the turn. */
export async function replyWithRequest(
  ctx: ReadContext,
  { conversationId, clientId }: RequestInput,
): Promise<RequestReply | null> {
  const [inbound] = await ctx.tx
    .select({ sequence: message.sequence, handledAt: message.handledAt })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.clientId, clientId)));
  if (!inbound?.handledAt) return null;
  const pending = await ctx.tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.conversationId, conversationId),
        eq(message.direction, 'OUTBOUND'),
        eq(message.delivery, 'PENDING'),
      ),
    )
    .orderBy(asc(message.sequence));
  const messages = pending.filter(({ sequence }) => sequence > inbound.sequence);
  return { messages, isBehind: messages.length < pending.length };
}

/** The request is over: what is owed goes its own way from now on. */
export async function endRequest(ctx: Context, { conversationId, clientId }: RequestInput): Promise<void> {
  await ctx.tx
    .update(message)
    .set({ replyUntil: null })
    .where(and(eq(message.conversationId, conversationId), eq(message.clientId, clientId)));
}
