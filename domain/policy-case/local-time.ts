import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../calendar/duration.js';
import { dayNumberOf, localClock } from '../calendar/local-clock.js';

/** What the clock on the wall shows, `YYYY-MM-DD HH:mm` or with seconds: how people write times in cases. */
export type LocalTime = string;

const shape = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

export function isLocalTime(text: string): boolean {
  const [, date = ''] = shape.exec(text) ?? [];
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** @param time one that `isLocalTime`. A time that the clocks skip is the instant of the skip; of two alike the first is meant. */
export function instantOf(time: LocalTime, timezone: string): Date {
  const [, date = '', hours, minutes, seconds = 0] = shape.exec(time) ?? [];
  const minute = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return new Date(Math.round(localClock(timezone).instantOf(dayNumberOf(date), minute)));
}

export function localTimeOf(at: Date, timezone: string): LocalTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone);
  const smallestUnit = at.getTime() % MINUTE === 0 ? 'minute' : 'second';
  return shown.toPlainDateTime().toString({ smallestUnit }).replace('T', ' ');
}
