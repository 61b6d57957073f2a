import { and, count, eq, gt, lt, sql } from 'drizzle-orm';
import { failedProof } from '../../schema/index.js';
import type { Context } from '../context.js';
import type { TicketProof } from './ticket-of-phone.js';
import { type TicketStatus, ticketStatus } from './ticket-status.queries.js';

/** So often an hour may a chat be wrong, and all chats together about one ticket. */
export const mostFailedProofs = { byChat: 6, ofTicket: 20 } as const;
const countedMilliseconds = 60 * 60_000;
const longestNumber = 40;

export interface GivenProof extends TicketProof {
  readonly conversationId: string;
}

/**
 * The ticket, for whoever proves that it is his. An unknown number and somebody else's are answered alike, with the
 * same statements, and both count; after too many nothing is shown, not even to who is right at last.
 */
export async function proveTicket(
  ctx: Context,
  proof: GivenProof,
): Promise<TicketStatus | 'NO_MATCH' | 'TOO_MANY'> {
  const number = proof.number.trim().toUpperCase().slice(0, longestNumber);
  const tooMany = proof.phone !== null && (await isTooMany(ctx, { ...proof, number }));
  const status = await ticketStatus(ctx, proof);
  if (tooMany) return 'TOO_MANY';
  if (status) return status;
  if (proof.phone !== null) {
    const { conversationId } = proof;
    await ctx.tx
      .insert(failedProof)
      .values({ id: ctx.newId(), conversationId, ticketNumber: number, at: ctx.now });
  }
  return 'NO_MATCH';
}

async function isTooMany(ctx: Context, { conversationId, number }: GivenProof): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - countedMilliseconds);
  const failures = (of: ReturnType<typeof eq>) =>
    ctx.tx
      .select({ count: count() })
      .from(failedProof)
      .where(and(of, gt(failedProof.at, since)));
  const [counted] = await ctx.tx
    .select({
      byChat: sql<number>`(${failures(eq(failedProof.conversationId, conversationId))})`.mapWith(Number),
      ofTicket: sql<number>`(${failures(eq(failedProof.ticketNumber, number))})`.mapWith(Number),
    })
    .from(sql`(select) as counted`);
  return (
    (counted?.byChat ?? 0) >= mostFailedProofs.byChat || (counted?.ofTicket ?? 0) >= mostFailedProofs.ofTicket
  );
}

/** What counts no more is removed. */
export async function forgetFailedProofs(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - countedMilliseconds);
  await ctx.tx.delete(failedProof).where(lt(failedProof.at, before));
}
