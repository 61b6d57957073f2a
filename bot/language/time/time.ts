import { Temporal } from 'temporal-polyfill';
import { fold } from '../text/folded.js';
import { Cover, type Found, found } from '../text/found.js';
import { inWritten } from '../text/spelling.js';
import { chineseTimes } from './chinese-time.js';
import { englishTimes } from './english-time.js';
import { dayWithinLimits } from './limited-day.js';
import { respellDays } from './misspelt-day.js';
import { namedTimes } from './named-time.js';
import { notRuledOut } from './ruled-out-time.js';
import { isBareWeekday, ofDays, restFromAnotherDay } from './several-days.js';
import type { Of, PartOfDay, TimeToken } from './time-token.js';

/** DAY: only the day was named; PART: morning, noon, afternoon or evening; TIME: by the clock. */
export type Precision = 'DAY' | 'PART' | 'TIME';

export type Time =
  | { readonly kind: 'AT'; readonly at: Date; readonly precision: Precision }
  /** "Any time": no appointment is made. */
  | { readonly kind: 'ANY' }
  | { readonly kind: 'PAST'; readonly at: Date };

/** Where the parts of the day begin for an appointment, and when each is over (contract: Times). */
const PARTS: Readonly<Record<PartOfDay, { from: string; until: string }>> = {
  MORNING: { from: '09:00', until: '12:00' },
  NOON: { from: '12:00', until: '13:30' },
  AFTERNOON: { from: '14:00', until: '18:00' },
  EVENING: { from: '18:30', until: '22:00' },
};
const WHOLE_DAY = { from: '09:00', until: '23:59' };
/** Who says "Thursday" on a Thursday evening means the next one. */
const WORKING_DAY = { from: '09:00', until: '17:00' };

/** The pieces of time in a text, in order, the longer of two that overlap. */
export function timeTokens(text: string, now: Date, timezone: string): TimeToken[] {
  const today = localToday(now, timezone);
  const plain = fold(text);
  const meant = respellDays(plain);
  const read = [namedTimes, chineseTimes, englishTimes].flatMap((reader) => reader(meant.text, today));
  if (read.length === 0) return read;
  const all =
    meant.slips.length === 0 ? read : read.map((token) => ({ ...token, ...inWritten(meant, token) }));
  const longestFirst = all.sort((one, other) => other.end - other.start - (one.end - one.start));
  const covered = new Map<TimeToken['kind'], Cover>();
  const kept = longestFirst.filter((token) => coverOf(covered, token.kind, plain).take(token));
  const days = covered.get('DAY');
  return kept
    .filter((token) => !(token.kind === 'CLOCK' && days?.touches(token)))
    .filter((token) => !(token.kind === 'DAY' && covered.get('WORKDAYS')?.touches(token)))
    .filter((token) => !(token.kind === 'PART' && isGreeting(token, plain)))
    .flatMap((token) => dayWithinLimits(token, plain))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** 早上好, "good evening" */
const isGreeting = ({ start, end }: TimeToken, plain: string): boolean =>
  (/^好(?![不吗嘛的了些点])/.test(plain.slice(end, end + 2)) &&
    !/[天日号]\s?$/.test(plain.slice(Math.max(0, start - 2), start))) ||
  /\bgood\s$/.test(plain.slice(Math.max(0, start - 6), start));

function coverOf(covers: Map<TimeToken['kind'], Cover>, kind: TimeToken['kind'], plain: string): Cover {
  const cover = covers.get(kind) ?? new Cover(plain.length);
  covers.set(kind, cover);
  return cover;
}

function localToday(now: Date, timezone: string): Temporal.PlainDate {
  const at = localNow(now, timezone);
  if (today.of !== at) today = { of: at, date: at.toPlainDate() };
  return today.date;
}

function localNow(now: Date, timezone: string): Temporal.PlainDateTime {
  const instant = now.getTime();
  if (instant !== local.instant || timezone !== local.timezone) {
    const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone).toPlainDateTime();
    local = { instant, timezone, at };
  }
  return local.at;
}

/** One message is read clause by clause, all at the same instant. */
let local = { instant: 0, timezone: 'UTC', at: new Temporal.PlainDateTime(1970, 1, 1) };
let today = { of: local.at, date: local.at.toPlainDate() };

