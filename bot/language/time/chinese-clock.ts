import { matchesOf } from '../text/found.js';
import { chineseNumber, NUMBER } from './chinese-number.js';
import { spanOf, type TimeToken } from './time-token.js';

/** 礼拜二两点: the day's number is no part of the hour's. */
const HOUR = '(?:\\d{1,2}|[一二]?十[一二三四五六七八九]?|廿[一二三四]?|[零〇一二两三四五六七八九])';
const NO_HOUR_BEFORE = '(?<![\\d第]|周|星期|礼拜)';

const CLOCK = new RegExp(
  `${NO_HOUR_BEFORE}(${HOUR})(?:\\s?(?:点|时(?![间候不而光段]))(?:钟|整|正)?(?:\\s?(半)|([一三])刻|(${NUMBER})分?(?![\\d十点时个]))?|[:：](\\d{2}))(?:钟)?`,
  'g',
);
/** "2-4点", "两到四点": the start counts. */
const CLOCK_RANGE = new RegExp(
  `${NO_HOUR_BEFORE}(${HOUR})\\s?[-~—–－到至或]\\s?(?=${NUMBER}\\s?(?:点|时))|(?<=[天日号午上早晚一二三四五六末]\\s?)(?<!\\d)(\\d{1,2})\\s?[-~—–－]\\s?\\d{1,2}(?![\\d.:：月号日/-])`,
  'g',
);
/** 三四点, 3、4点, 十一二点: of two hours that follow one another the first counts. */
const CLOCK_PAIR = new RegExp(
  `${NO_HOUR_BEFORE}(十?[一二两三四五六七八九]|\\d{1,2}(?=[、,，/]))[、,，/]?(十|[二两三四五六七八九]|\\d{1,2})\\s?(?:点|时)(?:钟|多)?`,
  'g',
);
/** 差一刻三点, 差五分十点 */
const SHORT_OF = new RegExp(`差(?:([一三])刻|(${NUMBER})分)钟?(?:到|就)?(${HOUR})点(?:钟|整)?`, 'g');
/** 三点差十分, 三点差一刻 */
const LESS = new RegExp(`${NO_HOUR_BEFORE}(${HOUR})点(?:钟)?(?:还)?差(?:([一三])刻|(${NUMBER})分)钟?`, 'g');
/** 三点三个字, 四点踏三, 两点九: in Cantonese the figure on the clock that the long hand points to. */
const FIGURE = new RegExp(
  `${NO_HOUR_BEFORE}(${HOUR})点(?:([一二两三四五六七八九十]{1,2}|\\d{1,2})个字|[踏搭]([一二三四五六七八九十]{1,2}|\\d{1,2}|正)|([一二三四五六七八九])(?![\\d一二三四五六七八九十点时分刻个.到至]))`,
  'g',
);
const BEFORE = /^(?:之|以)?前(?!后)|^为止/;
/** 一点 is one o'clock only beside words of time: 有一点漏水, 快一点 are not. */
const ONE_O_CLOCK = /^(?:半|钟|整|[一三]刻|\d|左右|(?:之|以)?[后前]|到|至|前后)/;
const PART_BEFORE = /(?:早上|上午|中午|下午|晚上|凌晨|傍晚|天|日|儿|周[一二三四五六日]|号|今晚|明晚)\s?$/;

const minutesOfQuarters = (quarters: string): number => (quarters === '一' ? 15 : 45);

function minuteOf(match: RegExpMatchArray): number {
  if (match[2]) return 30;
  return match[3] ? minutesOfQuarters(match[3]) : chineseNumber(match[4] ?? match[5] ?? '0');
}

function at(match: RegExpMatchArray, hour: number, minute: number): TimeToken[] {
  return hour > 24 || minute > 59 || minute < 0 ? [] : [{ kind: 'CLOCK', ...spanOf(match), hour, minute }];
}

/** So many minutes to an hour; at none it is the hour itself. */
function shortOf(
  match: RegExpMatchArray,
  told: string,
  quarters: string | undefined,
  minutes: string | undefined,
) {
  const hour = chineseNumber(told);
  const short = quarters ? minutesOfQuarters(quarters) : chineseNumber(minutes ?? '0');
  return short === 0 || hour === 0 ? at(match, hour, 0) : at(match, hour - 1 || 12, 60 - short);
}

function firstOfPair(match: RegExpMatchArray): TimeToken[] {
  const first = chineseNumber(match[1] ?? '0');
  return chineseNumber(match[2] ?? '0') ===
    (first > 10 && !/^\d/.test(match[1] ?? '') ? first - 9 : first + 1)
    ? at(match, first, 0)
    : [];
}

function onFigure(match: RegExpMatchArray): TimeToken[] {
  const figure = match[2] ?? match[3] ?? match[4] ?? '0';
  return at(match, chineseNumber(match[1] ?? '0'), figure === '正' ? 0 : 5 * chineseNumber(figure));
}

function plainClock(match: RegExpMatchArray, plain: string): TimeToken[] {
  const { start, end } = spanOf(match);
  const hour = chineseNumber(match[1] ?? '0');
  const minute = minuteOf(match);
  if (hour > 24 || minute > 59) return [];
  const isOne = match[0] === '一点';
  if (isOne && !ONE_O_CLOCK.test(plain.slice(end, end + 2)) && !PART_BEFORE.test(plain.slice(0, start)))
    return [];
  const written = /^[:：]/.test(plain.slice(start + (match[1]?.length ?? 0)));
  const early = /凌晨\s?$/.test(plain.slice(0, start)) || (written && (match[1] ?? '').startsWith('0'));
  const before = BEFORE.test(plain.slice(end, end + 3));
  return [{ kind: 'CLOCK', start, end, hour, minute, ...(early ? { half: 'AM' as const } : {}), before }];
}

/** Hours by the clock as Chinese tells them; of two readings at a place the longer one counts. */
export const chineseClocks = (plain: string): TimeToken[] => [
  ...matchesOf(CLOCK_RANGE, plain).flatMap((m) => at(m, chineseNumber(m[1] ?? m[2] ?? '0'), 0)),
  ...matchesOf(CLOCK_PAIR, plain).flatMap(firstOfPair),
  ...matchesOf(FIGURE, plain).flatMap(onFigure),
  ...matchesOf(SHORT_OF, plain).flatMap((m) => shortOf(m, m[3] ?? '0', m[1], m[2])),
  ...matchesOf(LESS, plain).flatMap((m) => shortOf(m, m[1] ?? '0', m[2], m[3])),
  ...matchesOf(CLOCK, plain).flatMap((match) => plainClock(match, plain)),
];
