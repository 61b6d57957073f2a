import type { SettlementRecord } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayMoney } from '../language/say-money.js';
import { moneyOf } from '../money.js';
import type { SettledRemedy } from '../policy/price-policy.js';
import type { ChargedItem, ChargesPreview } from './preview-charges.js';
import { owedOf, type Settlement } from './settlement.js';

/** How what is owed comes about, in sentences that can be read out, one a line. */
export function sayChargesPreview(
  { lines, settlement, customerPays, customerGets }: Omit<ChargesPreview, 'verdict'>,
  { language, currency, asked }: { language: Language; currency: string; asked: SettledRemedy | null },
): string {
  const say = (hundredths: number) => sayMoney(moneyOf(Math.abs(hundredths), currency), language);
  return [
    ...lines.map((line) => sayItem(line, currency, language)),
    ...(settlement ? sayParts(settlement, say, language) : []),
    ...(asked && !settlement
      ? [explain(language, 'not_settled', { remedy: nameOf(language, 'remedy', asked) })]
      : []),
    ...(customerPays ? [explain(language, 'you_pay', { amount: sayMoney(customerPays, language) })] : []),
    ...(customerGets ? [explain(language, 'you_get', { amount: sayMoney(customerGets, language) })] : []),
    ...(customerPays || customerGets ? [] : [explain(language, 'nothing_owed')]),
    ...(settlement ? [explain(language, 'payments', { count: settlement.payments })] : []),
  ].join('\n');
}

const sayItem = (
  { item, amount, quantity, unitPrice, payer, rule }: ChargedItem,
  currency: string,
  language: Language,
): string =>
  explain(language, 'item_price', {
    item,
    amount: sayMoney({ amount, currency }, language),
    quantity,
    price: sayMoney({ amount: unitPrice, currency }, language),
    payer: nameOf(language, 'payer', payer),
    rule,
  });

const sayParts = ({ parts, rule }: Settlement, say: (owed: number) => string, language: Language): string[] =>
  parts.map(({ part, owed }) => {
    const amount = say(owed);
    if (part === 'REFUND') return explain(language, 'refund', { amount, rule });
    if (part === 'ACCESSORIES') return explain(language, 'accessories_cost', { amount });
    return explain(language, owed > 0 ? 'costs_more' : 'costs_less', { amount, rule });
  });

/** The same of what was settled. */
export const saySettlement = (settlement: SettlementRecord, language: Language): string => {
  const { parts, currency, remedy } = settlement;
  const owed = owedOf(parts, currency);
  return sayChargesPreview({ lines: [], settlement, ...owed }, { language, currency, asked: remedy });
};
