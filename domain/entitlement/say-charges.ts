import type { EntitlementRecord } from '../../schema/entitlement.js';
import { type ChargeItem, type Language, type Payer, payers } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { capitalised, sayAll } from '../language/say-list.js';

/** Who pays what. */
export function sayCharges(verdict: EntitlementRecord, language: Language): string {
  const charges = chargesOf(verdict);
  const said = payers.flatMap((payer) => {
    const items = charges
      .filter((charge) => charge.payer === payer)
      .map((charge) => sayItem(charge, language));
    return items.length === 0
      ? []
      : [{ payer: nameOf(language, 'payer', payer), items: sayAll(items, language) }];
  });
  const [only] = said;
  if (only && said.length === 1) return capitalised(explain(language, 'all_paid_by', only));
  const parts = said.map((each) => explain(language, 'paid_by', each));
  return capitalised(parts.join(language === 'en' ? '; ' : '；')) + (language === 'en' ? '.' : '。');
}

interface Charge {
  readonly item: ChargeItem;
  readonly payer: Payer;
  readonly at: string | null;
}

/** The way back is said only where somebody else pays it, accessories only where they are missing. */
function chargesOf({ bases = {}, ...verdict }: EntitlementRecord): Charge[] {
  const { freight, freightBack = freight, accessories = null } = verdict;
  const charge = (item: ChargeItem, payer: Payer): Charge => ({ item, payer, at: bases[item] ?? null });
  return [
    ...(['parts', 'labour', 'travel', 'freight'] as const).map((item) => charge(item, verdict[item])),
    ...(freightBack === freight ? [] : [charge('freightBack', freightBack)]),
    ...(accessories !== null && verdict.reasons.includes('ACCESSORIES_MISSING')
      ? [charge('accessories', accessories)]
      : []),
  ];
}

function sayItem({ item, at }: Charge, language: Language): string {
  const name = nameOf(language, 'charge', item);
  return at === null ? name : explain(language, 'price', { item: name, at: sayBasis(at, language) });
}

function sayBasis(at: string, language: Language): string {
  if (at === 'COST') return explain(language, 'at_cost');
  return at === 'LIST' ? explain(language, 'at_list') : explain(language, 'at_named', { name: at });
}
