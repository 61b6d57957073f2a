import { demand } from '../access.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { type CustomerInput, keepCustomer } from '../customer/keep-customer.js';
import { badInput } from '../errors.js';
import { optionalDate, optionalText, text } from '../input.js';
import { once } from '../once.js';
import { findProduct } from './asset.queries.js';
import { insertAsset } from './insert-asset.js';
import { foldSerial } from './serial-number.js';

export interface UnitDates {
  readonly manufacturedOn?: string | null | undefined;
  readonly receivedByDealerOn?: string | null | undefined;
  readonly soldOn?: string | null | undefined;
  readonly installedOn?: string | null | undefined;
  readonly acceptedOn?: string | null | undefined;
}

export interface RegisterAssetInput extends UnitDates {
  readonly idempotencyKey?: string | null | undefined;
  readonly serialNumber: string;
  readonly model: string;
  readonly customer?: CustomerInput | null | undefined;
  readonly batch?: string | null | undefined;
  readonly warrantyCard?: string | null | undefined;
}

/**
 * Puts a sold unit under its serial number.
 * @throws BAD_USER_INPUT, CONFLICT when the serial number is registered already, FORBIDDEN
 */
export const registerAsset = once('registerAsset', async (ctx: Context, input: RegisterAssetInput) => {
  demand(ctx.actor, 'REGISTER_ASSET');
  const serialNumber = foldSerial(text('serialNumber', input.serialNumber, 60));
  const product = await findProduct(ctx, text('model', input.model, 60));
  if (!product) throw badInput('model', 'model takes the model of a product in the catalogue.');
  const { timezone } = await ctx.policies.active(ctx.tx);
  const dates = unitDates(input, localDate(ctx.now, timezone));
  const owner = input.customer ? await keepCustomer(ctx, input.customer) : null;
  const assetId = await insertAsset(ctx, {
    serialNumber,
    productId: product.id,
    ownerId: owner?.id ?? null,
    batch: optionalText('batch', input.batch, 60),
    ...dates,
    warrantyCard: optionalText('warrantyCard', input.warrantyCard, 60),
  });
  return { assetId };
});

/**
 * A unit is made before it is received, received before sold, sold before installed, installed before accepted; all
 * of it has happened.
 */
export function unitDates(input: UnitDates, today: string) {
  const dates = {
    manufacturedOn: optionalDate('manufacturedOn', input.manufacturedOn, today),
    receivedByDealerOn: optionalDate('receivedByDealerOn', input.receivedByDealerOn, today),
    soldOn: optionalDate('soldOn', input.soldOn, today),
    installedOn: optionalDate('installedOn', input.installedOn, today),
    acceptedOn: optionalDate('acceptedOn', input.acceptedOn, today),
  };
  let latest = '';
  for (const [field, date] of Object.entries(dates)) {
    if (date !== null && date < latest) throw badInput(field, `${field} must not lie before ${latest}.`);
    latest = date ?? latest;
  }
  return dates;
}
