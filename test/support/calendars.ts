import {
  type LocalInterval,
  parseLocalInterval,
  type Weekday,
  type WorkingCalendar,
  type WorkingHours,
  workingCalendar,
} from '../../domain/calendar/working-calendar.js';

export const windows = (...texts: string[]): LocalInterval[] =>
  texts.map((text) => {
    const interval = parseLocalInterval(text);
    if (interval === null) throw new Error(`${text} is no opening interval`);
    return interval;
  });

type Weekly = Partial<Record<Weekday, LocalInterval[]>>;

/** The same hours from Monday to Friday. */
export const weekdaysAt = (...texts: string[]): Weekly => {
  const hours = windows(...texts);
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
};

export const everyDayAt = (...texts: string[]): Weekly => ({
  ...weekdaysAt(...texts),
  sat: windows(...texts),
  sun: windows(...texts),
});

/** A calendar in words: hours, and of the rest only what a test is about. */
export function calendarWith(
  weekly: Weekly,
  rest: Partial<Omit<WorkingHours, 'weekly'>> = {},
): WorkingCalendar {
  return workingCalendar('office', {
    timezone: 'UTC',
    weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], ...weekly },
    holiday: () => null,
    closed: new Set(),
    open: new Map(),
    ...rest,
  });
}

export const at = (text: string): Date => new Date(text);
