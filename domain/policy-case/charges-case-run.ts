import { previewCharges } from '../charge/preview-charges.js';
import type { EntitlementFacts } from '../entitlement/entitlement-facts.js';
import { DomainError } from '../errors.js';
import type { Money } from '../money.js';
import type { Policy } from '../policy/policy.js';
import type { ChargesCase, ChargesCaseFacts, ExpectedCharges } from './policy-case.js';

export type Counted = {
  readonly [Key in keyof ExpectedCharges]-?: NonNullable<ExpectedCharges[Key]> | null;
};

const shown = (money: Money | null): string | null => (money ? `${money.amount} ${money.currency}` : null);

/** What the policy says to the facts of a case, or why it says nothing. */
export function chargesOf(policy: Policy, { items, settle, ...unit }: ChargesCaseFacts): Counted | string {
  try {
    return counted(policy, unit, { ...(items && { items }), ...(settle && { settle }) });
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function counted(
  policy: Policy,
  unit: EntitlementFacts,
  told: Pick<ChargesCaseFacts, 'items' | 'settle'>,
): Counted {
  const preview = previewCharges(policy, { cause: 'DEFECT', customerTier: 'STANDARD', ...unit }, told);
  const { lines, settlement, customerPays, customerGets } = preview;
  return {
    customerPays: shown(customerPays),
    customerGets: shown(customerGets),
    amounts: new Map(lines.map(({ item, amount }) => [item, `${amount} ${policy.currency}`])),
    payers: new Map(lines.map(({ item, payer }) => [item, payer])),
    rules: [...lines.map(({ rule }) => rule), ...(settlement ? [settlement.rule] : [])],
    payments: settlement?.payments ?? null,
  };
}

interface Comparison {
  readonly judged: string;
  readonly expected: string | null;
  readonly got: string | null;
}

export function compareCharges(policy: Policy, { facts, expect }: ChargesCase): Comparison[] {
  const got = chargesOf(policy, facts);
  const said = (key: keyof Counted): string | null => (typeof got === 'string' ? got : written(got[key]));
  const keys = ['customerPays', 'customerGets', 'rules', 'payments'] as const;
  return [
    ...keys.flatMap((key) =>
      expect[key] === undefined ? [] : [{ judged: key, expected: written(expect[key]), got: said(key) }],
    ),
    ...(['amounts', 'payers'] as const).flatMap((key) =>
      [...(expect[key] ?? [])].map(([item, expected]) => ({
        judged: `${key} of ${item}`,
        expected,
        got: typeof got === 'string' ? got : (got[key]?.get(item) ?? null),
      })),
    ),
  ];
}

function written(value: Counted[keyof Counted]): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const list = [...value].map(String);
  return list.length === 0 ? null : list.join(', ');
}
