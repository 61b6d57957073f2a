import { Temporal } from 'temporal-polyfill';
import { matchesOf } from './found.js';
import { comingWeekday, dateOrNull, mondayOf, type TimeToken } from './time-token.js';

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const NUMBER = `(?:\\d{1,2}|${COUNTS.join('|')})`;
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

export function englishNumber(text: string | undefined): number {
  if (!text) return 0;
  const counted = COUNTS.indexOf(text.toLowerCase()) + 1;
  if (counted) return counted;
  if (/^(?:an?|the)$/i.test(text)) return 1;
  if (/couple/i.test(text)) return 2;
  return /few/i.test(text) ? 3 : Number(text);
}

const AGO = new RegExp(`\\b(${NUMBER}|an?|a couple of|a few) (days?|weeks?|months?) ago\\b`, 'g');
const WEEKDAY =
  /\b(?:(this coming|this|next|coming|last) )?(?:on )?(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b(?! (?:down|on|in the chair|light))/g;
const WEEKEND = /\b(this |next |the |at the )?weekend\b/g;
const WHOLE_WEEK = /\bnext week\b(?! (?:on )?(?:mon|tue|wed|thu|fri|sat|sun))/g;
const WEEKDAY_NEXT_WEEK =
  /\b(mon|tues?|wednes|thurs|fri|satur|sun)day (?:of )?next week\b|\bnext week (?:on )?(mon|tues?|wednes|thurs|fri|satur|sun)day\b/g;
const IN_DAYS = new RegExp(
  `\\b(?:in (?:about )?(${NUMBER}|an?|a couple of|a few) (days?|weeks?)(?:'? time)?|(${NUMBER}|a couple of|a few) (days?|weeks?) from now)\\b`,
  'g',
);
const IN_HOURS = new RegExp(
  `\\bin (?:about )?(?:(half an hour)|(${NUMBER}|an?|a couple of) (hours?|minutes?|mins?))\\b`,
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

const HALF = '(?:\\s?(a\\.?m\\.?|p\\.?m\\.?)(?![a-z]))';
const CLOCK = new RegExp(
  `(?<![\\d:.+-])(\\d{1,2})(?:[:.](\\d{2})${HALF}?|${HALF}|\\s?o'?clock${HALF}?)(?![\\d:])`,
  'g',
);
const NO_UNIT =
  '(?!\\s?(?:[a-z%°/-]|\\d|\\.\\d))|(?=\\s(?:on|tomorrow|today|in the|or|and|this|next|if|please|would|is|works|would|at|for|i|instead)\\b)';
const SPOKEN = new RegExp(
  `\\b(at|after|before|by|around|about|from|between|until|till|past)\\s(${NUMBER})(?:\\s(thirty|fifteen|forty-?five))?(?:${NO_UNIT})`,
  'g',
);
const O_CLOCK = new RegExp(`\\b(${COUNTS.join('|')}) (?:o'?clock|${HALF})`, 'g');
const HALF_PAST = new RegExp(
  `\\b(half|quarter|a quarter) (past|to) (${NUMBER})(?:\\s?o'?clock)?${HALF}?`,
  'g',
);
const RANGE = new RegExp(
  `(?<![\\d:.+-])(\\d{1,2})\\s?(?:-|–|to|and|till|until)\\s?(\\d{1,2})(?::\\d{2})?${HALF}`,
  'g',
);

type Reader = (plain: string, today: Temporal.PlainDate) => TimeToken[];

const spanOf = (match: RegExpMatchArray): { start: number; end: number } => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

const day = (match: RegExpMatchArray, date: Temporal.PlainDate | null, later?: object): TimeToken[] =>
  date ? [{ kind: 'DAY', ...spanOf(match), date, ...later }] : [];

function weekdayDate(today: Temporal.PlainDate, which: string | undefined, name: string): Temporal.PlainDate {
  const weekday = WEEKDAYS.indexOf(name.slice(0, 3)) + 1;
  if (which === 'next') return mondayOf(today, 1).add({ days: weekday - 1 });
  if (which === 'last') return comingWeekday(today, weekday).subtract({ days: 7 });
  return comingWeekday(today, weekday);
}

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
    day(match, weekdayDate(today, undefined, match[1] ?? '').add({ days: 7 })),
  ),
  ...matchesOf(WHOLE_WEEK, plain).flatMap((match) => day(match, mondayOf(today, 1), { wholeWeek: true })),
];

