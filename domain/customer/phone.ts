import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { badInput } from '../errors.js';

/** E.164 of a number in any usual writing; bare numbers are read as Chinese. Null when it is none. */
export function readPhone(written: string): string | null {
  const digits = written.normalize('NFKC').replace(/^\s*00/, '+');
  const parsed = parsePhoneNumberFromString(digits, 'CN');
  return parsed?.isValid() ? parsed.number : null;
}

/** @throws BAD_USER_INPUT naming the field when something is given that is no telephone number */
export function optionalPhone(field: string, written: string | null | undefined): string | null {
  if (!written?.trim()) return null;
  const phone = written.length <= 40 ? readPhone(written) : null;
  if (!phone)
    throw badInput(field, `${field} takes a telephone number, e.g. 13812345678 or +44 20 7946 0958.`);
  return phone;
}
