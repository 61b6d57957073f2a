import { Temporal } from 'temporal-polyfill';

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
      /** "Next week", which a weekday beside it may narrow. */
      readonly wholeWeek?: true;
      /** Christmas, 元旦: of what is long past they name the season. */
      readonly isHoliday?: true;
    }
  | { readonly kind: 'PART'; readonly part: PartOfDay }
  /** Any day from Monday to Friday. */
  | { readonly kind: 'WORKDAYS' }
  /** On some day before that one. */
  | { readonly kind: 'UNTIL'; readonly date: Temporal.PlainDate }
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

export const spanOf = (match: RegExpMatchArray): { start: number; end: number } => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

export type Of<Kind extends TimeToken['kind']> = Extract<TimeToken, { kind: Kind }>;

/** Years and months that no calendar has, and 31 November, give nothing. */
export function dateOrNull(make: () => Temporal.PlainDate): Temporal.PlainDate | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** One message names the same few days over and over, and counting days is dear. */
let counted = { from: new Temporal.PlainDate(1970, 1, 1), days: new Map<number, Temporal.PlainDate>() };

/** So many days after that one, before it where negative. */
export function daysAfter(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (counted.from !== from) counted = { from, days: new Map() };
  const date = counted.days.get(days) ?? from.add({ days });
  counted.days.set(days, date);
  return date;
}

/** Monday of the week that many weeks ahead; weeks run from Monday to Sunday. */
export const mondayOf = (today: Temporal.PlainDate, weeksAhead: number): Temporal.PlainDate =>
  daysAfter(today, 1 - today.dayOfWeek + 7 * weeksAhead);

export const comingWeekday = (today: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  daysAfter(today, (weekday - today.dayOfWeek + 7) % 7);
