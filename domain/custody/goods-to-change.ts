import { eq } from 'drizzle-orm';
import { type CustodyRow, custody, type LoanerRow, loaner, type TicketRow } from '../../schema/index.js';
import { type Action, demand, requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import type { ShelvedPolicy } from '../policy/policy-shelf.js';
import { lockTicketOf } from '../ticket/ticket.queries.js';

interface GoodsToChange<Row> {
  readonly row: Row;
  readonly ticket: TicketRow;
  readonly policy: ShelvedPolicy;
}

/**
 * The gate of a change of a custody: its ticket seen and locked, the step allowed. Lock order: ticket, custody.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function custodyToChange(
  ctx: Context,
  custodyId: string,
  action: Action,
): Promise<GoodsToChange<CustodyRow>> {
  requireIdentity(ctx.actor);
  const read = () => ctx.tx.select().from(custody).where(eq(custody.id, custodyId));
  const [found] = await read();
  const ticket = await lockTicketOf(ctx, found?.ticketId, 'receipt');
  demand(ctx.actor, action);
  const [row] = await read().for('no key update');
  if (!row) throw notFound('receipt');
  return { row, ticket, policy: await ctx.policies.of(ctx.tx, ticket.policyId) };
}

/** The same of a loaner. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN */
export async function loanerToChange(
  ctx: Context,
  loanerId: string,
  action: Action,
): Promise<GoodsToChange<LoanerRow>> {
  requireIdentity(ctx.actor);
  const read = () => ctx.tx.select().from(loaner).where(eq(loaner.id, loanerId));
  const [found] = await read();
  const ticket = await lockTicketOf(ctx, found?.ticketId, 'loaner');
  demand(ctx.actor, action);
  const [row] = await read().for('no key update');
  if (!row) throw notFound('loaner');
  return { row, ticket, policy: await ctx.policies.of(ctx.tx, ticket.policyId) };
}
