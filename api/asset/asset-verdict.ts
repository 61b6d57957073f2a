import { entitlementOf } from '../../domain/asset/asset-entitlement.js';
import { localDate } from '../../domain/calendar/duration.js';
import { badInput } from '../../domain/errors.js';
import type { AssetRow } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import type { ApiContext } from '../context.js';

export interface VerdictInput {
  /** Code; null for the whole unit. */
  readonly component: string | null;
  /** Local date; null for today. */
  readonly on: string | null;
  readonly cause: FaultCause;
}

type Request = Pick<ApiContext, 'loaders' | 'now'>;

/** The contract in force on this day in the policy's time zone, when the viewer may see it. */
export async function contractToday({ loaders, now }: Request, assetId: string) {
  const { timezone } = await loaders.policyInForce();
  const found = await loaders.contractOn(assetId, localDate(now, timezone));
  return found && loaders.contract.load(found.id);
}

/** @throws BAD_USER_INPUT naming component */
export async function entitlementOfAsset({ loaders, now }: Request, asset: AssetRow, input: VerdictInput) {
  const [policy, product, components] = await Promise.all([
    loaders.policyInForce(),
    loaders.product.load(asset.productId),
    loaders.components.load(asset.productId),
  ]);
  if (!product) throw new Error(`asset ${asset.id} has no product`);
  const component = components.find(({ code }) => code === input.component) ?? null;
  if (input.component !== null && component === null) {
    throw badInput('component', `component takes one of: ${components.map(({ code }) => code).join(', ')}.`);
  }
  const on = input.on ?? localDate(now, policy.timezone);
  const [contract, repairs] = await Promise.all([
    loaders.contractOn(asset.id, on),
    loaders.repairsOfAsset.load(asset.id),
  ]);
  const verdict = entitlementOf(policy, {
    asset,
    product,
    component,
    contract,
    cause: input.cause,
    repairs,
    on,
  });
  // What its explanation speaks of.
  return { ...verdict, facts: { ...input, on } };
}
