import { demand } from '../access.js';
import { findAsset } from '../asset/asset.queries.js';
import type { Context, ReadContext } from '../context.js';
import { type CustomerInput, keepCustomer } from '../customer/keep-customer.js';
import { badInput } from '../errors.js';
import { optionalDate, text } from '../input.js';
import { once } from '../once.js';
import { lockVisibleAsset } from '../ticket/lock-visible-asset.js';
import { contractChanged, insertContract } from './contract-change.js';

export interface RegisterContractInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly number: string;
  readonly serialNumber: string;
  /** With whom; the unit's owner when left out. */
  readonly customer?: CustomerInput | null | undefined;
  readonly startsOn: string;
  /** That day included. */
  readonly endsOn: string;
}

/**
 * A unit comes under paid maintenance: verdicts, promises and follow-ups go by it from its first day to its last.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, CONFLICT
 */
export const registerContract = once(
  'registerContract',
  async (ctx: Context, input: RegisterContractInput) => {
    demand(ctx.actor, 'CONTRACT');
    const number = text('number', input.number, 60);
    const { startsOn, endsOn } = contractDays(ctx, input.startsOn, input.endsOn);
    const found = await findAsset(ctx, text('serialNumber', input.serialNumber, 60));
    if (!found) throw badInput('serialNumber', 'serialNumber takes that of a registered unit.');
    const unit = await lockVisibleAsset(ctx, found.id);
    const customerId = input.customer ? (await keepCustomer(ctx, input.customer)).id : unit.ownerId;
    if (customerId === null) throw badInput('customer', 'customer is needed: nobody owns this unit.');
    const contractId = await insertContract(ctx, { number, customerId, assetId: unit.id, startsOn, endsOn });
    await contractChanged(ctx, unit.id);
    return { contractId, assetId: unit.id };
  },
);

const farthestYears = 50;

/** @throws BAD_USER_INPUT naming startsOn or endsOn */
export function contractDays(
  { now }: ReadContext,
  starts: string,
  ends: string,
): { startsOn: string; endsOn: string } {
  const farthest = `${now.getUTCFullYear() + farthestYears}-12-31`;
  const startsOn = optionalDate('startsOn', starts, farthest);
  const endsOn = optionalDate('endsOn', ends, farthest);
  if (startsOn === null) throw badInput('startsOn', 'startsOn takes a date like 2026-11-22.');
  if (endsOn === null || endsOn < startsOn) throw badInput('endsOn', 'endsOn must not lie before startsOn.');
  return { startsOn, endsOn };
}
