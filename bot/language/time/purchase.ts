import { Temporal } from 'temporal-polyfill';
import { fold } from '../text/folded.js';
import { type Found, found, matchesOf, overlaps, type Span } from '../text/found.js';
import { chineseNumber, writtenYears } from './chinese-number.js';
import { findPeriods } from './purchase-period.js';
import { timeTokens } from './time.js';
import { dateOrNull } from './time-token.js';

/** When something was bought, in local dates; both the same where a day was named. */
export interface Bought {
  readonly from: string;
  readonly to: string;
  /** Only the day of a month was named. */
  readonly dayOnly?: true;
}

const BOUGHT =
  /买|购|入手|下单|到货|收到|收货|送到(?!你|您|贵|站|厂|维修|修理|店)|送来|签收|刚到|到的|bought|purchased|got\b|arrived|delivered|ordered|\bcame\b|received|picked (?:it )?up/;
const N = '[\\d一二两三四五六七八九十半几]{1,3}';
const AGE = new RegExp(
  // 24年3月 is a year, and no age.
  `(?<![\\d上下])(?![12]\\d年的?[\\d一二三四五六七八九十买])(?:(${N})(?:个?多?(天|周|星期|礼拜|年)|个多?(月))(半)?(?:多|左右)?(?:之?以?前|了)?)`,
  'g',
);
const AGO =
  /\b(\d{1,2}|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few) (day|week|fortnight|month|year)s?( and a half)?\b|\b(\d|one|two|three|four|five) and a half (year|month|week)s\b/g;
const COUNTS = 'one two three four five six seven eight nine ten'.split(' ');

type Unit = 'days' | 'weeks' | 'months' | 'years';

function unitOf(word: string): Unit {
  if (/天|日|day/.test(word)) return 'days';
  if (/周|星期|礼拜|week/.test(word)) return 'weeks';
  return /月|month/.test(word) ? 'months' : 'years';
}

function englishCount(word: string): number {
  if (word.startsWith('half')) return 0.5;
  if (/^an?$/.test(word)) return 1;
  if (word === 'a couple of') return 2;
  return word === 'a few' ? 3 : COUNTS.indexOf(word) + 1 || Number(word);
}

const oldest = 60;

interface Reading extends Span {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly dayOnly?: true;
}

const back = (today: Temporal.PlainDate, unit: Unit, count: number): Temporal.PlainDate =>
  unit === 'years' && count % 1
    ? today.subtract({ months: Math.round(count * 12) })
    : today.subtract({ [unit]: Math.round(count) });

function ages(plain: string, today: Temporal.PlainDate): Reading[] {
  const at = (match: RegExpMatchArray, date: Temporal.PlainDate): Reading => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    from: date,
    to: date,
  });
  return [
    ...matchesOf(AGE, plain).flatMap((match) => {
      const count = match[1] === '半' ? 0.5 : match[1] === '几' ? 3 : chineseNumber(match[1] ?? '0');
      const unit = unitOf(match[2] ?? match[3] ?? '');
      // 113年 is a year of the Republic.
      if (unit === 'years' && count > oldest) return [];
      return [at(match, back(today, unit, count + (match[4] ? 0.5 : 0)))];
    }),
    ...matchesOf(AGO, plain).map((match) => {
      const unit = match[2] ?? match[5] ?? '';
      const count = englishCount(match[1] ?? match[4] ?? '') + ((match[3] ?? match[4]) ? 0.5 : 0);
      return at(
        match,
        unit === 'fortnight' ? back(today, 'weeks', 2 * count) : back(today, unitOf(unit), count),
      );
    }),
  ];
}

/** 去年3月5号: the year stands before the day. */
const YEAR_BEFORE = /(去年|旧年|上年|前年|今年|last year|this year),?的?\s?$/;
/** "The 3rd of November last year" */
const YEAR_BEHIND = /^,? (last year|this year|the year before last)\b/;
const yearsAgo: Readonly<Record<string, number>> = {
  今年: 0,
  去年: 1,
  旧年: 1,
  上年: 1,
  前年: 2,
  'this year': 0,
  'last year': 1,
  'the year before last': 2,
};

/** A day and month without a number for the year: that of the word before it, or else the last that was. */
function inItsYear(
  date: Temporal.PlainDate,
  plain: string,
  { start, end }: Span,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const year = YEAR_BEFORE.exec(plain.slice(0, start)) ?? YEAR_BEHIND.exec(plain.slice(end, end + 24));
  const named = yearsAgo[year?.[1] ?? ''];
  if (named !== undefined) return date.with({ year: today.year - named });
  return Temporal.PlainDate.compare(date, today) > 0 ? date.subtract({ years: 1 }) : date;
}

