import type { Temporal } from 'temporal-polyfill';

export const partsOfDay = ['MORNING', 'NOON', 'AFTERNOON', 'EVENING'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** A piece of a time as words name it. The lexicons and the two grammars (Chinese, English) yield these; time.ts puts them together. */
export type TimeToken = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: 'DAY';
      readonly date: Temporal.PlainDate;
      /** A bare weekday: when it is today and the hour is over, the one of next week is meant. */
      readonly orWeekLater?: true;
      /** A day and month without a year: when it is over, that of next year is meant. */
      readonly orYearLater?: true;
      readonly orMonthLater?: true;
    }
  | { readonly kind: 'PART'; readonly part: PartOfDay }
  /** `half`: whether the words say which half of the day; "three" alone does not. `before`: an upper bound. */
  | {
      readonly kind: 'CLOCK';
      readonly hour: number;
      readonly minute: number;
      readonly half?: 'AM' | 'PM';
      readonly before?: boolean;
    }
  | { readonly kind: 'LATER'; readonly minutes: number }
  | { readonly kind: 'ANY'; readonly strong: boolean }
);

/** Years and months that no calendar has, and 31 November, give nothing. */
export function dateOrNull(make: () => Temporal.PlainDate): Temporal.PlainDate | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** Monday of the week that many weeks ahead; weeks run from Monday to Sunday. */
export const mondayOf = (today: Temporal.PlainDate, weeksAhead: number): Temporal.PlainDate =>
  today.subtract({ days: today.dayOfWeek - 1 }).add({ days: 7 * weeksAhead });

export const comingWeekday = (today: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
