import { MINUTE, type PolicyDuration } from './duration.js';
import { checkHours, type WorkingHours } from './opening-hours.js';
import { mergeSpans, type OpeningTimes, openingTimes, type Span, withoutClosing } from './opening-times.js';

export {
  CalendarError,
  type CalendarFault,
  type LocalInterval,
  parseLocalInterval,
  type Weekday,
  type WorkingHours,
  weekdays,
} from './opening-hours.js';

export type Interval = readonly [from: Date, to: Date];

/**
 * Counts promised time ("How time is counted" of the policy). It holds:
 * - `openMilliseconds(start, dueAt(start, d, pauses), pauses)` is d for a duration without days;
 * - a later start or a longer duration is never due earlier;
 * - a pause before the due time moves it by the open time that the pause covers, and by nothing else.
 */
export interface WorkingCalendar {
  readonly id: string;
  /** Open 24 hours a day, 7 days a week: a day on it is 24 hours. */
  readonly always: boolean;
  /** What a week without holidays has: open days, and open time in milliseconds. Null on a calendar that never closes. */
  readonly week: { readonly days: number; readonly milliseconds: number } | null;
  dueAt(start: Date, within: PolicyDuration, pauses?: readonly Interval[]): Date;
  /** Never negative; 0 when `to` is not after `from`. */
  openMilliseconds(from: Date, to: Date, pauses?: readonly Interval[]): number;
  /** False at closing time itself. */
  isOpen(at: Date): boolean;
  /** `at` itself when it is open. */
  nextOpening(at: Date): Date;
  /**
   * Closing time of the working day that `at` is in, or of the next one when it is closed then: the last of the day,
   * whatever breaks it has. Null on a calendar that never closes.
   */
  closing(at: Date): Date | null;
  /** When it is open between two instants, in order; touching spans are one. */
  openSpans(from: Date, to: Date): readonly Interval[];
  /** Local dates from one instant to the other, both included, that are free though their weekday is worked. */
  freeDates(from: Date, to: Date): readonly string[];
}

export const alwaysOpen = (): WorkingCalendar => calendarOn('always', null, withoutClosing);

/** @throws CalendarError when the hours contradict themselves or never come. */
export function workingCalendar(id: string, hours: WorkingHours): WorkingCalendar {
  checkHours(id, hours);
  const times = openingTimes(id, hours);
  checkClosures(times, hours);
  return calendarOn(id, weekOf(hours), times);
}

const weekOf = ({ weekly }: WorkingHours): WorkingCalendar['week'] => {
  const days = Object.values(weekly).filter((hours) => hours.length > 0);
  const minutes = days.flat().reduce((sum, [open, close]) => sum + close - open, 0);
  return { days: days.length, milliseconds: minutes * MINUTE };
};

/** So many closed days may close a calendar for years, which must not show only when somebody counts on it. */
const manyClosures = 100;

function checkClosures(times: OpeningTimes, { closed }: WorkingHours): void {
  if (closed.size < manyClosures) return;
  for (const date of closed) times.opening(Date.parse(date));
}

function calendarOn(id: string, week: WorkingCalendar['week'], times: OpeningTimes): WorkingCalendar {
  const always = week === null;
  return {
    id,
    always,
    week,
    dueAt(start, within, pauses = []) {
      const counted = times.after(times.daysAfter(start.getTime(), within.days), within.milliseconds);
      return new Date(postponed(times, start.getTime(), counted, spansOf(pauses)));
    },
    openMilliseconds(from, to, pauses = []) {
      const paused = spansOf(pauses).map(([pause, resume]) =>
        times.between(Math.max(pause, from.getTime()), Math.min(resume, to.getTime())),
      );
      return paused.reduce((open, pause) => open - pause, times.between(from.getTime(), to.getTime()));
    },
    // The coming millisecond is asked, because closing time itself is closed.
    isOpen: (at) => times.between(at.getTime(), at.getTime() + 1) > 0,
    nextOpening: (at) => new Date(times.opening(at.getTime())),
    closing: (at) => (always ? null : new Date(times.closing(at.getTime()))),
    openSpans: (from, to) =>
      times.spans(from.getTime(), to.getTime()).map(([open, close]) => [new Date(open), new Date(close)]),
    freeDates: (from, to) => times.freeDates(from.getTime(), to.getTime()),
  };
}

const spansOf = (intervals: readonly Interval[]): readonly Span[] =>
  mergeSpans(intervals.map(([from, to]) => [from.getTime(), to.getTime()]));

/**
 * Each pause that begins before the due time, earliest first, moves it by the open time it covers. A due time
 * inside a pause is reached only after it: what was left at the pause's beginning is counted from its end.
 */
function postponed(times: OpeningTimes, start: number, due: number, pauses: readonly Span[]): number {
  let at = due;
  for (const [pause, resume] of pauses) {
    if (pause >= at) break;
    const lost = times.between(Math.max(pause, start), Math.min(resume, at));
    const from = Math.max(at, resume);
    // A working day may be due at an opening that falls in the pause: nothing is left to count, so the next opening.
    at = lost === 0 && from > at ? times.opening(from) : times.after(from, lost);
  }
  return at;
}
