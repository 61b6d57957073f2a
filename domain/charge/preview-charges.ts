import type { EntitlementRecord } from '../../schema/entitlement.js';
import type { QuoteLineRecord } from '../../schema/index.js';
import type { EntitlementFacts } from '../entitlement/entitlement-facts.js';
import { decidedBy } from '../entitlement/entitlement-record.js';
import { matchable } from '../entitlement/warranty-term.js';
import { badInput } from '../errors.js';
import type { Money } from '../money.js';
import type { Policy } from '../policy/policy.js';
import { isCharged, mostLines, pricedLines } from './charge.js';
import { type AskedItem, priceOf } from './price.js';
import { owedOf, type Settlement, settle, type ToldSettlement } from './settlement.js';

export interface ToldCharges {
  readonly items?: readonly AskedItem[] | null | undefined;
  readonly settle?: ToldSettlement | null | undefined;
}

export interface ChargedItem extends QuoteLineRecord {
  readonly item: string;
  readonly rule: string;
}

/** What a case would cost whom. */
export interface ChargesPreview {
  readonly verdict: EntitlementRecord;
  readonly lines: readonly ChargedItem[];
  /** Null: nothing was to be settled, or nothing can be. */
  readonly settlement: Settlement | null;
  /** At most one of the two is not null: what is owed both ways is settled at once. */
  readonly customerPays: Money | null;
  readonly customerGets: Money | null;
}

/** What the policy would have paid by whom, for a unit that was checked. @throws BAD_USER_INPUT naming items.<field> or settle.<field> */
export function previewCharges(policy: Policy, unit: EntitlementFacts, told: ToldCharges): ChargesPreview {
  const verdict = decidedBy(policy, unit);
  const known = matchable(policy, unit);
  const lines = itemLines(policy, verdict, { known, asked: told.items ?? [] });
  const settlement = told.settle ? settle(policy, verdict, known, told.settle) : null;
  const charged = lines.filter(isCharged).map(({ amount }) => ({ owed: Number(amount.replace('.', '')) }));
  return {
    verdict,
    lines,
    settlement,
    ...owedOf([...charged, ...(settlement?.parts ?? [])], policy.currency),
  };
}

interface Asked {
  readonly known: ReturnType<typeof matchable>;
  readonly asked: readonly AskedItem[];
}

function itemLines(policy: Policy, verdict: EntitlementRecord, { known, asked }: Asked): ChargedItem[] {
  if (asked.length > mostLines) throw badInput('items', `items takes at most ${mostLines}.`);
  return asked.flatMap((one) => {
    const price = priceOf(policy, known, one, 'items');
    const priced = pricedLines([{ ...price, description: one.item }], verdict);
    return priced.map((line) => ({ ...line, item: one.item, rule: price.rule }));
  });
}
