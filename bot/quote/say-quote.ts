import { isCharged } from '../../domain/charge/charge.js';
import { sayMoney } from '../../domain/language/say-money.js';
import { sayLocalDate } from '../../domain/language/say-time.js';
import type { QuoteLineRecord, QuoteRow } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { nameOf, phrase } from '../language/phrase.js';

/** The charges line by line, what the customer pays in all, and until when he may agree. */
export function sayQuote(row: QuoteRow, number: string, language: Language): string {
  return [
    phrase(language, 'quote_is', { number }),
    ...row.lines.map((line) => sayQuoteLine(line, row.currency, language)),
    phrase(language, 'quote_total', { total: sayTotal(row, language) }),
    ...(row.note === null ? [] : [row.note]),
    phrase(language, 'quote_valid', { until: sayUntil(row, language) }),
  ].join('\n');
}

export const sayTotal = ({ total: amount, currency }: QuoteRow, language: Language): string =>
  sayMoney({ amount, currency }, language);

export const sayUntil = ({ validUntil }: QuoteRow, language: Language): string =>
  sayLocalDate(validUntil, language);

function sayQuoteLine(line: QuoteLineRecord, currency: string, language: Language): string {
  const { kind, description, quantity } = line;
  const name = nameOf(language, 'chargeKind', kind);
  const what = kind === 'OTHER' ? description : phrase(language, 'quote_what', { description, kind: name });
  if (!isCharged(line)) return phrase(language, 'quote_entry_free', { what });
  const say = (amount: string) => sayMoney({ amount, currency }, language);
  const amount = say(line.amount);
  return quantity === '1'
    ? phrase(language, 'quote_entry', { what, amount })
    : phrase(language, 'quote_entry_of', { what, quantity, price: say(line.unitPrice), amount });
}
