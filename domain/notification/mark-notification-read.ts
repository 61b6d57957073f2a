import { and, eq, isNull } from 'drizzle-orm';
import { notification } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import { once } from '../once.js';

export interface MarkNotificationReadInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly notificationId: string;
}

/** Once read it stays read; again changes nothing. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for another's */
export const markNotificationRead = once(
  'markNotificationRead',
  async (ctx: Context, input: MarkNotificationReadInput) => {
    const actor = requireStaff(ctx.actor);
    const own = and(eq(notification.id, input.notificationId), eq(notification.staffId, actor.id));
    const [row] = await ctx.tx.select({ id: notification.id }).from(notification).where(own);
    if (!row) throw notFound('notification');
    await ctx.tx
      .update(notification)
      .set({ readAt: ctx.now })
      .where(and(own, isNull(notification.readAt)));
    return { notificationId: row.id };
  },
);
