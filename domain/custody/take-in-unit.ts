import { eq } from 'drizzle-orm';
import { asset, type CustodyRow, custody, type TicketRow } from '../../schema/index.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { nameLimit } from '../customer/keep-customer.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalText, pastInstant, text } from '../input.js';
import { once } from '../once.js';
import { startFrom } from '../ticket/start-from.js';
import { newReceiptNumber, nextState } from '../ticket/ticket.js';
import { ticketToChange, touchTicket } from '../ticket/touch-ticket.js';
import { checkedAccessories } from './custody.js';

export interface TakeInUnitInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  /** Of a unit that is not registered; the ticket's unit otherwise. */
  readonly serialNumber?: string | null | undefined;
  readonly accessories?: readonly string[] | null | undefined;
  readonly condition: string;
  readonly signedBy: string;
  readonly at?: Date | null | undefined;
}

const numberTries = 8;

/**
 * Takes the customer's unit in for repair against a receipt that he signs. Promises that count from then on
 * begin at the true time of it.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is in our hands already
 */
export const takeInUnit = once('takeInUnit', async (ctx: Context, input: TakeInUnitInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'TAKE_IN');
  const state = nextState(row.state, 'WORK');
  const takenInAt = input.at ? pastInstant('at', input.at, ctx.now, row.openedAt) : ctx.now;
  const receipt = await insertCustody(ctx, localDate(ctx.now, policy.timezone), {
    ticketId: row.id,
    assetId: row.assetId,
    serialNumber: await serialOf(ctx, row, input.serialNumber),
    accessories: checkedAccessories(input.accessories),
    condition: text('condition', input.condition, 2_000),
    signedBy: text('signedBy', input.signedBy, nameLimit),
    takenInAt,
    takenInById: ctx.actor.kind === 'STAFF' ? ctx.actor.id : null,
  });
  await record(ctx, row.id, {
    type: 'UNIT_TAKEN_IN',
    at: takenInAt,
    summary: `The unit was taken in, receipt ${receipt.number}.`,
    data: { custodyId: receipt.id },
  });
  await startFrom(ctx, { row, policy }, { from: 'TAKEN_IN', at: takenInAt });
  await touchTicket(ctx, row.id, { state });
  return { custodyId: receipt.id, ticketId: row.id };
});

async function serialOf(
  ctx: Context,
  { assetId, serialAsTold }: TicketRow,
  told: string | null | undefined,
): Promise<string | null> {
  if (assetId === null) return optionalText('serialNumber', told, 60) ?? serialAsTold;
  const [unit] = await ctx.tx
    .select({ serialNumber: asset.serialNumber })
    .from(asset)
    .where(eq(asset.id, assetId));
  return unit?.serialNumber ?? null;
}

type NewCustody = Omit<typeof custody.$inferInsert, 'id' | 'number' | 'state'>;

async function insertCustody(ctx: Context, today: string, values: NewCustody): Promise<CustodyRow> {
  for (let left = numberTries; left > 0; left -= 1) {
    const number = newReceiptNumber(today, ctx.random);
    const [row] = await ctx.tx
      .insert(custody)
      .values({ ...values, id: ctx.newId(), number, state: 'HELD' })
      .onConflictDoNothing()
      .returning();
    if (row) return row;
    // Either the number is taken, or the unit.
    const taken = await ctx.tx.$count(custody, eq(custody.number, number));
    if (taken === 0) throw invalidState('This unit is in our hands already; its receipt is not void.');
  }
  throw new Error('no free receipt number was found');
}
