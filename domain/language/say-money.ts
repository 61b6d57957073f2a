import type { Language } from '../../schema/vocabulary.js';
import type { Money } from '../money.js';

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** ¥128.00 / CN¥128.00, as readers of the language write the currency; the decimal is never made a fraction of two. */
export function sayMoney({ amount, currency }: Money, language: Language): string {
  if (!isDecimal(amount)) throw new Error(`${amount} is no amount`);
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
}
