import { and, eq, or, type SQL } from 'drizzle-orm';
import { customer, type TicketRow, ticket } from '../../schema/index.js';
import { type Action, demand } from '../access.js';
import type { Context, ReadContext } from '../context.js';
import { lockConversation } from '../conversation/say.js';
import { readPhone } from '../customer/phone.js';
import { forbidden, notFound } from '../errors.js';
import { isOfProvenPhone } from './proven-phone.js';
import type { TicketToChange } from './touch-ticket.js';

/** What a customer shows for a ticket: its number and the telephone number on it. */
export interface TicketProof {
  readonly number: string;
  /** Null where the chat speaks for him: it was reported there, or its number was proven there. */
  readonly phone: string | null;
}

/** The pair fits, or the ticket is this very chat's. For a statement that joins the ticket's customer. */
export function isProven(
  ctx: ReadContext,
  { number, phone }: TicketProof,
  conversationId: string,
): SQL | undefined {
  const told = phone === null ? null : readPhone(phone);
  return and(
    eq(ticket.number, number.trim().toUpperCase()),
    or(
      eq(ticket.conversationId, conversationId),
      isOfProvenPhone(ctx, conversationId),
      told === null ? undefined : eq(customer.phone, told),
    ),
  );
}

export interface ProvenTicket extends TicketToChange {
  /** The chat in which it was reported, where that is not the one in which the proof was given. */
  readonly otherConversationId: string | null;
}

/**
 * The bot's gate to a ticket beyond its own conversation: the pair is proven, the ticket locked. Unknown and foreign
 * numbers are refused alike. Lock order: conversation, ticket; its own conversation the bot's turn holds already.
 * @throws FORBIDDEN to everybody but the bot, NOT_FOUND
 */
export async function ticketOfPhone(ctx: Context, proof: TicketProof, action: Action): Promise<ProvenTicket> {
  const { actor } = ctx;
  if (actor.kind !== 'BOT') throw forbidden('Only the bot asks its customer for such a proof.');
  demand(actor, action);
  const proven = isProven(ctx, proof, actor.conversationId);
  const seen = await findProven(ctx, proven);
  if (!seen) throw notFound('ticket');
  const { conversationId } = seen;
  const otherConversationId = conversationId === actor.conversationId ? null : conversationId;
  if (otherConversationId) await lockConversation(ctx, otherConversationId);
  const [row] = await ctx.tx.select().from(ticket).where(eq(ticket.id, seen.id)).for('no key update');
  if (!row) throw notFound('ticket');
  return { row, policy: await ctx.policies.of(ctx.tx, row.policyId), otherConversationId };
}

export async function findProven(ctx: ReadContext, proven: SQL | undefined): Promise<TicketRow | null> {
  const [found] = await ctx.tx
    .select({ ticket })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(proven);
  return found?.ticket ?? null;
}
