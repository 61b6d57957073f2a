import {
  and,
  asc,
  eq,
  exists,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  type AttachmentRow,
  type AttachmentType,
  attachment,
  conversation,
  message,
} from '../../schema/index.js';
import { requireIdentity } from '../access.js';
import type { ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';
import { visibleConversations } from './handover.queries.js';

/** One that is there whole. */
export type StoredAttachment = AttachmentRow & { readonly type: AttachmentType; readonly size: number };

const isStored = <Row extends AttachmentRow>(row: Row): row is Row & StoredAttachment =>
  row.type !== null && row.size !== null;

/**
 * A customer sees what he sent. To staff a file is shown with its ticket, to nobody else; before there is one, with
 * its conversation; and one that no message came with to nobody.
 */
function visibleAttachments(ctx: ReadContext): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === 'ANONYMOUS') return sql`false`;
  if (actor.kind !== 'STAFF' && actor.kind !== 'SYSTEM')
    return eq(attachment.conversationId, actor.conversationId);
  const withTicket = and(isNotNull(message.ticketId), ofVisibleTicket(ctx, message.ticketId));
  const seen = ctx.tx
    .select({ one: sql`1` })
    .from(conversation)
    .where(and(eq(conversation.id, attachment.conversationId), visibleConversations(ctx)));
  const withConversation = and(isNotNull(attachment.messageId), isNull(message.ticketId), exists(seen));
  return or(withTicket, withConversation);
}

async function visible(ctx: ReadContext, which: SQL): Promise<StoredAttachment[]> {
  const rows = await ctx.tx
    .select(getTableColumns(attachment))
    .from(attachment)
    .leftJoin(message, eq(message.id, attachment.messageId))
    .where(and(which, isNotNull(attachment.type), visibleAttachments(ctx)))
    .orderBy(asc(message.sequence), asc(attachment.place));
  return rows.filter(isStored);
}

/** @throws UNAUTHENTICATED, NOT_FOUND when there is none or this actor may not see it */
export async function getAttachment(ctx: ReadContext, attachmentId: string): Promise<StoredAttachment> {
  requireIdentity(ctx.actor);
  const [row] = await visible(ctx, eq(attachment.id, attachmentId));
  if (!row) throw notFound('attachment');
  return row;
}

/** Of those that the actor may see, in any order. */
export const attachmentsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<StoredAttachment[]> =>
  visible(ctx, inArray(attachment.id, [...ids]));

/** Of those that the actor may see, in the order of sending. */
export const attachmentsOfMessages = (
  ctx: ReadContext,
  messageIds: readonly string[],
): Promise<StoredAttachment[]> => visible(ctx, inArray(attachment.messageId, [...messageIds]));

/** All that came with what was said about each ticket, in the order of sending. */
export async function attachmentsOfTickets(
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<(StoredAttachment & { readonly ticketId: string | null })[]> {
  const rows = await ctx.tx
    .select({ ...getTableColumns(attachment), ticketId: message.ticketId })
    .from(message)
    .innerJoin(attachment, eq(attachment.messageId, message.id))
    .where(and(inArray(message.ticketId, [...ticketIds]), visibleAttachments(ctx)))
    .orderBy(asc(message.sequence), asc(attachment.place));
  return rows.filter(isStored);
}
