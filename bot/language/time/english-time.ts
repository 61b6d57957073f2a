import { Temporal } from 'temporal-polyfill';
import { matchesOf } from '../text/found.js';
import { englishClocks } from './english-clock.js';
import { englishNumber, NUMBER } from './english-number.js';
import { comingWeekday, dateOrNull, mondayOf, spanOf, type TimeToken } from './time-token.js';

const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

const AGO = new RegExp(`\\b(${NUMBER}|an?|a couple of|a few) (days?|weeks?|months?) ago\\b`, 'g');
const WEEKDAY =
  /\b(?:(this coming|this|next|coming|last) )?(?:on )?(?<!black |cyber )(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b(?! (?:down|on\b|in the chair|light))/g;
const WEEKEND = /\b(this |next |the |at the |on )?weekends?\b/g;
const AFTER_WEEKEND = /\b(?:after|once|when) (?:this |the )?weekend(?:'s over| is over)?\b/g;
const WORKDAYS =
  /\b(?:(?:any|every|each|on|all) )?(?:week ?days?|(?<!\d )(?:working|business|work) days?)\b|\b(?:from )?mon(?:days?)?(?:\s?[-–—]\s?| to | thr(?:ough|u) | till | until )fri(?:days?)?\b/g;
const WHOLE_WEEK = /\b(?:next week|(the )?week after next)\b(?! (?:on )?(?:mon|tue|wed|thu|fri|sat|sun))/g;
const WEEKDAY_NEXT_WEEK =
  /\b(mon|tues?|wednes|thurs|fri|satur|sun)day (?:of )?next week\b|\bnext week (?:on )?(mon|tues?|wednes|thurs|fri|satur|sun)day\b/g;
const IN_DAYS = new RegExp(
  `\\b(?:in (?:about )?(${NUMBER}|an?|a couple of|a few) (days?|weeks?|fortnight)(?:'? time)?|(${NUMBER}|an?|a couple of|a few) (days?|weeks?|fortnight) from now)\\b`,
  'g',
);
const IN_HOURS = new RegExp(
  `\\bin (?:about )?(?:(half an hour)|(${NUMBER}|an?|a couple of) (hours?|minutes?|mins?)( and a half)?|(${NUMBER}) and a half hours)\\b|\\b(${NUMBER}|an)( and a half)? (hours?|minutes?|mins?) from now\\b`,
  'g',
);
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? (20\\d\\d))?(?![a-z])`,
  'g',
);
const MONTH_DAY = new RegExp(
  `\\b${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?(?![a-z\\d:])`,
  'g',
);
const THE_DAY = /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|fl|street|avenue|ave|time|page))/g;

type Reader = (plain: string, today: Temporal.PlainDate) => TimeToken[];

const day = (match: RegExpMatchArray, date: Temporal.PlainDate | null, later?: object): TimeToken[] =>
  date ? [{ kind: 'DAY', ...spanOf(match), date, ...later }] : [];

function weekdayDate(today: Temporal.PlainDate, which: string | undefined, name: string): Temporal.PlainDate {
  const weekday = WEEKDAYS.indexOf(name.slice(0, 3)) + 1;
  if (which === 'next') return mondayOf(today, 1).add({ days: weekday - 1 });
  if (which === 'last') return comingWeekday(today, weekday).subtract({ days: 7 });
  return comingWeekday(today, weekday);
}

const dayNamed = (today: Temporal.PlainDate, name: string): Temporal.PlainDate =>
  name === 'to' ? today : weekdayDate(today, undefined, name);

/** "sat", "sun" and "wed" are weekdays only where the words before or after say so. */
const standsForDay = (plain: string, match: RegExpMatchArray): boolean => {
  const name = match[2] ?? '';
  if (!['sat', 'sun', 'wed', 'mon', 'thu', 'fri', 'tue'].includes(name) || match[1]) return true;
  const { start, end } = spanOf(match);
  return (
    /(?:^|\b(?:on|by|this|next|for|until|or|and))\s?$/.test(plain.slice(0, start)) ||
    /^\s?(?:at|after|before|morning|afternoon|evening|noon|\d|$)/.test(plain.slice(end))
  );
};

const weekdays: Reader = (plain, today) => [
  ...matchesOf(WEEKDAY_NEXT_WEEK, plain).flatMap((match) =>
    day(match, weekdayDate(today, 'next', match[1] ?? match[2] ?? '')),
  ),
  ...matchesOf(WEEKDAY, plain).flatMap((match) =>
    standsForDay(plain, match)
      ? day(match, weekdayDate(today, match[1], match[2] ?? ''), match[1] ? {} : { orWeekLater: true })
      : [],
  ),
  ...matchesOf(WEEKEND, plain).flatMap((match) =>
    day(match, weekdayDate(today, match[1]?.startsWith('next') ? 'next' : undefined, 'sat')),
  ),
  ...matchesOf(WEEKDAY_WEEK, plain).flatMap((match) =>
    day(match, dayNamed(today, match[1] ?? '').add({ days: 7 })),
  ),
  ...matchesOf(WHOLE_WEEK, plain).flatMap((match) =>
    day(match, mondayOf(today, match[0].endsWith('after next') ? 2 : 1), { wholeWeek: true }),
  ),
  ...matchesOf(AFTER_WEEKEND, plain).flatMap((match) => day(match, mondayOf(today, 1))),
  ...matchesOf(WEEKS_FROM_DAY, plain).flatMap((match) => day(match, weeksFrom(match, today))),
  ...matchesOf(WORKDAYS, plain).map((match): TimeToken => ({ kind: 'WORKDAYS', ...spanOf(match) })),
];

/** "A week on Friday", "two weeks from today", "a week tomorrow". */
const WEEKS_FROM_DAY = new RegExp(
  `\\b(${NUMBER}|a|one|a couple of) (weeks?|fortnight)(?: (?:from|on|after|this|next|coming))? (today|tomorrow|tmrw?|mon|tues?|wednes|thurs|fri|satur|sun)(?:day)?\\b`,
  'g',
);

function weeksFrom(match: RegExpMatchArray, today: Temporal.PlainDate): Temporal.PlainDate {
  const [, count, unit, name = ''] = match;
  const weeks = englishNumber(count) * (unit === 'fortnight' ? 2 : 1);
  const from = /^t(?:om|mr)/.test(name)
    ? today.add({ days: 1 })
    : name === 'today'
      ? today
      : comingWeekday(today, WEEKDAYS.indexOf(name.slice(0, 3)) + 1);
  return from.add({ weeks });
}

/** "Thursday week": that of the week after. */
const WEEKDAY_WEEK = /\b(mon|tues?|wednes|thurs|fri|satur|sun|to)day (?:week|after next)\b/g;

/** "Next month", "early next month", "the end of the month", "mid-December" aside. */
const PART_OF_MONTH =
  /\b(?:the )?(?:(?:(end|middle|beginning|start) of (?:the |this )?|(early|mid|late)[- ](?:in )?)?(next) month|(end|middle) of (?:the|this) month)\b/g;
const DAY_OF_NEXT_MONTH =
  /\bthe (\d{1,2}(?:st|nd|rd|th)?|first|second|third) (?:of )?next month\b|\bnext month(?:,? on)? the (\d{1,2}(?:st|nd|rd|th)?|first|second|third)\b/g;
const ORDINALS = ['first', 'second', 'third'];

const partsOfMonth: Reader = (plain, today) => [
  ...matchesOf(PART_OF_MONTH, plain).flatMap((match) => {
    const month = today.with({ day: 1 }).add({ months: match[3] ? 1 : 0 });
    const part = match[1] ?? match[2] ?? match[4] ?? '';
    const last = /end|late/.test(part) ? month.daysInMonth : part.startsWith('mid') ? 15 : 1;
    return day(match, month.with({ day: last }));
  }),
  ...matchesOf(DAY_OF_NEXT_MONTH, plain).flatMap((match) => {
    const month = today.with({ day: 1 }).add({ months: 1 });
    const told = match[1] ?? match[2] ?? '';
    const ordinal = ORDINALS.indexOf(told) + 1 || Number.parseInt(told, 10);
    return day(
      match,
      dateOrNull(() => month.with({ day: ordinal }, { overflow: 'reject' })),
    );
  }),
];

const counted: Reader = (plain, today) => [
  ...matchesOf(IN_DAYS, plain).flatMap((match) => {
    const count = englishNumber(match[1] ?? match[3]);
    const unit = match[2] ?? match[4] ?? '';
    return day(
      match,
      today.add({ days: count * (unit === 'fortnight' ? 14 : unit.startsWith('week') ? 7 : 1) }),
    );
  }),
  ...matchesOf(AGO, plain).flatMap((match) => {
    const count = englishNumber(match[1]);
    const unit = match[2] ?? '';
    if (unit.startsWith('month')) return day(match, today.subtract({ months: count }));
    return day(match, today.subtract({ days: unit.startsWith('week') ? count * 7 : count }));
  }),
  ...matchesOf(IN_HOURS, plain).map((match): TimeToken => {
    const unit = (match[3] ?? match[8])?.startsWith('min') ? 1 : 60;
    const count =
      englishNumber(match[2] ?? match[5] ?? match[6]) + ((match[4] ?? match[5] ?? match[7]) ? 0.5 : 0);
    return { kind: 'LATER', ...spanOf(match), minutes: match[1] ? 30 : Math.round(count * unit) };
  }),
];

function dateOf(today: Temporal.PlainDate, dayText?: string, monthText?: string, yearText?: string) {
  const month = monthText ? MONTHS.indexOf(monthText.slice(0, 3)) + 1 : today.month;
  return dateOrNull(() =>
    Temporal.PlainDate.from(
      { year: yearText ? Number(yearText) : today.year, month, day: Number(dayText) },
      { overflow: 'reject' },
    ),
  );
}

const dates: Reader = (plain, today) => [
  ...matchesOf(DAY_MONTH, plain).flatMap((m) =>
    day(m, dateOf(today, m[1], m[2], m[3]), m[3] ? {} : { orYearLater: true }),
  ),
  ...matchesOf(MONTH_DAY, plain).flatMap((m) =>
    day(m, dateOf(today, m[2], m[1], m[3]), m[3] ? {} : { orYearLater: true }),
  ),
  ...matchesOf(THE_DAY, plain).flatMap((m) => day(m, dateOf(today, m[1]), { orMonthLater: true })),
];

const HOLIDAY =
  /(?<!\blast |\bat |\bsince )\b(after )?(?:(christmas eve|xmas eve)|(boxing day)|(christmas|xmas)(?: day)?|(new year'?s eve)|(new year'?s?(?: day)?))\b(?! (?:\d{4}|last|tree|present|gift|sale))/g;

function holidayOf(match: RegExpMatchArray, year: number): Temporal.PlainDate {
  const [month, date] = match[2]
    ? [12, 24]
    : match[3]
      ? [12, 26]
      : match[4]
        ? [12, 25]
        : match[5]
          ? [12, 31]
          : [1, 1];
  return new Temporal.PlainDate(year, month, date).add({ days: match[1] ? 1 : 0 });
}

const holidays: Reader = (plain, today) =>
  matchesOf(HOLIDAY, plain).flatMap((match) =>
    day(match, holidayOf(match, today.year), { orYearLater: true, isHoliday: true }),
  );

/** Every expression here holds one of these. */
const MAY_TELL_TIME = /[a-z]|\d[:.]\d/;

/** Counted and written times in English, lower case. */
export const englishTimes: Reader = (plain, today) =>
  MAY_TELL_TIME.test(plain)
    ? [weekdays, counted, dates, partsOfMonth, holidays, englishClocks].flatMap((read) => read(plain, today))
    : [];
