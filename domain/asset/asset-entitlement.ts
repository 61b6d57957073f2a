import type { AssetRow, ComponentRow, ProductRow, ServiceContractRow } from '../../schema/index.js';
import type { FaultCause } from '../../schema/vocabulary.js';
import { decideEntitlement, type EntitlementFacts } from '../entitlement/entitlement.js';
import type { Policy } from '../policy/policy.js';

export interface UnitFacts {
  readonly asset: AssetRow;
  readonly product: ProductRow;
  readonly component: ComponentRow | null;
  readonly contract: ServiceContractRow | null;
  readonly cause: FaultCause;
  /** Local date. */
  readonly on: string;
}

/** The verdict for a registered unit: its stored dates and papers are the facts. */
export const entitlementOf = (policy: Policy, unit: UnitFacts) =>
  decideEntitlement(policy, unitFactsOf(unit));

export function unitFactsOf({ asset, product, component, contract, cause, on }: UnitFacts): EntitlementFacts {
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
    // A registered sale is the company's own record of it: better proof than any paper.
    hasInvoice: asset.soldOn !== null,
    cardAltered: asset.cardAltered,
    contractEndsOn: contract?.endsOn ?? null,
    cause,
    on,
  };
}
