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
  termHint,
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

type Unit = 'Y' | 'M' | 'W' | 'D' | 'TH' | 'TM';
const unitNames: readonly (readonly [name: RegExp, unit: Unit])[] = [
  [/^(?:y|years?|年)$/i, 'Y'],
  [/^(?:months?|个?月)$/i, 'M'],
  [/^(?:w|weeks?|周|星期)$/i, 'W'],
  [/^(?:d|days?|天|日)$/i, 'D'],
  [/^(?:h|hours?|个?小?时)$/i, 'TH'],
  [/^(?:m|min|minutes?|分钟?)$/i, 'TM'],
];

/** The slips that a person makes who knows hours and days but not ISO 8601. */
function durationHint(written: string): string {
  if (/^P\d+[YM]/.test(written))
    return '; months and years have no fixed length here, take days, such as P30D';
  if (/^P\d*\.\d+[DW]$/.test(written)) return '; parts of a day are hours, such as PT12H';
  if (/^P(?:\d{5,}D|\d{4,}W)$|^PT\d{6,}/.test(written)) return '; nothing above P36525D is taken';
  if (/^\d+$/.test(written)) return `; minutes are PT${written}M, hours PT${written}H, days P${written}D`;
  const meant = meantBy(written);
  return meant !== null && parseDuration(meant) ? `; did you mean ${meant}?` : '';
}

function termHint(written: string): string {
  if (parseDuration(written)) return '; hours and minutes are no span of days';
  // A warranty counts in months, where a promise counts in minutes.
  const meant = meantBy(written)?.replace(/^PT(\d+)M$/, 'P$1M') ?? null;
  return meant !== null && parseTerm(meant) ? `; did you mean ${meant}?` : '';
}

/** A number with a unit in words, or with the T of ISO 8601 forgotten or put in the wrong place. */
function meantBy(written: string): string | null {
  const [, count = '', half, name = ''] =
    /^\s*(?:P?T?)\s*(\d{1,6})(\.5)?\s*(\p{L}{1,8})\s*$/iu.exec(written) ?? [];
  const unit = unitNames.find(([names]) => names.test(name))?.[1];
  if (unit === undefined) return null;
  if (half !== undefined) return unit === 'TH' ? `PT${count}H30M` : null;
  return unit.startsWith('T') ? `PT${count}${unit.slice(1)}` : `P${count}${unit}`;
}

/** As a share of one. Past 100 % is past the due time; more than twice the time is a slip. */
export const share = parsed(
  'a percentage above 0% and up to 200%, such as 80%',
  (written) => {
    const percent = percentOf(written);
    return percent > 0 && percent <= 200 ? percent / 100 : undefined;
  },
  percentHint,
);

/** How many of the cases are followed up: 0% keeps a rule written down that nobody is to follow for now. */
export const sampleShare = parsed(
  'a percentage from 0% to 100%, such as 10%',
  (written) => {
    const percent = percentOf(written);
    return percent >= 0 && percent <= 100 ? percent / 100 : undefined;
  },
  percentHint,
);

/** 80 or 0.8 for 80%. */
function percentHint(written: string): string {
  const value = /^\d{1,3}(?:\.\d{1,4})?$/.test(written) ? Number(written) : 0;
  if (value <= 0 || value > 100) return '';
  return `; did you mean ${value <= 1 ? Math.round(value * 10_000) / 100 : value}%?`;
}

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
export const date = parsed(
  'a date such as 2026-12-31',
  (written) => (isDay(written) ? written : undefined),
  (written) => {
    const [, year = '', month = '', day = ''] =
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? [];
    const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return meant !== written && isDay(meant) ? `; did you mean ${meant}?` : '';
  },
);

function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
