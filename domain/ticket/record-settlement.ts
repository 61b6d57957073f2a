import type { SettlementRecord } from '../../schema/index.js';
import type { Remedy } from '../../schema/vocabulary.js';
import { type AskedSettlement, owedOf, settle, settlementOf } from '../charge/settlement.js';
import type { Context } from '../context.js';
import { matchable } from '../entitlement/warranty-term.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { once } from '../once.js';
import { demandConsent } from './demand-consent.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface RecordSettlementInput extends AskedSettlement {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly remedy: Remedy;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Keeps what money goes where now that a unit is taken back, counted by the ticket's policy and its verdict: once, in one
 * sum.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT, INVALID_STATE when it is over, was settled before,
 * gives no such remedy, or waits for somebody's consent
 */
export const recordSettlement = once(
  'recordSettlement',
  async (ctx: Context, input: RecordSettlementInput) => {
    const { row, policy } = await ticketToChange(ctx, input.ticketId, 'OFFER_QUOTE', input.expectedVersion);
    if (!isLive(row.state))
      throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} settles nothing any more.`);
    if (row.settlement) throw invalidState('This ticket was settled before; a unit is taken back once.');
    const asked = settlementOf(input);
    if (!asked) throw badInput('settle', 'settle is missing.');
    const { remedy, pricePaid, newPrice, accessoriesCost } = asked;
    const { entitlement } = row;
    const counted =
      entitlement?.facts && settle(policy, entitlement, matchable(policy, entitlement.facts), asked);
    if (!counted) throw invalidState(`By its policy and verdict ${remedy} is not settled in money here.`);
    await demandConsent(ctx, row, remedy);
    const settlement: SettlementRecord = {
      ...counted,
      currency: policy.currency,
      told: { pricePaid, newPrice, accessoriesCost },
      settledAt: ctx.now.toISOString(),
    };
    await touchTicket(ctx, row.id, { settlement });
    const { customerPays, customerGets } = owedOf(counted.parts, policy.currency);
    const sum = customerPays ?? customerGets;
    await record(ctx, row.id, {
      type: 'UNIT_SETTLED',
      summary: sum
        ? `${remedy}: the customer ${customerPays ? 'pays' : 'gets'} ${sum.amount} ${sum.currency}.`
        : `${remedy}: nothing is owed on either side.`,
      data: { settlement },
    });
    return { ticketId: row.id };
  },
);
