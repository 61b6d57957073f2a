import type { AssetRow, ComponentRow, ProductRow, ServiceContractRow } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import { decideEntitlement, type EntitlementFacts } from '../entitlement/entitlement.js';
import { historyFacts, type RepairRecord } from '../entitlement/repair-history.js';
import type { Policy } from '../policy/policy.js';

export interface UnitFacts {
  readonly asset: AssetRow;
  readonly product: ProductRow;
  readonly component: ComponentRow | null;
  readonly contract: ServiceContractRow | null;
  readonly cause: FaultCause;
  /** Its repairs so far. */
  readonly repairs: readonly RepairRecord[];
  /** Local date. */
  readonly on: string;
}

/** The verdict for a registered unit: its stored dates, papers and repairs are the facts. */
export const entitlementOf = (policy: Policy, unit: UnitFacts) =>
  decideEntitlement(policy, unitFactsOf(policy, unit));

export function unitFactsOf(
  policy: Policy,
  { asset, product, component, contract, cause, repairs, on }: UnitFacts,
): EntitlementFacts {
  const { exchangedOn } = asset;
  return {
    family: product.family,
    component: component?.code ?? null,
    consumable: component?.consumable ?? false,
    batch: asset.batch,
    manufacturedOn: asset.manufacturedOn,
    receivedByDealerOn: asset.receivedByDealerOn,
    soldOn: asset.soldOn,
    installedOn: asset.installedOn,
    acceptedOn: asset.acceptedOn,
    hasWarrantyCard: asset.warrantyCard !== null,
    // A registered sale or acceptance is the company's own record of it: better proof than any paper.
    hasInvoice: asset.soldOn !== null || asset.acceptedOn !== null,
    cardAltered: asset.cardAltered,
    contractEndsOn: contract?.endsOn ?? null,
    exchangedOn,
    ...historyFacts(policy, repairs, { component: component?.code ?? null, on, exchangedOn }),
    cause,
    on,
  };
}
