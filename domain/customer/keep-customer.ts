import { and, eq } from 'drizzle-orm';
import { type CustomerRow, customer, customerAddress } from '../../schema/index.js';
import type { CustomerTier } from '../../schema/vocabulary.js';
import { overseesEverything } from '../access.js';
import type { Context } from '../context.js';
import { text } from '../input.js';
import { optionalPhone } from './phone.js';

export interface CustomerInput {
  readonly name: string;
  readonly phone?: string | null | undefined;
  /** Left out: as stored, STANDARD for somebody new. */
  readonly tier?: CustomerTier | null | undefined;
}

export interface Place {
  readonly text: string;
  readonly region: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export const nameLimit = 100;

/**
 * The customer of this name and number, made when new. The same number under another name is another customer,
 * so that nobody who merely knows a number gets at what is stored with it.
 * @throws BAD_USER_INPUT naming customer.name or customer.phone
 */
export async function keepCustomer(ctx: Context, input: CustomerInput): Promise<CustomerRow> {
  const name = text('customer.name', input.name, nameLimit);
  const phone = optionalPhone('customer.phone', input.phone);
  const fresh = { id: ctx.newId(), name, phone, tier: input.tier ?? 'STANDARD', createdAt: ctx.now } as const;
  if (phone === null) return one(await ctx.tx.insert(customer).values(fresh).returning());
  if (input.tier === 'KEY' && mayRaise(ctx)) return raised(ctx, fresh);
  // Nothing is written to a customer who is known: his other matters need not wait for this one's commit.
  const [made] = await ctx.tx
    .insert(customer)
    .values(fresh)
    .onConflictDoNothing({ target: [customer.phone, customer.name] })
    .returning();
  const known = and(eq(customer.phone, phone), eq(customer.name, name));
  return made ?? one(await ctx.tx.select().from(customer).where(known));
}

const raised = async (ctx: Context, fresh: typeof customer.$inferInsert): Promise<CustomerRow> =>
  one(
    await ctx.tx
      .insert(customer)
      .values(fresh)
      .onConflictDoUpdate({ target: [customer.phone, customer.name], set: { tier: 'KEY' } })
      .returning(),
  );

const mayRaise = ({ actor }: Context) =>
  actor.kind === 'SYSTEM' || (actor.kind === 'STAFF' && overseesEverything(actor));

/** Remembers where the customer was served, for the next time. */
export async function keepAddress(ctx: Context, customerId: string, place: Place): Promise<void> {
  await ctx.tx
    .insert(customerAddress)
    .values({ id: ctx.newId(), customerId, ...place })
    .onConflictDoNothing();
}

function one(rows: readonly CustomerRow[]): CustomerRow {
  const [row] = rows;
  if (!row) throw new Error('the customer was not stored');
  return row;
}
