import { DAY } from './duration.js';
import { type DayNumber, dateOf, type LocalClock, localClock, MINUTES_A_DAY } from './local-clock.js';
import {
  CalendarError,
  freeByException,
  hoursByDay,
  type LocalInterval,
  type WorkingHours,
} from './opening-hours.js';

/** Half-open, in epoch milliseconds: the closing instant is closed. */
export type Span = readonly [from: number, to: number];

/** How time passes on a calendar. Instants are epoch milliseconds. */
export interface OpeningTimes {
  /** Open milliseconds between two instants; 0 when `to` is not after `from`. */
  between(from: number, to: number): number;
  /** The first instant by which that much open time has passed since `from`; so what is used up at closing time ends at closing time. */
  after(from: number, milliseconds: number): number;
  /** `at` itself when it is open. */
  opening(at: number): number;
  /** The last closing of the working day that `at` is in, or of the next one when it is closed then. */
  closing(at: number): number;
  /** `count` days later, as the calendar understands days. */
  daysAfter(at: number, count: number): number;
  /** The open spans between two instants, in order. */
  spans(from: number, to: number): readonly Span[];
  /** Local dates from one instant to the other that are free though their weekday is worked. */
  freeDates(from: number, to: number): readonly string[];
}

export const withoutClosing: OpeningTimes = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, milliseconds) => from + milliseconds,
  opening: (at) => at,
  closing: () => Number.POSITIVE_INFINITY,
  daysAfter: (at, count) => at + count * DAY,
  spans: (from, to) => (from < to ? [[from, to]] : []),
  freeDates: () => [],
};

/** A Monday-to-Sunday week of the calendar's zone, as a piece of the time line: the weeks touch and never overlap. */
interface Week {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  readonly total: number;
  readonly openDays: readonly OpenDay[];
}

/** A day with hours of its own. */
interface OpenDay {
  readonly day: DayNumber;
  readonly hours: readonly LocalInterval[];
  readonly spans: readonly Span[];
}

/** 1969-12-29, the Monday from which weeks are counted. */
const FIRST_MONDAY: DayNumber = -3;
/** A calendar with no opening in two years is taken to be closed for good. */
const LONGEST_CLOSURE_WEEKS = 105;
/** A century: the length of the longest duration (see parseDuration). */
const HORIZON_WEEKS = 5_300;
/** Of a few hundred bytes each. Clocks move within some months, so this is a guard, not a tuning. */
const WEEKS_KEPT = 2_000;

/**
 * Weeks are computed once and kept with their totals, so a span of many weeks costs one addition a week.
 */
export function openingTimes(id: string, hours: WorkingHours): OpeningTimes {
  const clock = localClock(hours.timezone);
  const openDay = openDayOf(clock, hoursByDay(hours));
  const isFree = freeByException(hours);
  const weeks = new Map<number, Week>();

  function week(index: number): Week {
    const before = weeks.get(index);
    if (before !== undefined) return before;
    if (weeks.size >= WEEKS_KEPT) weeks.clear();
    const computed = weekOf(index, clock, openDay);
    weeks.set(index, computed);
    return computed;
  }

  function weekAt(at: number): Week {
    const guess = week(weekIndexOf(at / DAY));
    if (at < guess.start) return week(guess.index - 1);
    return at < guess.end ? guess : week(guess.index + 1);
  }

  /** The first answer of the weeks from `at` on; an error rather than a search without end. */
  function seek<Answer>(at: number, answerOf: (week: Week) => Answer | undefined): Answer {
    const first = weekAt(at).index;
    let closed = 0;
    for (let index = first; index < first + HORIZON_WEEKS; index += 1) {
      const next = week(index);
      const answer = answerOf(next);
      if (answer !== undefined) return answer;
      closed = next.openDays.length === 0 ? closed + 1 : 0;
      if (closed > LONGEST_CLOSURE_WEEKS) throw neverOpens(id, at);
    }
    throw new CalendarError('TOO_FAR', `Calendar ${id} is open too rarely for so long a duration.`);
  }

  function between(from: number, to: number): number {
    if (to <= from) return 0;
    const last = weekAt(to);
    let open = 0;
    for (let current = weekAt(from); current.index < last.index; current = week(current.index + 1)) {
      open += from <= current.start ? current.total : overlap(current.spans, from, to);
    }
    return open + overlap(last.spans, from, to);
  }

  function after(from: number, milliseconds: number): number {
    if (milliseconds <= 0) return from;
    let left = milliseconds;
    return seek(from, ({ start, total, spans }) => {
      const open = start >= from ? total : overlap(spans, from, Number.POSITIVE_INFINITY);
      if (left <= open) return within(spans, from, left);
      left -= open;
      return undefined;
    });
  }

  function opening(at: number): number {
    return seek(at, ({ spans }) => {
      const next = spans.find(([, close]) => close > at);
      return next && Math.max(next[0], at);
    });
  }

  /** The day in whose hours an open instant falls; after midnight that may be the day before. */
  function workingDayOf(at: number): DayNumber {
    const today = clock.dayOf(at);
    const yesterday = week(weekIndexOf(today - 1)).openDays.find(({ day }) => day === today - 1);
    return yesterday?.spans.some(([open, close]) => open <= at && at < close) ? today - 1 : today;
  }

  /** The `count`-th open day after `day`. */
  function openDayAfter(day: DayNumber, count: number): OpenDay {
    let left = count;
    return seek(clock.instantOf(day, 0), ({ openDays }) => {
      const later = openDays.filter((open) => open.day > day);
      const found = later[left - 1];
      left -= later.length;
      return found;
    });
  }

  function closing(at: number): number {
    const today = openDayAfter(workingDayOf(opening(at)) - 1, 1);
    return Math.max(...today.spans.map(([, close]) => close));
  }

  function daysAfter(at: number, count: number): number {
    if (count <= 0) return at;
    const start = opening(at);
    const day = workingDayOf(start);
    const target = openDayAfter(day, count);
    const minute = clock.minuteOf(start) + (clock.dayOf(start) - day) * MINUTES_A_DAY;
    return clock.instantOf(target.day, clamp(minute, target.hours));
  }

  function spans(from: number, to: number): readonly Span[] {
    const open: Span[] = [];
    for (let current = weekAt(from); current.start < to; current = week(current.index + 1)) {
      open.push(...current.spans.map(([start, end]): Span => [Math.max(start, from), Math.min(end, to)]));
    }
    return mergeSpans(open);
  }

  function freeDates(from: number, to: number): readonly string[] {
    const [first, last] = [clock.dayOf(from), clock.dayOf(to)];
    const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
    return days.filter(isFree).map(dateOf);
  }

  return { between, after, opening, closing, daysAfter, spans, freeDates };
}

