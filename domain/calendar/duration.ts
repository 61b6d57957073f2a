import { Temporal } from 'temporal-polyfill';

/**
 * A duration as a policy promises it. Days stay days, because a day on a working calendar is not a number of
 * hours; all that is shorter is milliseconds. Years and months are terms, never promises.
 */
export interface PolicyDuration {
  readonly days: number;
  readonly milliseconds: number;
}

/** A span of the civil calendar: how long a warranty runs, how often an inspection comes round. */
export interface CalendarTerm {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Of elapsed time; a local day may be an hour longer or shorter. */
export const DAY = 24 * HOUR;

/** More than a century is a slip of the pen; the limit keeps every later computation bounded. */
const LONGEST_DAYS = 36_525;

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const durationShape = new RegExp(
  String.raw`^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:${number}H)?(?:${number}M)?(?:${number}S)?)?$`,
);
const termShape = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
/** ISO 8601 lets only the smallest part of a duration have a fraction. */
const fractionBeforeTheEnd = /[.,]\d+[HM]./;

const numeric = (digits: string | undefined): number => Number((digits ?? '0').replace(',', '.'));

/** Null when the text is no ISO 8601 duration of weeks, days, hours, minutes and seconds, or an absurd one. */
export function parseDuration(text: string): PolicyDuration | null {
  const parts = durationShape.exec(text);
  if (parts === null || fractionBeforeTheEnd.test(text)) return null;
  const [, weeks, day, hours, minutes, seconds] = parts;
  const days = numeric(weeks) * 7 + numeric(day);
  const milliseconds = Math.round(
    numeric(hours) * HOUR + numeric(minutes) * MINUTE + numeric(seconds) * SECOND,
  );
  return days + milliseconds / DAY <= LONGEST_DAYS ? { days, milliseconds } : null;
}

/** Hours are never rolled up into days, because a day may mean a working day to whoever reads it. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.abs(Math.round(milliseconds));
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = (whole % MINUTE) / SECOND;
  const parts = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`;
  return `${milliseconds < 0 && whole > 0 ? '-' : ''}PT${parts === '' ? '0S' : parts}`;
}

/** Null when the text is no ISO 8601 duration of years, months, weeks and days, or an absurd one. */
export function parseTerm(text: string): CalendarTerm | null {
  const parts = termShape.exec(text);
  if (parts === null) return null;
  const [, years, months, weeks, day] = parts;
  const term = { years: numeric(years), months: numeric(months), days: numeric(weeks) * 7 + numeric(day) };
  return term.years * 365 + term.months * 30 + term.days <= LONGEST_DAYS ? term : null;
}

/** The last day of a term that begins on `date`; a day that a month lacks becomes its last: 31 January + P1M = 28 February. */
export const addTerm = (date: string, term: CalendarTerm): string =>
  Temporal.PlainDate.from(date).add(term).toString();

export const subtractTerm = (date: string, term: CalendarTerm): string =>
  Temporal.PlainDate.from(date).subtract(term).toString();

export const localDate = (at: Date, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString();

/** The first instant of a local day, which is not midnight where the clocks skip midnight. */
export const startOfDay = (date: string, timezone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds);

/** The date `count` days later; earlier when negative. */
export const dayAfter = (date: string, count = 1): string =>
  Temporal.PlainDate.from(date).add({ days: count }).toString();

/** How many days later the second date is; negative when it is earlier. */
export const daysBetween = (date: string, other: string): number =>
  Temporal.PlainDate.from(date).until(Temporal.PlainDate.from(other)).days;