/** Nobody calls a technician for three at night: an hour without its half of the day is one of the working day. */
function hourOf(clock: Of<'CLOCK'>, part: PartOfDay | undefined): number {
  const { hour, half } = clock;
  if (half) return (hour % 12) + (half === 'PM' ? 12 : 0);
  if (hour > 12 || hour === 0) return hour;
  if (part === 'MORNING') return hour;
  if (part === 'AFTERNOON') return hour === 12 ? 12 : hour + 12;
  if (part === 'EVENING') return hour === 12 ? 24 : hour >= 4 ? hour + 12 : hour;
  return hour <= 6 ? hour + 12 : hour;
}

interface Moment {
  readonly time: Temporal.PlainTime;
  /** Until when it makes sense to come "in the afternoon" when the afternoon has begun. */
  readonly until: Temporal.PlainTime;
  readonly nextDay: boolean;
  readonly precision: Precision;
}

function clockMoment(clock: Of<'CLOCK'>, part: PartOfDay | undefined): Moment {
  const hour = hourOf(clock, part);
  const exact = new Temporal.PlainTime(hour % 24, clock.minute);
  // "Before ten" asks for an hour that ends there, not one that begins.
  const time = clock.before && hour > 8 ? exact.subtract({ hours: 1 }) : exact;
  return { time, until: time, nextDay: hour >= 24, precision: 'TIME' };
}

function momentOf(tokens: readonly TimeToken[]): Moment {
  const clock = tokens.find((token): token is Of<'CLOCK'> => token.kind === 'CLOCK');
  const part = tokens.find((token): token is Of<'PART'> => token.kind === 'PART');
  if (clock) return clockMoment(clock, part?.part);
  const { from, until } = part ? PARTS[part.part] : tokens.some(isBareWeekday) ? WORKING_DAY : WHOLE_DAY;
  return {
    time: Temporal.PlainTime.from(from),
    until: Temporal.PlainTime.from(until),
    nextDay: false,
    precision: part ? 'PART' : 'DAY',
  };
}

/** The next half hour, for "today" and for a part of the day that has begun. */
function nextHalfHour(local: Temporal.PlainDateTime): Temporal.PlainDateTime {
  return local.round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' });
}

/** A bare weekday, or a date without its month or year, means the next one. */
function laterDay(day: Of<'DAY'>, local: Temporal.PlainDateTime): Temporal.PlainDate | null {
  if (day.orWeekLater) return day.date.add({ days: 7 });
  if (day.orMonthLater) return day.date.add({ months: 1 });
  // Nobody makes an appointment for a year ahead: who names the 10th on the 18th is mistaken.
  const isNear =
    !day.isHoliday && Temporal.PlainDate.compare(day.date.add({ days: longAgo }), local.toPlainDate()) >= 0;
  return day.orYearLater && !isNear ? day.date.add({ years: 1 }) : null;
}

const longAgo = 60;

function place(date: Temporal.PlainDate, moment: Moment): Temporal.PlainDateTime {
  return date.add({ days: moment.nextDay ? 1 : 0 }).toPlainDateTime(moment.time);
}

/** `null`: the moment is over on that day. */
function ahead(date: Temporal.PlainDate, moment: Moment, local: Temporal.PlainDateTime) {
  const at = place(date, moment);
  if (Temporal.PlainDateTime.compare(at, local) >= 0) return at;
  const isToday = Temporal.PlainDate.compare(date, local.toPlainDate()) === 0;
  const goesOn = isToday && Temporal.PlainTime.compare(local.toPlainTime(), moment.until) < 0;
  return goesOn ? nextHalfHour(local) : null;
}

/** The first working day from that one on. */
function workday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
}

