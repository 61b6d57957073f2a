import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type NotificationRow, notification } from '../../schema/index.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';
import type { Keyset } from '../page.js';

export interface NotificationListInput {
  /** True for those not read yet, false for those read, null for both. */
  readonly unread: boolean | null;
  readonly limit: number;
  readonly after: Keyset | null;
}

/** One's own, the latest first. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function listNotifications(
  ctx: ReadContext,
  { unread, limit, after }: NotificationListInput,
): Promise<NotificationRow[]> {
  requireStaff(ctx.actor);
  const beyond = after
    ? sql`(${notification.at}, ${notification.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(notification)
    .where(and(mine(ctx, unread), beyond))
    .orderBy(desc(notification.at), desc(notification.id))
    .limit(limit);
}

export const countNotifications = (ctx: ReadContext, unread: boolean | null): Promise<number> =>
  ctx.tx.$count(notification, mine(ctx, unread));

function mine({ actor }: ReadContext, unread: boolean | null): SQL | undefined {
  if (actor.kind !== 'STAFF') return sql`false`;
  const read =
    unread === null ? undefined : unread ? isNull(notification.readAt) : isNotNull(notification.readAt);
  return and(eq(notification.staffId, actor.id), read);
}

export const notificationsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<NotificationRow[]> =>
  ctx.tx
    .select()
    .from(notification)
    .where(and(inArray(notification.id, [...ids]), mine(ctx, null)));
