import { loaner } from '../../schema/index.js';
import { foldSerial } from '../asset/serial-number.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { DomainError } from '../errors.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { nextState } from '../ticket/ticket.js';
import { ticketToChange, touchTicket } from '../ticket/touch-ticket.js';
import { checkedAccessories } from './custody.js';

export interface HandOutLoanerInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly serialNumber: string;
  /** What it is, such as its model. */
  readonly description: string;
  readonly accessories?: readonly string[] | null | undefined;
  readonly signedBy: string;
  readonly at?: Date | null | undefined;
}

/**
 * The customer is lent a unit while his own is repaired: keeps LOANER by the true time of it.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when the ticket is over, CONFLICT when
 * this loaner is with somebody already
 */
export const handOutLoaner = once('handOutLoaner', async (ctx: Context, input: HandOutLoanerInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'HAND_OUT_LOANER');
  const state = nextState(row.state, 'WORK');
  const handedOutAt = input.at ? pastInstant('at', input.at, ctx.now, row.openedAt) : ctx.now;
  const [lent] = await ctx.tx
    .insert(loaner)
    .values({
      id: ctx.newId(),
      ticketId: row.id,
      serialNumber: foldSerial(text('serialNumber', input.serialNumber, 60)),
      description: text('description', input.description, 200),
      state: 'OUT',
      accessories: checkedAccessories(input.accessories),
      signedBy: text('signedBy', input.signedBy, nameLimit),
      handedOutAt,
      handedOutById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
    })
    .onConflictDoNothing()
    .returning();
  if (!lent) {
    throw new DomainError('CONFLICT', 'This loaner is with a customer already.', { field: 'serialNumber' });
  }
  await record(ctx, row.id, {
    type: 'LOANER_HANDED_OUT',
    at: handedOutAt,
    summary: `The loaner ${lent.serialNumber} was handed out.`,
    data: { loanerId: lent.id },
  });
  await meetClocks(ctx, { policy, ticket: row, targets: ['LOANER'], at: handedOutAt });
  await touchTicket(ctx, row.id, { state });
  return { loanerId: lent.id, ticketId: row.id };
});
