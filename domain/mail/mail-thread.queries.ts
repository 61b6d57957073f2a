import { and, count, desc, eq, gt, inArray, isNotNull, like, notExists, or, sql } from 'drizzle-orm';
import { type ConversationRow, conversation, message, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { channelMessageId } from '../conversation/receive-from-channel.js';

/** What leads a mail back to the conversation that it goes on with. */
export interface MailTraces {
  /** The mail's own Message-ID, and those that it answers. */
  readonly messageId: string;
  readonly references: readonly string[];
  /** Messages of ours that it answers. */
  readonly answers: readonly string[];
  /** The number in its subject. */
  readonly ticketNumber: string | null;
  readonly from: string;
}

const columns = { id: conversation.id, at: message.at };

/**
 * The conversation that a mail belongs to; null when it begins one. Whoever quotes a number or an id that is not his
 * begins a conversation of his own: only the address that a thread is held with goes on with it.
 */
export async function findMailThread(ctx: ReadContext, traces: MailTraces): Promise<string | null> {
  const his = and(eq(conversation.channel, 'EMAIL'), eq(conversation.address, traces.from));
  return (await threadOfMessages(ctx, traces, his)) ?? (await threadOfTicket(ctx, traces, his));
}

type Condition = ReturnType<typeof and>;

async function threadOfMessages(
  ctx: ReadContext,
  traces: MailTraces,
  his: Condition,
): Promise<string | null> {
  const clientIds = traces.references.map(channelMessageId);
  const named = or(
    traces.answers.length > 0 ? inArray(message.id, [...traces.answers]) : sql`false`,
    clientIds.length > 0
      ? and(
          eq(message.channel, 'EMAIL'),
          eq(message.authorKind, 'CUSTOMER'),
          inArray(message.clientId, clientIds),
        )
      : sql`false`,
  );
  const [row] = await ctx.tx
    .select(columns)
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(named, his))
    .orderBy(desc(message.sequence))
    .limit(1);
  return row?.id ?? null;
}

async function threadOfTicket(
  ctx: ReadContext,
  { ticketNumber }: MailTraces,
  his: Condition,
): Promise<string | null> {
  if (ticketNumber === null) return null;
  const [row] = await ctx.tx
    .select({ id: conversation.id })
    .from(ticket)
    .innerJoin(conversation, eq(conversation.id, ticket.conversationId))
    .where(and(eq(ticket.number, ticketNumber), his));
  return row?.id ?? null;
}

/** One that was begun for such a mail, of which nothing more has come yet. */
export async function findBegunThread(
  ctx: ReadContext,
  { from, subject }: { readonly from: string; readonly subject: string },
): Promise<string | null> {
  const said = ctx.tx
    .select({ one: sql`1` })
    .from(message)
    .where(eq(message.conversationId, conversation.id));
  const [row] = await ctx.tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(
      and(
        eq(conversation.channel, 'EMAIL'),
        eq(conversation.address, from),
        eq(conversation.subject, subject),
        notExists(said),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

/** Whether this mail was stored before, in whatever conversation. */
export async function isMailKnown(ctx: ReadContext, messageId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.channel, 'EMAIL'),
        eq(message.authorKind, 'CUSTOMER'),
        eq(message.clientId, channelMessageId(messageId)),
      ),
    );
  return row !== undefined;
}

/** How many mails of an address were stored after an instant. */
export async function countMailsFrom(
  ctx: ReadContext,
  { from, after }: { readonly from: string; readonly after: Date },
): Promise<number> {
  const [row] = await ctx.tx
    .select({ count: count() })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(
      and(
        eq(conversation.channel, 'EMAIL'),
        eq(conversation.address, from),
        eq(message.direction, 'INBOUND'),
        eq(message.authorKind, 'CUSTOMER'),
        gt(message.at, after),
      ),
    );
  return row?.count ?? 0;
}

export interface MailHeads {
  /** Of the ticket that the thread is about by now. */
  readonly ticketNumber: string | null;
  /** Message-IDs of the customer's last mails, the oldest first. */
  readonly answered: readonly string[];
}

const mostAnswered = 10;

/** What the next mail of a conversation has to carry so that it is found below the others. */
export async function mailHeadsOf(
  ctx: ReadContext,
  conversationId: ConversationRow['id'],
): Promise<MailHeads> {
  const [told] = await ctx.tx
    .select({ number: message.ticketNumber })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), isNotNull(message.ticketNumber)))
    .orderBy(desc(message.sequence))
    .limit(1);
  const mails = await ctx.tx
    .select({ clientId: message.clientId })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), like(message.clientId, 'm:<%')))
    .orderBy(desc(message.sequence))
    .limit(mostAnswered);
  const answered = mails.flatMap(({ clientId }) => (clientId ? [clientId.slice('m:'.length)] : []));
  return { ticketNumber: told?.number ?? null, answered: answered.toReversed() };
}
