import { and, eq, inArray, sql } from 'drizzle-orm';
import { message } from '../../schema/index.js';
import type { Context } from '../context.js';

/** A mail of ours came back: the messages in it, those of one moment, did not reach the customer. */
export async function markBounced(
  ctx: Context,
  { messageIds }: { readonly messageIds: readonly string[] },
): Promise<number> {
  if (messageIds.length === 0) return 0;
  const sent = ctx.tx
    .select({ conversationId: message.conversationId, at: message.at })
    .from(message)
    .where(inArray(message.id, [...messageIds]));
  const failed = await ctx.tx
    .update(message)
    .set({ delivery: 'FAILED' })
    .where(
      and(
        eq(message.channel, 'EMAIL'),
        eq(message.direction, 'OUTBOUND'),
        sql`(${message.conversationId}, ${message.at}) in ${sent}`,
      ),
    )
    .returning({ id: message.id });
  return failed.length;
}
