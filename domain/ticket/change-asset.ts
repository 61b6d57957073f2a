import { eq } from 'drizzle-orm';
import { type AssetRow, asset } from '../../schema/index.js';
import { demand } from '../access.js';
import { type UnitDates, unitDates } from '../asset/register-asset.js';
import { localDate } from '../calendar/duration.js';
import { differing, isNothing } from '../changed.js';
import type { Context } from '../context.js';
import { type CustomerInput, keepCustomer } from '../customer/keep-customer.js';
import { arm } from '../deadline.js';
import { badInput } from '../errors.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { lockVisibleAsset } from './lock-visible-asset.js';
import { rematchUnit } from './rematch-unit.js';

export interface ChangeAssetInput extends UnitDates {
  readonly idempotencyKey?: string | null | undefined;
  readonly assetId: string;
  /** Who owns it from now on. */
  readonly customer?: CustomerInput | null | undefined;
  /** Nobody owns it any more. */
  readonly withoutOwner?: boolean | null | undefined;
  readonly warrantyCard?: string | null | undefined;
}

/**
 * A unit was sold, installed or accepted, or has another owner. What is left out stays; promises on its open tickets
 * are matched anew and its follow-ups planned anew. It stands here because who sees a unit is decided by its tickets.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
export const changeAsset = once('changeAsset', async (ctx: Context, input: ChangeAssetInput) => {
  const row = await lockVisibleAsset(ctx, input.assetId);
  demand(ctx.actor, 'REGISTER_ASSET');
  const { timezone } = await ctx.policies.active(ctx.tx);
  const dates = unitDates(datesOf(row, input), localDate(ctx.now, timezone));
  const warrantyCard = optionalText('warrantyCard', input.warrantyCard, 60) ?? row.warrantyCard;
  const ownerId = await ownerOf(ctx, row, input);
  const changes = differing(row, { ...dates, warrantyCard, ownerId });
  if (isNothing(changes)) return { assetId: row.id };
  await ctx.tx.update(asset).set(changes).where(eq(asset.id, row.id));
  await rematchUnit(ctx, row.id);
  await arm(ctx, 'PLAN_UNIT', { subjectId: row.id, dueAt: ctx.now });
  return { assetId: row.id };
});

const datesOf = (row: AssetRow, input: ChangeAssetInput): UnitDates => ({
  manufacturedOn: input.manufacturedOn ?? row.manufacturedOn,
  receivedByDealerOn: input.receivedByDealerOn ?? row.receivedByDealerOn,
  soldOn: input.soldOn ?? row.soldOn,
  installedOn: input.installedOn ?? row.installedOn,
  acceptedOn: input.acceptedOn ?? row.acceptedOn,
});

async function ownerOf(ctx: Context, row: AssetRow, input: ChangeAssetInput): Promise<string | null> {
  if (input.withoutOwner && input.customer)
    throw badInput('withoutOwner', 'takes either customer or withoutOwner.');
  if (input.withoutOwner) return null;
  return input.customer ? (await keepCustomer(ctx, input.customer)).id : row.ownerId;
}
