import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm';
import { type MessageRow, message } from '../../schema/index.js';
import type { ReadContext } from '../context.js';

/** So much is read of a conversation at a time. */
export const mostMissed = 500;

/** What the customer has not seen yet, oldest first; everything to him when nothing was seen. */
export async function saidSince(
  ctx: ReadContext,
  conversationId: string,
  afterSequence: number,
): Promise<MessageRow[]> {
  return ctx.tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.conversationId, conversationId),
        eq(message.direction, 'OUTBOUND'),
        gt(message.sequence, afterSequence),
      ),
    )
    .orderBy(asc(message.sequence))
    .limit(mostMissed);
}

/** The place of a message in its conversation, 0 when there is no such message there. */
export async function sequenceOf(
  ctx: ReadContext,
  conversationId: string,
  messageId: string,
): Promise<number> {
  const [row] = await ctx.tx
    .select({ sequence: message.sequence })
    .from(message)
    .where(and(eq(message.id, messageId), eq(message.conversationId, conversationId)));
  return row?.sequence ?? 0;
}

/** Conversations that were owed a turn before an instant: their process may have died. */
export async function owedTurns(ctx: ReadContext, { before }: { readonly before: Date }): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ id: message.conversationId })
    .from(message)
    .where(and(eq(message.direction, 'INBOUND'), isNull(message.handledAt), lt(message.at, before)))
    .limit(200);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}
