import { createRequire } from 'node:module';
import chineseDays from 'chinese-days';
import { countries } from './countries.js';
import { DAY, dayAfter } from './duration.js';

/** OFF: a public holiday. WORK: a make-up day, worked although its weekday is usually free. */
export type DayKind = 'OFF' | 'WORK';
export type HolidayCalendar = (date: string) => DayKind | null;

type DateHolidays = typeof import('date-holidays').default;
const require = createRequire(import.meta.url);
const known = new Map<string, HolidayCalendar | null>();

/** Null when no such country is known. Codes are ISO 3166-1, two capital letters. */
export function holidaysOf(country: string): HolidayCalendar | null {
  const before = known.get(country);
  if (before !== undefined) return before;
  const calendar = country === 'CN' ? chineseHolidays() : publicHolidays(country);
  known.set(country, calendar);
  return calendar;
}

/**
 * Make-up days cannot be computed: the State Council publishes them for one year at a time. For a year that is
 * not published here we assume the thirteen statutory days, on their own dates, and no make-up days;
 * a policy says more by `alsoClosed` and `alsoOpen` until the package that knows the year is installed.
 */
function chineseHolidays(): HolidayCalendar {
  const published = byYear((year) => isArranged(`${year}-10-01`));
  const statutory = byYear(statutoryDays);
  return (date) => {
    const year = yearOf(date);
    if (!published(year)) return statutory(year).has(date) ? 'OFF' : null;
    if (!isArranged(date)) return null;
    return chineseDays.getDayDetail(date).work ? 'WORK' : 'OFF';
  };
}

/** An arranged day is named for its holiday in several languages ("National Day,国庆节,3"), any other for its weekday. */
const isArranged = (date: string): boolean => chineseDays.getDayDetail(date).name.includes(',');

/** The national rule in force since 2025: 1 January, 4 days of Spring Festival, Qingming, 1-2 May, Dragon Boat, Mid-Autumn, 1-3 October. */
function statutoryDays(year: number): ReadonlySet<string> {
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
  // The package's lunar tables end with 2100.
  if (year > 2100) return new Set(fixed);
  const lunar = (day: string) => chineseDays.getSolarDateFromLunar(`${year}-${day}`).date;
  const springFestival = [-1, 0, 1, 2].map((days) => dayAfter(lunar('01-01'), days));
  const qingming = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
  return new Set([...fixed, ...springFestival, qingming, lunar('05-05'), lunar('08-15')]);
}

/** Any other country: its national public holidays; regional ones belong in a policy's `alsoClosed`. */
function publicHolidays(country: string): HolidayCalendar | null {
  if (!countries.has(country)) return null;
  let rules: InstanceType<DateHolidays> | undefined;
  const daysOff = byYear((year) => {
    // Loaded when the first day is asked for: a quarter of a second that nobody pays who only reads a policy.
    rules ??= new (dateHolidays())(country, { types: ['public'] });
    return new Set(rules.getHolidays(year).flatMap(datesOf));
  });
  return (date) => (daysOff(yearOf(date)).has(date) ? 'OFF' : null);
}

const dateHolidays = (): DateHolidays => require('date-holidays');

/** A holiday of part of a day (its date carries a time) closes nothing. */
function datesOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const [date = '', time = ''] = holiday.date.split(' ');
  if (time !== '00:00:00') return [];
  const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY));
  return Array.from({ length }, (_, index) => dayAfter(date, index));
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

function byYear<Answer>(compute: (year: number) => Answer): (year: number) => Answer {
  const answers = new Map<number, Answer>();
  return (year) => {
    const before = answers.get(year);
    if (before !== undefined) return before;
    const answer = compute(year);
    answers.set(year, answer);
    return answer;
  };
}
