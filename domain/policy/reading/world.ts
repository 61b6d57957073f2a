import type { Guesses } from './closest.js';
import { parsed } from './readers.js';

const currencies = Intl.supportedValuesOf('currency');
export const currency = parsed(
  'a currency code of ISO 4217 such as CNY',
  (written) => (currencies.includes(written) ? written : undefined),
  (written, guesses) => guesses.didYouMean(written, currencies),
);

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const listed = new Set(zones);
export const timezone = parsed(
  'an IANA time zone such as Asia/Shanghai',
  (written) => (isTimezone(written) ? written : undefined),
  zoneHint,
);

/** The zone of all China bears the name of Shanghai, which nobody looks for who lives elsewhere. */
function zoneHint(written: string, guesses: Guesses): string {
  if (/beijing|peking|china|prc|北京|中国/i.test(written)) return '; did you mean Asia/Shanghai?';
  if (/^(?:UTC|GMT)?[+-]\d/i.test(written))
    return '; an offset knows no summer time, take the name of a place';
  return guesses.didYouMean(written, zones);
}

/** The list lacks the older names of zones, which are good ones too. */
export function isTimezone(zone: string): boolean {
  if (listed.has(zone)) return true;
  // An offset such as +08:00 is no zone: it knows no summer time.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
