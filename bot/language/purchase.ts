import { Temporal } from 'temporal-polyfill';
import { chineseNumber } from './chinese-time.js';
import { fold } from './folded.js';
import { type Found, found } from './found.js';
import { timeTokens } from './time.js';

const BOUGHT = /买|购|入手|下单|到货|收到|刚到|到的|bought|purchased|got\b|arrived|delivered|ordered/;
const N = '[\\d一二两三四五六七八九十半几]{1,3}';
const AGE = new RegExp(
  `(?<!\\d)(?:(${N})(?:个?多?(天|周|星期|礼拜|年)|个多?(月))(半)?(?:多|左右)?(?:之?以?前|了)?)`,
  'g',
);
const NAMED = /上上个?(月|周|星期|礼拜)|上个?(月|周|星期|礼拜)|last (month|week)|this (month|week)/g;
const AGO =
  /\b(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few) (day|week|month|year)s?\b/g;
const COUNTS = 'one two three four five six seven eight nine ten'.split(' ');

type Unit = 'days' | 'weeks' | 'months' | 'years';

function unitOf(word: string): Unit {
  if (/天|日|day/.test(word)) return 'days';
  if (/周|星期|礼拜|week/.test(word)) return 'weeks';
  return /月|month/.test(word) ? 'months' : 'years';
}

function englishCount(word: string): number {
  if (/^an?$/.test(word)) return 1;
  if (word === 'a couple of') return 2;
  return word === 'a few' ? 3 : COUNTS.indexOf(word) + 1 || Number(word);
}

interface Reading {
  readonly start: number;
  readonly end: number;
  readonly date: Temporal.PlainDate;
}

const back = (today: Temporal.PlainDate, unit: Unit, count: number): Temporal.PlainDate =>
  unit === 'years' && count % 1
    ? today.subtract({ months: Math.round(count * 12) })
    : today.subtract({ [unit]: Math.round(count) });

function readings(plain: string, today: Temporal.PlainDate): Reading[] {
  const at = (match: RegExpMatchArray, date: Temporal.PlainDate): Reading => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    date,
  });
  return [
    ...[...plain.matchAll(NAMED)].map((match) => {
      const unit = unitOf(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
      return at(match, back(today, unit, match[1] ? 2 : match[4] ? 0 : 1));
    }),
    ...[...plain.matchAll(AGE)].map((match) => {
      const count = match[1] === '半' ? 0.5 : match[1] === '几' ? 3 : chineseNumber(match[1] ?? '0');
      return at(match, back(today, unitOf(match[2] ?? match[3] ?? ''), count + (match[4] ? 0.5 : 0)));
    }),
    ...[...plain.matchAll(AGO)].map((match) =>
      at(match, back(today, unitOf(match[2] ?? ''), englishCount(match[1] ?? ''))),
    ),
  ];
}

/** 去年3月5号: the year stands before the day. */
const YEAR_BEFORE = /(去年|前年|今年)的?\s?$/;
const yearsAgo: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };

/** A day and month without a number for the year: that of the word before it, or else the last that was. */
function inItsYear(date: Temporal.PlainDate, before: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const named = yearsAgo[YEAR_BEFORE.exec(before)?.[1] ?? ''];
  if (named !== undefined) return date.with({ year: today.year - named });
  return Temporal.PlainDate.compare(date, today) > 0 ? date.subtract({ years: 1 }) : date;
}

/** The day of purchase as the customer tells it; a year alone names none. `asked`: he was asked for it and need not say "bought". */
export function findPurchase(text: string, now: Date, timezone: string, asked: boolean): Found<Date> | null {
  const plain = fold(text);
  const bought = BOUGHT.exec(plain);
  if (!asked && !bought) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const days = timeTokens(text, now, timezone).flatMap((token): Reading[] => {
    if (token.kind !== 'DAY') return [];
    const { start, end, date } = token;
    return [{ start, end, date: token.orYearLater ? inItsYear(date, plain.slice(0, start), today) : date }];
  });
  const past = [...days, ...readings(plain, today)].filter(
    ({ date, start }) =>
      Temporal.PlainDate.compare(date, today) <= 0 && (asked || Math.abs(start - (bought?.index ?? 0)) <= 24),
  );
  const nearest = past.sort(
    (one, other) => Math.abs(one.start - (bought?.index ?? 0)) - Math.abs(other.start - (bought?.index ?? 0)),
  )[0];
  if (!nearest) return null;
  const noon = nearest.date.toZonedDateTime({ timeZone: timezone, plainTime: '12:00' });
  return found(text, nearest.start, nearest.end, new Date(noon.epochMilliseconds));
}
