import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { attachment } from '../../schema/index.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { badInput } from '../errors.js';

export interface Claim {
  readonly conversationId: string;
  readonly messageId: string;
  readonly attachmentIds: readonly string[];
}

/**
 * The files came with this message and stay as long as it does.
 * @throws BAD_USER_INPUT for one that is unknown, another conversation's, not there whole, or another message's
 */
export async function claimFiles(
  ctx: Context,
  { conversationId, messageId, attachmentIds }: Claim,
): Promise<void> {
  const wanted = [...new Set(attachmentIds)];
  if (wanted.length === 0) return;
  const claimed = await ctx.tx
    .update(attachment)
    .set({ messageId, place: placeIn(wanted) })
    .where(
      and(
        inArray(attachment.id, wanted),
        eq(attachment.conversationId, conversationId),
        isNull(attachment.messageId),
        isNotNull(attachment.type),
      ),
    )
    .returning({ id: attachment.id });
  if (claimed.length < wanted.length) throw badInput('attachments', 'There is no such attachment to send.');
  await disarm(ctx, 'ATTACHMENT', ...wanted);
}

function placeIn(ids: readonly string[]): SQL {
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return sql`array_position(array[${list}], ${attachment.id})`;
}
