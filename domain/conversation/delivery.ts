import { and, desc, eq, inArray } from 'drizzle-orm';
import { conversation, message } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { Context, ReadContext } from '../context.js';

/** These messages have reached the customer. */
export async function markDelivered(
  ctx: Context,
  { messageIds }: { readonly messageIds: readonly string[] },
): Promise<void> {
  await ctx.tx
    .update(message)
    .set({ delivery: 'DELIVERED' })
    .where(and(inArray(message.id, [...messageIds]), eq(message.delivery, 'PENDING')));
}

/** The language that the conversation is held in; null when there is no such conversation. */
export async function conversationLanguage(
  ctx: ReadContext,
  conversationId: string,
): Promise<Language | null> {
  const [row] = await ctx.tx
    .select({ language: conversation.language })
    .from(conversation)
    .where(eq(conversation.id, conversationId));
  return row?.language ?? null;
}

/** Whether the last word to the customer was a person's, so that what he says next is for that person. */
export async function lastSaidByStaff(ctx: ReadContext, conversationId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ authorKind: message.authorKind })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.direction, 'OUTBOUND')))
    .orderBy(desc(message.sequence))
    .limit(1);
  return row?.authorKind === 'STAFF';
}
