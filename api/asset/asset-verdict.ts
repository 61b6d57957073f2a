import { contractsOfAssets } from '../../domain/asset/asset.queries.js';
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

/** @throws BAD_USER_INPUT naming component */
export async function entitlementOfAsset(
  { read, loaders }: ApiContext,
  asset: AssetRow,
  input: VerdictInput,
) {
  const [product, components] = await Promise.all([
    loaders.product.load(asset.productId),
    loaders.components.load(asset.productId),
  ]);
  if (!product) throw new Error(`asset ${asset.id} has no product`);
  const component = components.find(({ code }) => code === input.component) ?? null;
  if (input.component !== null && component === null) {
    throw badInput('component', `component takes one of: ${components.map(({ code }) => code).join(', ')}.`);
  }
  return read(async (ctx) => {
    const policy = await ctx.policies.active(ctx.tx);
    const on = input.on ?? localDate(ctx.now, policy.timezone);
    const [contract] = await contractsOfAssets(ctx, [asset.id], on);
    return entitlementOf(policy, {
      asset,
      product,
      component,
      contract: contract ?? null,
      cause: input.cause,
      on,
    });
  }, null);
}
