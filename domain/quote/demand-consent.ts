import { and, eq } from 'drizzle-orm';
import { quote, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { invalidState } from '../errors.js';
import { type ConsentGate, consentGates, type Policy } from '../policy/policy.js';

interface Paid {
  readonly gate: ConsentGate;
  /** Whether parts are given, which cost something of their own. */
  readonly parts: boolean;
}

/**
 * Paid work waits for the customer's consent where the policy says so. What nobody knows the price of, for
 * want of a verdict, waits for nothing.
 * @throws INVALID_STATE while he pays and has not agreed
 */
export async function demandConsent(
  ctx: Context,
  { ticket, policy }: { readonly ticket: TicketRow; readonly policy: Policy },
  { gate, parts }: Paid,
): Promise<void> {
  const { before } = policy.quotes;
  if (before === null || consentGates.indexOf(gate) < consentGates.indexOf(before)) return;
  if (!isPaid(ticket, parts)) return;
  const agreed = await ctx.tx.$count(quote, and(eq(quote.ticketId, ticket.id), eq(quote.state, 'CONSENTED')));
  if (agreed === 0)
    throw invalidState('The customer pays for this; he agrees to a quote first (offerQuote).');
}

function isPaid({ entitlement }: TicketRow, parts: boolean): boolean {
  if (!entitlement) return false;
  const { labour, travel, parts: ofParts } = entitlement;
  return labour === 'CUSTOMER' || travel === 'CUSTOMER' || (parts && ofParts === 'CUSTOMER');
}
