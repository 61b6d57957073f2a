import { and, desc, eq, inArray } from 'drizzle-orm';
import { message, type TicketRow, ticket } from '../../schema/index.js';
import type { Context, ReadContext } from '../context.js';
import { record } from '../event.js';
import { lockOwedClocks, refreshNextDue } from '../sla/clock.queries.js';
import { nothingAgreed } from '../sla/clock-terms.js';
import { holdingOf, keepHolding } from '../sla/pause-clocks.js';
import { ruleFor } from '../sla/sla-rule.js';
import { startClocks } from '../sla/start-clocks.js';
import { isLive } from './ticket.js';
import { lockTicket } from './ticket.queries.js';
import { factsOf } from './ticket-facts.js';
import { touchTicket } from './touch-ticket.js';

/** The newest ticket of the conversation on which work may go on; null when there is none. */
export async function liveTicketOf(ctx: ReadContext, conversationId: string): Promise<string | null> {
  const [row] = await ctx.tx
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        eq(ticket.conversationId, conversationId),
        inArray(ticket.state, ['OPEN', 'IN_PROGRESS', 'ON_HOLD']),
      ),
    )
    .orderBy(desc(ticket.openedAt))
    .limit(1);
  return row?.id ?? null;
}

/**
 * What a customer said is put on his ticket for staff to answer. After the first answer of a person each such
 * message starts NEXT_REPLY, unless one is owed already (policy.md, "What meets a clock").
 */
export async function passOnMessage(
  ctx: Context,
  input: { readonly ticketId: string; readonly messageId: string },
): Promise<void> {
  await putOnTicket(ctx, await lockTicket(ctx, input.ticketId), input.messageId);
}

/** The same for a use case that has passed the gate and holds the lock already. */
export async function putOnTicket(ctx: Context, row: TicketRow, messageId: string): Promise<void> {
  await ctx.tx.update(message).set({ ticketId: row.id }).where(eq(message.id, messageId));
  await record(ctx, row.id, { type: 'CUSTOMER_WROTE', summary: 'The customer wrote.' });
  await touchTicket(ctx, row.id, {});
  // A word of thanks after the end is kept, and owes nobody an answer.
  if (!isLive(row.state)) return;
  if (row.repliedAt === null || (await lockOwedClocks(ctx, row.id, ['NEXT_REPLY'])).length > 0) return;
  const policy = await ctx.policies.of(ctx.tx, row.policyId);
  const rule = ruleFor(policy, 'NEXT_REPLY', await factsOf(ctx, policy, row));
  if (!rule) return;
  const { id: ticketId } = row;
  await startClocks(ctx, {
    ticketId,
    policy,
    rules: [rule],
    startedAt: ctx.now,
    agreed: nothingAgreed,
    again: true,
  });
  await keepHolding(ctx, policy, row, holdingOf(row));
  await refreshNextDue(ctx, row.id);
}
