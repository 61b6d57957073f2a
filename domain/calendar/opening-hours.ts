import type { DayKind } from './holidays.js';
import { type DayNumber, dateOf, dayNumberOf, MINUTES_A_DAY } from './local-clock.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Minutes after local midnight of the day on which the interval opens; `close` passes 1440 when it crosses
 * midnight. The interval belongs to the day it opens on: a night shift that began before a holiday is worked
 * to its end, one that would begin on the holiday is not.
 */
export type LocalInterval = readonly [open: number, close: number];

export interface WorkingHours {
  readonly timezone: string;
  readonly weekly: Readonly<Record<Weekday, readonly LocalInterval[]>>;
  readonly holiday: (date: string) => DayKind | null;
  /** Closed whatever the weekday and the make-up day say. */
  readonly closed: ReadonlySet<string>;
  /** Wins over everything: on such a date these are the hours. */
  readonly open: ReadonlyMap<string, readonly LocalInterval[]>;
}

export type CalendarFault =
  | 'NEVER_OPENS'
  | 'OVERLAP'
  | 'INVERTED'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_TIMEZONE'
  | 'BAD_DATE'
  | 'TOO_FAR';

/** Hours on which no promise can be counted. The message is for the person who wrote the policy. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly fault: CalendarFault,
    message: string,
  ) {
    super(message);
  }
}

/** 1970-01-01 was a Thursday. */
const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

/** "08:30-12:00"; an end at or before the start is on the next day, so "22:00-06:00" is a night and "09:00-00:00" ends at midnight (zammad#2497). */
export function parseLocalInterval(text: string): LocalInterval | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
  if (parts === null) return null;
  const [, fromHour, fromMinute, toHour, toMinute] = parts;
  const open = Number(fromHour) * 60 + Number(fromMinute);
  const close = toHour === undefined ? MINUTES_A_DAY : Number(toHour) * 60 + Number(toMinute);
  // Neither an empty interval nor a whole day is surely meant.
  if (open === close) return null;
  return [open, close > open ? close : close + MINUTES_A_DAY];
}

/** Refuses hours that contradict themselves, and hours that never come round again however long one waits. */
export function checkHours(id: string, hours: WorkingHours): void {
  checkTimezone(id, hours.timezone);
  for (const weekday of weekdays) checkDay(id, weekday, hours.weekly[weekday]);
  for (const date of hours.closed) checkDate(id, date);
  for (const [date, intervals] of hours.open) {
    checkDate(id, date);
    checkDay(id, date, intervals);
  }
  weekdays.forEach((weekday, index) => {
    const nextDay = weekdays[(index + 1) % 7] ?? 'mon';
    checkNight(id, weekday, hours.weekly[weekday], nextDay, hours.weekly[nextDay]);
  });
  if (weekdays.every((weekday) => hours.weekly[weekday].length === 0)) {
    throw new CalendarError(
      'NEVER_OPENS',
      `Calendar ${id} is closed on every weekday, so nothing on it would ever be due.`,
    );
  }
}

/** Asking the machine whether there is a zone costs more than reading a whole calendar does. */
const listedZones: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));

function checkTimezone(id: string, timezone: string): void {
  if (listedZones.has(timezone)) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw new CalendarError('UNKNOWN_TIMEZONE', `Calendar ${id}: there is no time zone ${timezone}.`);
  }
}

function checkDate(id: string, date: string): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayNumberOf(date) : Number.NaN;
  if (Number.isNaN(day) || dateOf(day) !== date) {
    throw new CalendarError('BAD_DATE', `Calendar ${id}: ${date} is not a date.`);
  }
}

function checkDay(id: string, day: string, intervals: readonly LocalInterval[]): void {
  let closedSince = 0;
  for (const [open, close] of inOrder(intervals)) {
    checkInterval(id, day, open, close);
    if (open < closedSince) {
      throw new CalendarError(
        'OVERLAP',
        `Calendar ${id}, ${day}: the hours from ${clock(open)} begin before the hours before them end (${clock(closedSince)}).`,
      );
    }
    closedSince = close;
  }
}

function checkInterval(id: string, day: string, open: number, close: number): void {
  const whole = Number.isInteger(open) && Number.isInteger(close);
  if (!whole || open < 0 || open >= MINUTES_A_DAY || close > 2 * MINUTES_A_DAY) {
    throw new CalendarError(
      'OUT_OF_RANGE',
      `Calendar ${id}, ${day}: minutes ${open} to ${close} are not within a day and its night.`,
    );
  }
  if (close <= open) {
    throw new CalendarError(
      'INVERTED',
      `Calendar ${id}, ${day}: ${clock(open)} to ${clock(close)} ends before it begins.`,
    );
  }
}

function checkNight(
  id: string,
  day: string,
  night: readonly LocalInterval[],
  nextDay: string,
  morning: readonly LocalInterval[],
): void {
  const lastClose = Math.max(0, ...night.map(([, close]) => close)) - MINUTES_A_DAY;
  const firstOpen = Math.min(Number.POSITIVE_INFINITY, ...morning.map(([open]) => open));
  if (lastClose > firstOpen) {
    throw new CalendarError(
      'OVERLAP',
      `Calendar ${id}: the night of ${day} lasts until ${clock(lastClose)}, but ${nextDay} opens at ${clock(firstOpen)}.`,
    );
  }
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const inOrder = (intervals: readonly LocalInterval[]): readonly LocalInterval[] =>
  intervals.toSorted(([a], [b]) => a - b);

/** The local hours of each date, in order. */
export function hoursByDay(hours: WorkingHours): (day: DayNumber) => readonly LocalInterval[] {
  const weekly = weekdays.map((weekday) => inOrder(hours.weekly[weekday]));
  // A make-up day is worked like the weekday it makes up for; which one that is, nobody publishes.
  const makeUp = weekly.find((intervals) => intervals.length > 0) ?? [];
  const open = new Map([...hours.open].map(([date, intervals]) => [date, inOrder(intervals)]));
  return (day) => {
    const date = dateOf(day);
    const usual = weekly[weekdayIndex(day)] ?? [];
    const special = open.get(date);
    if (special !== undefined) return special;
    if (hours.closed.has(date)) return [];
    const kind = hours.holiday(date);
    if (kind === 'OFF') return [];
    return kind === 'WORK' && usual.length === 0 ? makeUp : usual;
  };
}

/** Whether a day is free though its weekday is worked: a holiday, or a day that the policy closes. */
export function freeByException(hours: WorkingHours): (day: DayNumber) => boolean {
  const hoursOn = hoursByDay(hours);
  return (day) => {
    const weekday = weekdays[weekdayIndex(day)];
    return weekday !== undefined && hours.weekly[weekday].length > 0 && hoursOn(day).length === 0;
  };
}
