import { and, eq, or } from 'drizzle-orm';
import { customer, ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import { readPhone } from '../customer/phone.js';

/**
 * The earlier ticket that a customer refers to by its number: of the same phone number or of the same chat. Null alike
 * when there is none and when it is somebody else's; what a customer mentions in passing is never refused.
 */
export async function findRelated(
  ctx: Context,
  { number, phone, conversationId }: { number: string; phone: string | null; conversationId: string | null },
): Promise<string | null> {
  const known = phone === null ? null : readPhone(phone);
  const own = [
    ...(known === null ? [] : [eq(customer.phone, known)]),
    ...(conversationId === null ? [] : [eq(ticket.conversationId, conversationId)]),
  ];
  if (own.length === 0) return null;
  const [row] = await ctx.tx
    .select({ id: ticket.id })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(and(eq(ticket.number, number.trim().toUpperCase()), or(...own)));
  return row?.id ?? null;
}