/** "Thursday week": that of the week after. */
const WEEKDAY_WEEK = /\b(mon|tues?|wednes|thurs|fri|satur|sun)day week\b/g;

const END_OF_MONTH = /\bend of (?:the|this|(next)) month\b/g;

const endsOfMonth: Reader = (plain, today) =>
  matchesOf(END_OF_MONTH, plain).flatMap((match) => {
    const month = today.with({ day: 1 }).add({ months: match[1] ? 1 : 0 });
    return day(match, month.with({ day: month.daysInMonth }));
  });

const counted: Reader = (plain, today) => [
  ...matchesOf(IN_DAYS, plain).flatMap((match) => {
    const count = englishNumber(match[1] ?? match[3]);
    const weeks = (match[2] ?? match[4] ?? '').startsWith('week');
    return day(match, today.add({ days: weeks ? count * 7 : count }));
  }),
  ...matchesOf(AGO, plain).flatMap((match) => {
    const count = englishNumber(match[1]);
    const unit = match[2] ?? '';
    if (unit.startsWith('month')) return day(match, today.subtract({ months: count }));
    return day(match, today.subtract({ days: unit.startsWith('week') ? count * 7 : count }));
  }),
  ...matchesOf(IN_HOURS, plain).map((match): TimeToken => {
    const minutes = match[1] ? 30 : englishNumber(match[2]) * (match[3]?.startsWith('hour') ? 60 : 1);
    return { kind: 'LATER', ...spanOf(match), minutes };
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

const halfOf = (text: string | undefined): { half?: 'AM' | 'PM' } =>
  text ? { half: text.startsWith('a') ? 'AM' : 'PM' } : {};

function clock(
  match: RegExpMatchArray,
  hour: number,
  minute: number,
  half?: string,
  before = false,
): TimeToken[] {
  if (hour > 24 || minute > 59) return [];
  return [{ kind: 'CLOCK', ...spanOf(match), hour, minute, ...halfOf(half), before }];
}

/** "between 2 and 4 pm": the half of the day is said once, at the end; "10 to 2 pm" begins in the morning. */
function startOfRange(match: RegExpMatchArray): TimeToken[] {
  const from = Number(match[1]);
  const to = Number(match[2]);
  const half = from <= to && from !== 12 ? match[3] : match[3]?.startsWith('p') ? 'am' : match[3];
  return clock(match, from, 0, from === 12 ? 'pm' : half);
}

const clocks: Reader = (plain) => [
  ...matchesOf(RANGE, plain).flatMap(startOfRange),
  ...matchesOf(CLOCK, plain).flatMap((m) => {
    const before = /\b(?:before|by|until|till)\s$/.test(plain.slice(0, m.index));
    return clock(m, Number(m[1]), Number(m[2] ?? 0), m[3] ?? m[4] ?? m[5], before);
  }),
  ...matchesOf(HALF_PAST, plain).flatMap((m) => {
    const hour = englishNumber(m[3]) - (m[2] === 'to' ? 1 : 0);
    const quarter = m[1] !== 'half';
    const minute = !quarter ? 30 : m[2] === 'to' ? 45 : 15;
    return clock(m, hour, minute, m[4]);
  }),
  ...matchesOf(O_CLOCK, plain).flatMap((m) => clock(m, englishNumber(m[1]), 0, m[2])),
  ...matchesOf(SPOKEN, plain).flatMap((m) => {
    const minute = { thirty: 30, fifteen: 15 }[m[3] ?? ''] ?? (m[3] ? 45 : 0);
    return clock(m, englishNumber(m[2]), minute, undefined, /before|by|until|till/.test(m[1] ?? ''));
  }),
];

/** Every expression here holds one of these. */
const MAY_TELL_TIME = /[a-z]|\d[:.]\d/;

/** Counted and written times in English, lower case. */
export const englishTimes: Reader = (plain, today) =>
  MAY_TELL_TIME.test(plain)
    ? [weekdays, counted, dates, endsOfMonth, clocks].flatMap((read) => read(plain, today))
    : [];
