import type { ComponentRow, EntitlementRecord, ProductRow } from '../../schema/index.js';
import { unitFactsOf } from '../asset/asset-entitlement.js';
import { decidedBy } from '../entitlement/entitlement-record.js';
import type { RepairRecord } from '../entitlement/repair-history.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import type { Unit } from './intake.js';

/** What a warranty may ask of a ticket beside its unit. */
export type MatterFacts = Pick<
  Facts,
  'kind' | 'channel' | 'region' | 'distanceKm' | 'customerTier' | 'subject'
>;

export interface Matter {
  readonly facts: MatterFacts;
  /** The earlier ticket of the same fault. */
  readonly repeatOfId: string | null;
  readonly now: Date;
  /** The same as a local date in the policy's zone. */
  readonly today: string;
}

/** The warranty verdict at intake; null when not even the product is known. */
export function verdictOf(policy: Policy, unit: Unit, matter: Matter): EntitlementRecord | null {
  const { asset, product, component, contract } = unit;
  if (!product) return null;
  const { facts, today: on } = matter;
  const repairs = unit.repairs.map((repair) => withReturn(repair, matter));
  const ofUnit = asset
    ? unitFactsOf(policy, { asset, product, component, contract, cause: 'UNKNOWN', repairs, on })
    : unregistered(product, component, on);
  return decidedBy(policy, { ...facts, ...ofUnit });
}

/** The ticket at hand is what shows that the repair before it did not help. */
const withReturn = (repair: RepairRecord, { repeatOfId, now }: Matter): RepairRecord =>
  repair.ticketId === repeatOfId ? { ...repair, returnedAt: repair.returnedAt ?? now } : repair;

/** Of a unit that nobody registered nothing is proven, and no repair is known. */
const unregistered = (product: ProductRow, component: ComponentRow | null, on: string) => ({
  family: product.family,
  component: component?.code ?? null,
  consumable: component?.consumable ?? false,
  hasWarrantyCard: false,
  hasInvoice: false,
  failedRepairs: 0,
  downtime: [],
  cause: 'UNKNOWN' as const,
  on,
});