function days(text: string, plain: string, { now, timezone }: When, today: Temporal.PlainDate): Reading[] {
  return timeTokens(text, now, timezone).flatMap((token): Reading[] => {
    if (token.kind !== 'DAY' || token.isHoliday) return [];
    const { start, end, date } = token;
    if (token.orYearLater) return [dayAt(start, end, inItsYear(date, plain, token, today))];
    const isAhead = Temporal.PlainDate.compare(date, today) > 0;
    // "It came on Tuesday": on the last one there was.
    if (isAhead && WEEKDAY.test(plain.slice(start, end)))
      return [dayAt(start, end, date.subtract({ days: 7 }))];
    if (!token.orMonthLater) return [dayAt(start, end, date)];
    return [{ ...dayAt(start, end, isAhead ? date.subtract({ months: 1 }) : date), dayOnly: true }];
  });
}

const WEEKDAY =
  /^(?!.*(?:next|下))(?:(?:on|this|just|这个?|本)\s?)?(?:mon|tue|wed|thu|fri|sat|sun|周|星期|礼拜)/;

const dayAt = (start: number, end: number, date: Temporal.PlainDate): Reading => ({
  start,
  end,
  from: date,
  to: date,
});

/** 20241103; 113/11/3 counts the years of the Republic. */
const RUN_OF_DIGITS = /(?<![\d-])(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])/g;
const OF_REPUBLIC = /(?<![\d/.-])(1[01]\d)[/.](\d{1,2})[/.](\d{1,2})(?![\d/.-])/g;

const inFigures = (plain: string): Reading[] =>
  [
    ...matchesOf(RUN_OF_DIGITS, plain).map((match) => ({ match, year: Number(match[1]) })),
    ...matchesOf(OF_REPUBLIC, plain).map((match) => ({ match, year: 1911 + Number(match[1]) })),
  ].flatMap(({ match, year }) => {
    const parts = { year, month: Number(match[2]), day: Number(match[3]) };
    const date = dateOrNull(() => Temporal.PlainDate.from(parts, { overflow: 'reject' }));
    return date ? [dayAt(match.index, match.index + match[0].length, date)] : [];
  });

/** The year or month of a day that is named with it is no period of its own. */
const belongsTo = (day: Span, period: Span, plain: string): boolean =>
  overlaps(day, period) ||
  (period.start >= day.end && /^,? $/.test(plain.slice(day.end, period.start))) ||
  (period.end <= day.start && /^[\s的]*$/.test(plain.slice(period.end, day.start)));

function periods(plain: string, days: readonly Reading[], today: Temporal.PlainDate): Reading[] {
  const kept: Reading[] = [];
  for (const period of findPeriods(plain, today)) {
    const isOwn = !days.some((day) => belongsTo(day, period, plain));
    if (isOwn && !kept.some((other) => overlaps(other, period))) kept.push(period);
  }
  return kept;
}

interface When {
  readonly now: Date;
  readonly timezone: string;
  /** He was asked for it and need not say "bought". */
  readonly asked: boolean;
}

const SENTENCE_END = /[。！!？?；;\n]/;
const mostBetween = 24;

/** When it was bought, as the customer tells it: a day, or the month or year that he remembers. */
export function findPurchase(text: string, when: When): Found<Bought> | null {
  const plain = writtenYears(fold(text));
  const bought = BOUGHT.exec(plain);
  if (!when.asked && !bought) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(when.now.getTime())
    .toZonedDateTimeISO(when.timezone)
    .toPlainDate();
  const exact = [
    ...days(text, plain, when, today),
    ...ages(plain, today),
    ...(when.asked ? inFigures(plain) : []),
  ];
  const distance = ({ start }: Reading): number => Math.abs(start - (bought?.index ?? 0));
  // 去年九月买的。上周五开始…: what the next sentence tells is another day.
  const isApart = ({ start }: Reading): boolean =>
    bought !== null &&
    SENTENCE_END.test(plain.slice(Math.min(start, bought.index), Math.max(start, bought.index)));
  const [nearest] = [...exact, ...periods(plain, exact, today)]
    .filter((one) => Temporal.PlainDate.compare(one.to, today) <= 0)
    .filter((one) => when.asked || distance(one) <= mostBetween)
    .sort((one, other) => Number(isApart(one)) - Number(isApart(other)) || distance(one) - distance(other));
  if (!nearest) return null;
  const { start, end, from, to, dayOnly } = nearest;
  return found(text, start, end, {
    from: from.toString(),
    to: to.toString(),
    ...(dayOnly && { dayOnly }),
  });
}
