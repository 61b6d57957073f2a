import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { badInput } from '../errors.js';

/**
 * Whether somebody may be called on it. Ranges are opened abroad faster than the tables follow, so a number with its
 * country code that is as long as those of its country will do; of China they are complete.
 */
export const isCallable = (written: string, number: PhoneNumber): boolean =>
  number.isValid() || (written.startsWith('+') && number.countryCallingCode !== '86' && number.isPossible());

/** E.164 of a number in any usual writing; bare numbers are read as Chinese. Null when it is none. */
export function readPhone(written: string): string | null {
  const digits = written.normalize('NFKC').replace(/^\s*00/, '+');
  const parsed = parsePhoneNumberFromString(digits, 'CN');
  return parsed && isCallable(digits.trim(), parsed) ? parsed.number : null;
}

/** @throws BAD_USER_INPUT naming the field when something is given that is no telephone number */
export function optionalPhone(field: string, written: string | null | undefined): string | null {
  if (!written?.trim()) return null;
  const phone = written.length <= 40 ? readPhone(written) : null;
  if (!phone)
    throw badInput(field, `${field} takes a telephone number, e.g. 13812345678 or +44 20 7946 0958.`);
  return phone;
}
