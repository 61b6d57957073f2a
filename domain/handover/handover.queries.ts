import { and, asc, eq, exists, gt, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import { type ConversationRow, conversation, ticket } from '../../schema/index.js';
import { demand, may, overseesEverything, requireStaff, seesAllCustomers } from '../access.js';
import type { Context, ReadContext } from '../context.js';
import { notFound } from '../errors.js';
import type { Keyset } from '../page.js';
import { visibleTickets } from '../ticket/ticket.queries.js';

/** A customer sees his own; staff who serve the desk see all; the others those about tickets that they see. */
export function visibleConversations(ctx: ReadContext): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === 'SYSTEM') return undefined;
  if (actor.kind === 'ANONYMOUS') return sql`false`;
  if (actor.kind !== 'STAFF') return eq(conversation.id, actor.conversationId);
  if (seesAllCustomers(actor) && (may(actor, 'CONVERSATION') || overseesEverything(actor))) return undefined;
  const about = ctx.tx
    .select({ one: sql`1` })
    .from(ticket)
    .where(and(eq(ticket.conversationId, conversation.id), visibleTickets(ctx)));
  return exists(about);
}

/** Conversations with a person, or that wait for one: the longest waiting first. @throws FORBIDDEN */
export function listConversations(
  ctx: ReadContext,
  { waiting }: { readonly waiting: boolean | null },
  limit: number,
  after: Keyset | null,
): Promise<ConversationRow[]> {
  requireStaff(ctx.actor);
  return ctx.tx
    .select()
    .from(conversation)
    .where(and(inPersons(ctx, waiting), after ? beyond(after) : undefined))
    .orderBy(asc(conversation.waitingSince), asc(conversation.id))
    .limit(limit);
}

export const countConversations = (ctx: ReadContext, waiting: boolean | null): Promise<number> =>
  ctx.tx.$count(conversation, inPersons(ctx, waiting));

/** `waiting`: true for those that nobody has taken yet, false for those taken, null for both. */
const inPersons = (ctx: ReadContext, waiting: boolean | null): SQL | undefined =>
  and(
    eq(conversation.mode, 'PERSON'),
    isNotNull(conversation.waitingSince),
    waiting === null ? undefined : waiting ? sql`taken_by_id is null` : isNotNull(conversation.takenById),
    visibleConversations(ctx),
  );

const beyond = ({ at, id }: Keyset) =>
  or(gt(conversation.waitingSince, at), and(eq(conversation.waitingSince, at), gt(conversation.id, id)));

/** For staff who talk with customers; locked. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN */
export async function conversationToChange(ctx: Context, conversationId: string): Promise<ConversationRow> {
  requireStaff(ctx.actor);
  const [row] = await ctx.tx
    .select()
    .from(conversation)
    .where(and(eq(conversation.id, conversationId), visibleConversations(ctx)))
    .for('no key update');
  if (!row) throw notFound('conversation');
  demand(ctx.actor, 'CONVERSATION');
  return row;
}

export const conversationsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<ConversationRow[]> =>
  ctx.tx
    .select()
    .from(conversation)
    .where(and(inArray(conversation.id, [...ids]), visibleConversations(ctx)));
