import type { ChargeKind, Remedy } from '../../schema/vocabulary.js';
import type { PolicyDuration } from '../calendar/duration.js';
import type { When } from './policy.js';

/** A share of an amount, counted in millionths: 12 % is 120,000. */
export type Millionths = number;

/** How the price of an item is found. Amounts in hundredths of the policy's currency. */
export type Pricing =
  /** Each costs the same; nothing where that is 0. */
  | { readonly by: 'EACH'; readonly amount: number }
  /** A share of what it is worth or has cost us. */
  | { readonly by: 'SHARE'; readonly share: Millionths }
  /** A day begun counts as a whole one, and there is one at least. */
  | { readonly by: 'STARTED_DAY'; readonly amount: number }
  | { readonly by: 'HOUR'; readonly amount: number };

/** What an item costs; of the rules for it the first that fits decides. */
export interface PriceRule {
  readonly id: string;
  /** What is charged; several rules may be for the same. */
  readonly item: string;
  readonly when: When;
  /** Which payer of the verdict it is for. */
  readonly kind: ChargeKind;
  /** Only for work that takes no longer; null: for any. */
  readonly upTo: PolicyDuration | null;
  readonly pricing: Pricing;
}

export const settledRemedies = ['RETURN', 'EXCHANGE'] as const satisfies readonly Remedy[];
export type SettledRemedy = (typeof settledRemedies)[number];
/** SETTLED: whoever owes it pays it. CHARGED: only the customer does. */
export const priceDifferences = ['SETTLED', 'CHARGED'] as const;
export type PriceDifference = (typeof priceDifferences)[number];

/** What money goes where when a unit is taken back; the first that fits decides. */
export interface SettlementRule {
  readonly id: string;
  readonly remedy: SettledRemedy;
  readonly when: When;
  /** RETURN: how much of the price paid is repaid. EXCHANGE: null. */
  readonly repays: Millionths | null;
  /** EXCHANGE: who pays what the new unit costs more or less; null: nobody, or RETURN. */
  readonly difference: PriceDifference | null;
  /** In how many payments. */
  readonly payments: number;
}
