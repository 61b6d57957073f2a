import { Temporal } from 'temporal-polyfill';
import { DAY, MINUTE } from './duration.js';

/** Days of the civil calendar since 1970-01-01: what local dates are counted in inside this folder. */
export type DayNumber = number;

export const dayNumberOf = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / DAY;
export const dateOf = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10);

export const MINUTES_A_DAY = 1440;

/** What the clock on the wall of a time zone shows; instants are epoch milliseconds. */
export interface LocalClock {
  /**
   * When the clock first shows the given minute of a day. A time that the clocks skip becomes the instant of the skip,
   * and of a time that they show twice the first is meant; so later minutes never come earlier, and an
   * interval lasts as long as it does in elapsed time.
   */
  instantOf(day: DayNumber, minute: number): number;
  dayOf(at: number): DayNumber;
  /** Minutes, with a fraction, after the midnight of the day it is. */
  minuteOf(at: number): number;
}

/** Days kept; a few years of them, as clocks move within some months. */
const DAYS_KEPT = 20_000;

/**
 * A day that is 24 hours long is plain arithmetic; only days on which the clocks change ask the time zone again.
 * Calendars are read from this thousands of times a second, and a question to the time zone takes microseconds.
 */
export function localClock(timezone: string): LocalClock {
  const starts = new Map<DayNumber, number>();

  function startOf(day: DayNumber): number {
    const before = starts.get(day);
    if (before !== undefined) return before;
    if (starts.size >= DAYS_KEPT) starts.clear();
    const start = instantInZone(day * DAY, timezone);
    starts.set(day, start);
    return start;
  }

  const isEven = (day: DayNumber): boolean => startOf(day + 1) - startOf(day) === DAY;

  function instantOf(day: DayNumber, minute: number): number {
    const carried = Math.floor(minute / MINUTES_A_DAY);
    const shown = day + carried;
    const past = (minute - carried * MINUTES_A_DAY) * MINUTE;
    return past === 0 || isEven(shown) ? startOf(shown) + past : instantInZone(shown * DAY + past, timezone);
  }

  function dayOf(at: number): DayNumber {
    // No zone is a day away from UTC, but one that crossed the date line has skipped a day.
    let day = Math.floor(at / DAY) + 2;
    while (startOf(day) > at) day -= 1;
    return day;
  }

  function minuteOf(at: number): number {
    const day = dayOf(at);
    if (isEven(day)) return (at - startOf(day)) / MINUTE;
    const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
    return (at + offsetNanoseconds / 1e6 - day * DAY) / MINUTE;
  }

  return { instantOf, dayOf, minuteOf };
}

/** `shown` is what the wall shows, written as if it were UTC. */
function instantInZone(shown: number, timezone: string): number {
  const local = Temporal.PlainDateTime.from(new Date(shown).toISOString().slice(0, -1));
  const at = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (at.toPlainDateTime().equals(local)) return at.epochMilliseconds;
  return at.getTimeZoneTransition('next')?.epochMilliseconds ?? at.epochMilliseconds;
}
