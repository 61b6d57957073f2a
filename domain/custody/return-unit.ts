import { eq } from 'drizzle-orm';
import { type CustodyRow, custody, notification, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { badInput } from '../errors.js';
import { record } from '../event.js';
import { optionalText, pastInstant, text } from '../input.js';
import { once } from '../once.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { recipientsOf } from '../staff/recipient.queries.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { returned } from './custody.js';
import { loanersOut } from './custody.queries.js';
import { custodyToChange } from './goods-to-change.js';

export interface ReturnUnitInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly custodyId: string;
  /** Who signs for it. */
  readonly receivedBy: string;
  readonly receiptReturned: boolean;
  /** How the receiver was known, when the receipt is lost. */
  readonly note?: string | null | undefined;
  readonly at?: Date | null | undefined;
}

/**
 * The unit is back with the customer: the receipt is void, RETURN_UNIT is kept by the true time of it, and a loaner
 * that he still has is asked back.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it was given back before
 */
export const returnUnit = once('returnUnit', async (ctx: Context, input: ReturnUnitInput) => {
  const { row, ticket, policy } = await custodyToChange(ctx, input.custodyId, 'RETURN_UNIT');
  const state = returned(row.state);
  const returnedAt = input.at ? pastInstant('at', input.at, ctx.now, row.takenInAt) : ctx.now;
  const note = optionalText('note', input.note, 2_000);
  if (!input.receiptReturned && note === null)
    throw badInput('note', 'note must tell how the receiver was known when the receipt is lost.');
  await ctx.tx
    .update(custody)
    .set({
      state,
      returnedAt,
      returnedById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
      receivedBy: text('receivedBy', input.receivedBy, nameLimit),
      receiptReturned: input.receiptReturned,
      returnNote: note,
    })
    .where(eq(custody.id, row.id));
  await record(ctx, ticket.id, {
    type: 'UNIT_RETURNED',
    at: returnedAt,
    summary: `The unit of receipt ${row.number} is back with the customer.`,
    data: { custodyId: row.id },
  });
  await meetClocks(ctx, { policy, ticket, targets: ['RETURN_UNIT'], at: returnedAt });
  await askLoanersBack(ctx, ticket, row);
  await touchTicket(ctx, ticket.id, {});
  return { custodyId: row.id, ticketId: ticket.id };
});

/** Whoever plans trips is told, once, as the unit comes back. */
async function askLoanersBack(ctx: Context, ticket: TicketRow, { number }: CustodyRow): Promise<void> {
  const out = await loanersOut(ctx, ticket.id);
  if (out.length === 0) return;
  const { staffIds } = await recipientsOf(ctx, 'DISPATCHER', ticket.servicePointId);
  const serials = out.map(({ serialNumber }) => serialNumber).join(', ');
  if (staffIds.length === 0) return;
  await ctx.tx.insert(notification).values(
    staffIds.map((staffId) => ({
      id: ctx.newId(),
      staffId,
      kind: 'FOLLOW_UP' as const,
      text: `Take back the loaner ${serials}: the unit of receipt ${number} is back with its owner.`,
      ticketId: ticket.id,
      at: ctx.now,
    })),
  );
}
