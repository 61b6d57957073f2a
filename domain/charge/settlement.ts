import type { EntitlementRecord } from '../../schema/entitlement.js';
import type { Remedy } from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';
import { type Money, moneyOf, parseHundredths } from '../money.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { type SettledRemedy, type SettlementRule, settledRemedies } from '../policy/price-policy.js';
import { fits } from '../policy/when.js';
import { shareOf } from './price.js';

/** A unit that is taken back, for money or for another one. Amounts are decimals as text. */
export interface ToldSettlement {
  readonly remedy: SettledRemedy;
  /** What the customer paid for the unit. */
  readonly pricePaid: string;
  /** EXCHANGE: what the other unit costs. */
  readonly newPrice?: string | null | undefined;
  /** What it costs us to replace what is missing; nothing when left out. */
  readonly accessoriesCost?: string | null | undefined;
}

export const settlementParts = ['REFUND', 'DIFFERENCE', 'ACCESSORIES'] as const;
export type SettlementPart = (typeof settlementParts)[number];

/** What money goes where. Hundredths; above 0 the customer pays, below 0 he is paid. */
export interface Settlement {
  readonly rule: string;
  readonly remedy: SettledRemedy;
  readonly parts: readonly { readonly part: SettlementPart; readonly owed: number }[];
  readonly payments: number;
}

/** What that comes to; at most one of the two is not null. */
export function owedOf(
  parts: readonly { readonly owed: number }[],
  currency: string,
): { customerPays: Money | null; customerGets: Money | null } {
  const owed = parts.reduce((sum, part) => sum + part.owed, 0);
  return {
    customerPays: owed > 0 ? moneyOf(owed, currency) : null,
    customerGets: owed < 0 ? moneyOf(-owed, currency) : null,
  };
}

/**
 * Null where the verdict does not give the remedy, or the policy says nothing of the money.
 * @throws BAD_USER_INPUT naming settle.<field>
 */
export function settle(
  policy: Policy,
  verdict: EntitlementRecord,
  known: Facts,
  told: ToldSettlement,
): Settlement | null {
  const paid = amountOf('pricePaid', told.pricePaid);
  const missing = amountOf('accessoriesCost', told.accessoriesCost ?? '0');
  const rule = policy.settlements.find(({ remedy, when }) => remedy === told.remedy && fits(when, known));
  if (!rule || !verdict.remedies.includes(told.remedy)) return null;
  const isCharged = missing > 0 && verdict.accessories === 'CUSTOMER';
  return {
    rule: rule.id,
    remedy: rule.remedy,
    parts: [
      ...(rule.repays === null ? [] : [{ part: 'REFUND' as const, owed: -shareOf(paid, rule.repays) }]),
      ...differenceOf(rule, paid, told),
      ...(isCharged ? [{ part: 'ACCESSORIES' as const, owed: missing }] : []),
    ],
    payments: rule.payments,
  };
}

export interface AskedSettlement extends Omit<ToldSettlement, 'remedy'> {
  readonly remedy: Remedy;
}

/** @throws BAD_USER_INPUT when nothing is taken back */
export function settlementOf(asked: AskedSettlement | null | undefined): ToldSettlement | null {
  if (!asked) return null;
  const remedy = settledRemedies.find((settled) => settled === asked.remedy);
  if (!remedy) throw badInput('settle.remedy', 'settle.remedy takes RETURN or EXCHANGE.');
  return { ...asked, remedy };
}

/** New less old, in both directions. */
function differenceOf({ difference }: SettlementRule, paid: number, { newPrice }: ToldSettlement) {
  if (difference === null) return [];
  const more = amountOf('newPrice', newPrice ?? '') - paid;
  const owed = difference === 'CHARGED' ? Math.max(0, more) : more;
  return owed === 0 ? [] : [{ part: 'DIFFERENCE' as const, owed }];
}

function amountOf(field: string, written: string): number {
  const known = parseHundredths(written);
  if (known === null)
    throw badInput(`settle.${field}`, `settle.${field} takes an amount such as 800 or 800.50.`);
  return known;
}
