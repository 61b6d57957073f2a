import { desc, eq } from 'drizzle-orm';
import { customer, customerAddress } from '../../schema/index.js';
import type { ReadContext } from '../context.js';

export interface KnownCustomer {
  readonly name: string;
  /** Where he was last served; null when that is not known. */
  readonly address: string | null;
}

/**
 * Who has this number (E.164), where it can be only one: two people who share a telephone do not learn each other's
 * names. For whoever has proven the number, and nobody else.
 */
export async function knownByPhone(ctx: ReadContext, phone: string): Promise<KnownCustomer | null> {
  const rows = await ctx.tx
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(eq(customer.phone, phone))
    .limit(2);
  const [only, another] = rows;
  if (!only || another) return null;
  const [place] = await ctx.tx
    .select({ text: customerAddress.text })
    .from(customerAddress)
    .where(eq(customerAddress.customerId, only.id))
    .orderBy(desc(customerAddress.id))
    .limit(1);
  return { name: only.name, address: place?.text ?? null };
}
