import { and, asc, count, desc, getTableColumns, gt, inArray, lte, ne, or, sql } from 'drizzle-orm';
import { conversation, type MessageRow, message } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';
import { visibleConversations } from './handover.queries.js';

/** What messages hang on. */
export type MessageOwner = 'ticketId' | 'conversationId';

export interface MessagePagesInput {
  readonly owner: MessageOwner;
  readonly ownerIds: readonly string[];
  readonly limit: number;
  /** The number of the last message of the page before. */
  readonly after: number | null;
}

/** The desk's calls on the bot stand among the messages and are shown to nobody. */
const said = ne(message.authorKind, 'DESK');

/** A page of what was said with each owner, oldest first. Pass owners that the actor may see. */
export function messagesOf(
  ctx: ReadContext,
  { owner, ownerIds, limit, after }: MessagePagesInput,
): Promise<MessageRow[]> {
  const column = message[owner];
  const place = sql<number>`row_number() over (partition by ${column} order by ${message.sequence})`;
  const ranked = ctx.tx
    .select({ ...getTableColumns(message), place: place.as('place') })
    .from(message)
    .where(
      and(inArray(column, [...ownerIds]), said, after === null ? undefined : gt(message.sequence, after)),
    )
    .as('ranked');
  return ctx.tx.select().from(ranked).where(lte(ranked.place, limit)).orderBy(asc(ranked.sequence));
}

export function countMessagesOf(
  ctx: ReadContext,
  { owner, ownerIds }: Pick<MessagePagesInput, 'owner' | 'ownerIds'>,
): Promise<{ ownerId: string | null; count: number }[]> {
  const column = message[owner];
  return ctx.tx
    .select({ ownerId: column, count: count() })
    .from(message)
    .where(and(inArray(column, [...ownerIds]), said))
    .groupBy(column);
}

/** The latest of each owner. Pass owners that the actor may see. */
export function lastMessagesOf(
  ctx: ReadContext,
  { owner, ownerIds }: Pick<MessagePagesInput, 'owner' | 'ownerIds'>,
): Promise<MessageRow[]> {
  const column = message[owner];
  return ctx.tx
    .selectDistinctOn([column])
    .from(message)
    .where(and(inArray(column, [...ownerIds]), said))
    .orderBy(asc(column), desc(message.sequence));
}

/** Messages by id, of tickets and conversations that the actor may see. */
export function messagesByIds(ctx: ReadContext, ids: readonly string[]): Promise<MessageRow[]> {
  const ofTicket = ofVisibleTicket(ctx, message.ticketId);
  const seen = ctx.tx.select({ id: conversation.id }).from(conversation).where(visibleConversations(ctx));
  const visible = ofTicket && or(ofTicket, inArray(message.conversationId, seen));
  return ctx.tx
    .select()
    .from(message)
    .where(and(inArray(message.id, [...ids]), said, visible));
}
