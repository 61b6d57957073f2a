import { and, eq, gte } from 'drizzle-orm';
import { type AssetRow, asset, serviceContract, type TicketRow } from '../../schema/index.js';
import { demand } from '../access.js';
import { insertAsset } from '../asset/insert-asset.js';
import { foldSerial } from '../asset/serial-number.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalDate, optionalText, text } from '../input.js';
import { once } from '../once.js';
import { demandConsent } from './demand-consent.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface RecordExchangeInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  /** Of the unit that the customer has got. */
  readonly serialNumber: string;
  readonly exchangedOn?: string | null | undefined;
  readonly batch?: string | null | undefined;
  readonly warrantyCard?: string | null | undefined;
}

/**
 * The customer has got another unit for the faulty one. It is registered with the days of the old one, so that the
 * policy can say whether its terms are the rest of the old or begin anew; a running contract goes on with it.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT when the serial number is registered already,
 * INVALID_STATE without a registered unit, when that was exchanged before, and before whoever must agree has agreed
 */
export const recordExchange = once('recordExchange', async (ctx: Context, input: RecordExchangeInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'CHANGE');
  demand(ctx.actor, 'REGISTER_ASSET');
  if (!isLive(row.state))
    throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} exchanges nothing any more.`);
  const old = await unitToExchange(ctx, row);
  await demandConsent(ctx, row, 'EXCHANGE');
  const today = localDate(ctx.now, policy.timezone);
  const exchangedOn = dayOfExchange(input, old, today);
  const card = optionalText('warrantyCard', input.warrantyCard, 60);
  const assetId = await insertAsset(ctx, {
    serialNumber: foldSerial(text('serialNumber', input.serialNumber, 60)),
    batch: optionalText('batch', input.batch, 60),
    ...inherited(old),
    ...(card !== null && { warrantyCard: card, cardAltered: false }),
    replacesId: old.id,
    exchangedOn,
  });
  await moveContract(ctx, old.id, assetId, exchangedOn);
  // The other unit plans itself; of the old one nothing is owed any more.
  await arm(ctx, 'PLAN_UNIT', { subjectId: old.id, dueAt: ctx.now });
  await record(ctx, row.id, {
    type: 'UNIT_EXCHANGED',
    summary: `The unit ${old.serialNumber} was exchanged on ${exchangedOn}.`,
    data: { replacedId: old.id, assetId, exchangedOn },
  });
  await touchTicket(ctx, row.id, {});
  return { assetId, ticketId: row.id };
});

async function unitToExchange(ctx: Context, { assetId }: TicketRow): Promise<AssetRow> {
  if (assetId === null) throw invalidState('This ticket is about no registered unit.');
  // Locked, so that of two exchanges of one unit the second finds the first.
  const [unit] = await ctx.tx.select().from(asset).where(eq(asset.id, assetId)).for('update');
  if (!unit) throw new Error(`the unit ${assetId} of a ticket is gone`);
  const [successor] = await ctx.tx
    .select({ serialNumber: asset.serialNumber })
    .from(asset)
    .where(eq(asset.replacesId, unit.id));
  if (successor) throw invalidState(`This unit was exchanged for ${successor.serialNumber} before.`);
  return unit;
}

function dayOfExchange({ exchangedOn }: RecordExchangeInput, { soldOn }: AssetRow, today: string): string {
  const day = optionalDate('exchangedOn', exchangedOn, today) ?? today;
  if (soldOn !== null && day < soldOn)
    throw badInput('exchangedOn', `exchangedOn must not lie before ${soldOn}.`);
  return day;
}

const inherited = (old: AssetRow) => ({
  productId: old.productId,
  ownerId: old.ownerId,
  manufacturedOn: old.manufacturedOn,
  receivedByDealerOn: old.receivedByDealerOn,
  soldOn: old.soldOn,
  installedOn: old.installedOn,
  acceptedOn: old.acceptedOn,
  warrantyCard: old.warrantyCard,
  cardAltered: old.cardAltered,
});

async function moveContract(ctx: Context, from: string, to: string, since: string): Promise<void> {
  await ctx.tx
    .update(serviceContract)
    .set({ assetId: to })
    .where(and(eq(serviceContract.assetId, from), gte(serviceContract.endsOn, since)));
}