const neverOpens = (id: string, at: number): CalendarError =>
  new CalendarError(
    'NEVER_OPENS',
    `Calendar ${id} does not open in the two years after ${new Date(at).toISOString()}.`,
  );

const weekIndexOf = (day: DayNumber): number => Math.floor((day - FIRST_MONDAY) / 7);

function weekOf(index: number, clock: LocalClock, openDay: (day: DayNumber) => OpenDay | null): Week {
  const monday = FIRST_MONDAY + index * 7;
  const start = clock.instantOf(monday, 0);
  const end = clock.instantOf(monday + 7, 0);
  // The Sunday before may last into this week.
  const days = Array.from({ length: 8 }, (_, offset) => openDay(monday - 1 + offset)).filter(
    (day) => day !== null,
  );
  const spans = mergeSpans(
    days.flatMap((day) => day.spans).map(([open, close]) => [Math.max(open, start), Math.min(close, end)]),
  );
  const total = overlap(spans, start, end);
  return { index, start, end, spans, total, openDays: days.filter(({ day }) => day >= monday) };
}

const openDayOf =
  (clock: LocalClock, hoursOn: (day: DayNumber) => readonly LocalInterval[]) =>
  (day: DayNumber): OpenDay | null => {
    const hours = hoursOn(day);
    if (hours.length === 0) return null;
    const spans = hours.map(
      ([open, close]): Span => [clock.instantOf(day, open), clock.instantOf(day, close)],
    );
    return { day, hours, spans };
  };

/** In order, without empty ones, touching and overlapping ones made one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const [from, to] of spans.filter(([from, to]) => from < to).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

const overlap = (spans: readonly Span[], from: number, to: number): number =>
  spans.reduce((sum, [open, close]) => sum + Math.max(0, Math.min(close, to) - Math.max(open, from)), 0);

/** The instant by which `left` open milliseconds have passed in these spans, which have as many, since `from`. */
function within(spans: readonly Span[], from: number, left: number): number {
  let rest = left;
  for (const [open, close] of spans) {
    const begin = Math.max(open, from);
    if (rest <= close - begin) return begin + rest;
    rest -= Math.max(0, close - begin);
  }
  return from + rest;
}

/**
 * Into the hours of a day: the opening when before it, otherwise the closing before it. A break is treated like the
 * evening, so that a day counted into a break ends when the break begins, as hours used up there would.
 */
function clamp(minute: number, hours: readonly LocalInterval[]): number {
  let clamped = hours[0]?.[0] ?? minute;
  for (const [open, close] of hours) if (minute >= open) clamped = Math.min(minute, close);
  return clamped;
}