function resolve(tokens: readonly TimeToken[], local: Temporal.PlainDateTime) {
  const day = tokens.find((token): token is Of<'DAY'> => token.kind === 'DAY');
  const told = momentOf(tokens);
  // "In the morning", said in the morning, is tomorrow's.
  const moment = !day && told.time.hour < noon ? { ...told, until: told.time } : told;
  const first = tokens.some(({ kind }) => kind === 'WORKDAYS') ? workday : (date: Temporal.PlainDate) => date;
  const date = day?.date ?? first(local.toPlainDate());
  const at = ahead(date, moment, local);
  if (at) return { at, precision: moment.precision, past: false };
  // Months and years are tried only for a date that is over altogether or today's: "on the 3rd" on the 22nd.
  const later = day ? laterDay(day, local) : first(date.add({ days: 1 }));
  const next = later && ahead(later, moment, local);
  return next
    ? { at: next, precision: moment.precision, past: false }
    : { at: place(date, moment), precision: moment.precision, past: true };
}

const noon = 12;

/** "Before Friday": tomorrow; where that is too late, today. */
function before(date: Temporal.PlainDate, local: Temporal.PlainDateTime): Temporal.PlainDateTime | null {
  const today = local.toPlainDate();
  const tomorrow = today.add({ days: 1 });
  if (Temporal.PlainDate.compare(tomorrow, date) < 0) return tomorrow.toPlainDateTime(WHOLE_DAY.from);
  return Temporal.PlainDate.compare(today, date) < 0 ? nextHalfHour(local) : null;
}

const instant = (local: Temporal.PlainDateTime, timezone: string): Date =>
  new Date(local.toZonedDateTime(timezone).epochMilliseconds);

function read(told: readonly TimeToken[], text: string, now: Date, timezone: string): Time | null {
  const plain = told.length > 0 ? fold(text) : text;
  const { tokens: left, excepts } = notRuledOut(told, plain);
  const tokens = left.length > 1 ? ofDays(left, plain) : left;
  const later = tokens.find((token): token is Of<'LATER'> => token.kind === 'LATER');
  if (later) return { kind: 'AT', at: new Date(now.getTime() + later.minutes * 60_000), precision: 'TIME' };
  const says = (kind: TimeToken['kind']): boolean => tokens.some((token) => token.kind === kind);
  const namesHour = says('CLOCK') || says('PART');
  const local = localNow(now, timezone);
  if (!says('DAY') && !namesHour) {
    const limit = tokens.find((token): token is Of<'UNTIL'> => token.kind === 'UNTIL');
    const at = limit && before(limit.date, local);
    if (at) return { kind: 'AT', at: instant(at, timezone), precision: 'DAY' };
    return says('ANY') || says('WORKDAYS') || excepts ? { kind: 'ANY' } : null;
  }
  if (says('ANY') && !says('DAY') && !says('CLOCK') && severalParts(tokens)) return { kind: 'ANY' };
  const { at, precision, past } = resolve(tokens, local);
  if (!past) return { kind: 'AT', at: instant(at, timezone), precision };
  // "This afternoon or tomorrow", said in the evening.
  const rest = restFromAnotherDay(left);
  const other = rest.length > 0 ? read(rest, text, now, timezone) : null;
  if (other?.kind === 'AT') return other;
  return says('ANY') ? { kind: 'ANY' } : { kind: 'PAST', at: instant(at, timezone) };
}

/** "Any time, morning or afternoon" leaves it open; "any afternoon" does not. */
const severalParts = (tokens: readonly TimeToken[]): boolean =>
  new Set(tokens.flatMap((token) => (token.kind === 'PART' ? [token.part] : []))).size > 1;

/** What a text that was said as a time means; null when nothing of it is a time. */
export const findTime = (text: string, now: Date, timezone: string): Found<Time> | null =>
  timeOf(text, timeTokens(text, now, timezone), now, timezone);

/** The same, where the pieces of time are known. */
export function timeOf(
  text: string,
  tokens: readonly TimeToken[],
  now: Date,
  timezone: string,
): Found<Time> | null {
  const value = read(tokens, text, now, timezone);
  const first = tokens[0];
  const last = tokens.at(-1);
  return value && first && last ? found(text, first.start, last.end, value) : null;
}

export const understandTime = (text: string, now: Date, timezone: string): Time | null =>
  findTime(text, now, timezone)?.value ?? null;

/** The hour of one moment on the day of another. */
export function atTimeOf(day: Date, hour: Date, timezone: string): Date {
  const time = localNow(hour, timezone).toPlainTime();
  return instant(localNow(day, timezone).toPlainDate().toPlainDateTime(time), timezone);
}
