import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number in groups that the eye can follow, in one piece that no line breaks: 138-0013-8000, 0571-8888-8888; with its
 * country's code where that is not China.
 */
export function sayPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number, 'CN');
  if (!parsed?.isPossible()) return number;
  const shown = parsed.countryCallingCode === '86' ? parsed.formatNational() : parsed.formatInternational();
  return shown.replace(/\s+/g, '-');
}
