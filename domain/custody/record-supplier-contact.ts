import { supplierContact } from '../../schema/index.js';
import type { Channel } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks } from '../sla/clock.queries.js';
import { ruleOf } from '../sla/clock-terms.js';
import { meetClocks } from '../sla/meet-clocks.js';
import { nextState } from '../ticket/ticket.js';
import { ticketToChange, touchTicket } from '../ticket/touch-ticket.js';

export interface RecordSupplierContactInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly supplier: string;
  readonly channel: Channel;
  readonly inWriting: boolean;
  readonly summary: string;
  /** When it truly was; now when left out. */
  readonly at?: Date | null | undefined;
}

/**
 * The supplier was written to or spoken with: keeps SUPPLIER_CONTACT, judged by the time of the contact. Where the
 * policy promises it in writing, a call is on the record and keeps nothing.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when the ticket is over
 */
export const recordSupplierContact = once(
  'recordSupplierContact',
  async (ctx: Context, input: RecordSupplierContactInput) => {
    const { row, policy } = await ticketToChange(ctx, input.ticketId, 'CONTACT_SUPPLIER');
    const state = nextState(row.state, 'WORK');
    const contact = {
      id: ctx.newId(),
      ticketId: row.id,
      supplier: text('supplier', input.supplier, nameLimit),
      channel: input.channel,
      inWriting: input.inWriting,
      summary: text('summary', input.summary, 2_000),
      at: input.at ? pastInstant('at', input.at, ctx.now, row.openedAt) : ctx.now,
      recordedAt: ctx.now,
      recordedById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
    };
    await ctx.tx.insert(supplierContact).values(contact);
    await record(ctx, row.id, {
      type: 'SUPPLIER_CONTACTED',
      at: contact.at,
      summary: `${contact.supplier} by ${contact.channel}${contact.inWriting ? ', in writing' : ''}: ${contact.summary}`,
      data: { supplierContactId: contact.id, inWriting: contact.inWriting },
    });
    if (await keeps(ctx, policy, contact)) {
      await meetClocks(ctx, { policy, ticket: row, targets: ['SUPPLIER_CONTACT'], at: contact.at });
    }
    await touchTicket(ctx, row.id, { state });
    return { supplierContactId: contact.id, ticketId: row.id };
  },
);

async function keeps(
  ctx: Context,
  policy: Policy,
  contact: { readonly ticketId: string; readonly inWriting: boolean },
): Promise<boolean> {
  if (contact.inWriting) return true;
  const clocks = await lockOwedClocks(ctx, contact.ticketId, ['SUPPLIER_CONTACT']);
  return !clocks.some((clock) => ruleOf(policy, clock.rule).inWriting);
}
