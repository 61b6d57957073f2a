import { type CalendarTerm, type PolicyDuration, parseDuration, parseTerm } from '../../calendar/duration.js';
import { parsed, type Reader } from './readers.js';

const lasts = (duration: PolicyDuration): boolean => duration.days + duration.milliseconds > 0;

/** For what may happen at once. */
export const delay = parsed(
  'a duration such as PT30M, PT24H or P2D',
  (written) => parseDuration(written) ?? undefined,
  durationHint,
);

export const duration = parsed(
  'a duration longer than nothing, such as PT30M, PT24H or P2D',
  (written) => {
    const found = parseDuration(written);
    return found && lasts(found) ? found : undefined;
  },
  durationHint,
);

export const term: Reader<CalendarTerm> = parsed(
  'a span of days, weeks, months or years such as P7D, P3M or P2Y',
  (written) => {
    const found = parseTerm(written);
    return found && found.years + found.months + found.days > 0 ? found : undefined;
  },
  (written) => (parseDuration(written) ? '; hours and minutes are no span of days' : durationHint(written)),
);

/** A number of whole days. */
export const days: Reader<number> = parsed(
  'a number of days such as P30D',
  (written) => {
    const found = parseDuration(written);
    return found && found.days > 0 && found.milliseconds === 0 ? found.days : undefined;
  },
  durationHint,
);

/** The slips that a person makes who knows hours and days but not ISO 8601. */
function durationHint(written: string): string {
  if (/^P\d+[YM]/.test(written))
    return '; months and years have no fixed length here, take days, such as P30D';
  if (/^P[\dWDTHMS.,]+$/.test(written)) return '; nothing above P36525D is taken';
  const slip = /^\s*(?:P?T?)\s*(\d+)\s*(h|d|m|min|hours?|days?|minutes?|小时|天|分钟)\s*$/i.exec(written);
  const [, count, unit = ''] = slip ?? [];
  if (count === undefined) return '';
  if (/^(d|天)/i.test(unit)) return `; did you mean P${count}D?`;
  return `; did you mean PT${count}${/^(h|小时)/i.test(unit) ? 'H' : 'M'}?`;
}

/** As a share of one. Past 100 % is past the due time; more than twice the time is a slip. */
export const share = parsed('a percentage above 0% and up to 200%, such as 80%', (written) => {
  const percent = percentOf(written);
  return percent > 0 && percent <= 200 ? percent / 100 : undefined;
});

/** How many of the cases are followed up: 0% keeps a rule written down that nobody is to follow for now. */
export const sampleShare = parsed('a percentage from 0% to 100%, such as 10%', (written) => {
  const percent = percentOf(written);
  return percent >= 0 && percent <= 100 ? percent / 100 : undefined;
});

/** Of an amount of money; more than all of it where something is added to what it cost. */
export const millionths = parsed('a percentage above 0% and up to 999%, such as 12% or 2.5%', (written) => {
  const counted = Math.round(percentOf(written) * 10_000);
  return counted > 0 ? counted : undefined;
});

function percentOf(written: string): number {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)\s?%$/.exec(written) ?? [];
  return Number(digits ?? Number.NaN);
}

/** A day of the civil calendar, which 31 June is not. */
export const date = parsed('a date such as 2026-12-31', (written) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return undefined;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written) ? written : undefined;
});
