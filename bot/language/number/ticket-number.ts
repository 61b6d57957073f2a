import { simplify } from '../../../domain/customer/simplify.js';
import { type Found, found, matchesOf } from '../text/found.js';

/** T, year and month, a dash that people forget or write as a blank, five letters and digits. */
const TICKET = /(?<![A-Za-z0-9])T\s?(\d{4})\s?[-‐–—－_\s]?\s?([0-9A-Z]{5})(?![A-Za-z0-9])/gi;

/** Digits three and four are a month; without that check many a part number would do. */
const monthOf = (digits: string): number => Number(digits.slice(2));

export function findTicketNumbers(text: string): Found<string>[] {
  return matchesOf(TICKET, simplify(text)).flatMap((match) => {
    const [all, digits = '', code = ''] = match;
    const month = monthOf(digits);
    if (month < 1 || month > 12) return [];
    return [found(text, match.index, match.index + all.length, `T${digits}-${code.toUpperCase()}`)];
  });
}

export const findTicketNumber = (text: string): Found<string> | null => findTicketNumbers(text)[0] ?? null;
