import { Temporal } from 'temporal-polyfill';
import type { Span } from '../text/found.js';
import { chineseNumber } from './chinese-number.js';
import { mondayOf } from './time-token.js';

/** From one day to another, both included: "last year", 三月. */
export interface Period extends Span {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

type MonthDay = readonly [month: number, day: number];
/** Day 31 is the last of whatever month; an end before its beginning lies in the year after. */
type PartOfYear = readonly [pattern: string, from: MonthDay, to: MonthDay];

/** Parts of a year by which people remember what they bought, as wide as they are meant. */
const partsOfYear: readonly PartOfYear[] = [
  ['年初|初(?=买|购)|\\bearly\\b|(?:the )?(?:beginning|start) of', [1, 1], [3, 31]],
  ['年中|\\bmid-?|(?:the )?middle of', [5, 1], [8, 31]],
  ['年底|年末|底(?=买|购)|\\blate\\b|(?:the )?end of', [10, 1], [12, 31]],
  ['上半年|(?:the )?first half of', [1, 1], [6, 30]],
  ['下半年|(?:the )?second half of', [7, 1], [12, 31]],
  ['春节|过年|chinese new year|spring festival', [1, 15], [2, 28]],
  ['五一', [5, 1], [5, 5]],
  ['六一八|(?<!\\d)618(?!\\d)', [6, 1], [6, 20]],
  ['国庆|十一黄金周|十一长假', [10, 1], [10, 8]],
  ['双十一|双11', [11, 1], [11, 15]],
  ['双十二|双12', [12, 10], [12, 14]],
  ['圣诞节?|christmas', [12, 20], [12, 31]],
  ['black friday', [11, 20], [11, 30]],
  ['春天|春季|spring', [3, 1], [5, 31]],
  ['夏天|夏季|summer', [6, 1], [8, 31]],
  ['秋天|秋季|autumn|fall', [9, 1], [11, 30]],
  ['冬天|冬季|winter', [12, 1], [2, 28]],
];

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const PART = `(?:${partsOfYear.map(([pattern]) => pattern).join('|')})`;
const ENGLISH_MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** No 3月5号, which is a day, and no 三个月, which is an age. */
const CHINESE_MONTH =
  '(?:\\d{1,2}|[一二三四五六七八九十元]{1,2})月份?(?![底末中初]?[\\d一二三四五六七八九十])';
const CHINESE_YEAR =
  '(?:大前年|前年|去年|旧年|上一年|今年|本年|(?<!\\d)20\\d\\d(?!\\d)年?|(?:民国)?(?<!\\d)1[01]\\d年|(?<!\\d)[12]\\d年(?=的?[\\d一-十春夏秋冬初底末中上下买]))';
const ENGLISH_YEAR = '(?:the year before last|last year|this year|20\\d\\d)';

const patterns: readonly RegExp[] = [
  // 去年夏天, 2024年3月, 三月, 前年
  new RegExp(`(?<year>${CHINESE_YEAR})的?\\s?(?:(?<part>${PART})|(?<month>${CHINESE_MONTH}))?`, 'g'),
  new RegExp(`(?<![\\d个])(?<month>${CHINESE_MONTH})`, 'g'),
  // 3/2024, 2024-03, 2024.3
  /(?<![\d./-])(?<month>\d{1,2})[/.-](?<year>20\d\d)(?![\d./-])/g,
  /(?<![\d./-])(?<year>20\d\d)[/.-](?<month>\d{1,2})(?![\d./-])/g,
  new RegExp(
    `\\b(?:(?<part>${PART})|(?<month>${ENGLISH_MONTH}))\\.?,?(?: (?:of|in))? ?(?<year>${ENGLISH_YEAR})\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:in|around|about|(?<last>last)|since|early|late|mid) (?<month>${ENGLISH_MONTH})\\b(?! \\d)`,
    'g',
  ),
  new RegExp(`^\\W*(?:maybe |probably |i think |it was )*(?<month>${ENGLISH_MONTH})\\W*$`, 'g'),
  new RegExp(`(?<part>${PART})`, 'g'),
  new RegExp(`(?<![\\d-])(?<year>${ENGLISH_YEAR})(?![\\d-])`, 'g'),
];

const NEAR =
  /上上个?(?:月|周|星期|礼拜)|上个?(?:月|周|星期|礼拜)|这个?(?:月|周|星期|礼拜)|last (?:month|week)|this (?:month|week)/g;

function near(word: string, today: Temporal.PlainDate): Pick<Period, 'from' | 'to'> {
  const ago = word.startsWith('上上') ? 2 : /^(?:上|last)/.test(word) ? 1 : 0;
  if (/月|month/.test(word)) {
    const from = today.with({ day: 1 }).subtract({ months: ago });
    return { from, to: from.with({ day: from.daysInMonth }) };
  }
  const from = mondayOf(today, -ago);
  return { from, to: from.add({ days: 6 }) };
}

const namedYears: readonly (readonly [RegExp, number])[] = [
  [/大前年/, 3],
  [/前年|year before last/, 2],
  [/去年|旧年|上一年|last year/, 1],
  [/今年|本年|this year/, 0],
];

const yearOfRepublic = 1911;

function yearOf(word: string, today: Temporal.PlainDate): number {
  const named = namedYears.find(([pattern]) => pattern.test(word));
  if (named) return today.year - named[1];
  const digits = Number(/\d+/.exec(word)?.[0] ?? today.year);
  if (digits < 100) return 2000 + digits;
  return digits < 200 ? yearOfRepublic + digits : digits;
}

function monthOf(word: string): number {
  const english = MONTHS.indexOf(word.slice(0, 3)) + 1;
  return english || chineseNumber(word.replace(/月份?/, '').replace('元', '一'));
}

const atMost = (year: number, [month, day]: MonthDay): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });

function within(year: number, from: MonthDay, to: MonthDay): Pick<Period, 'from' | 'to'> {
  return { from: atMost(year, from), to: atMost(to[0] < from[0] ? year + 1 : year, to) };
}

interface Named {
  readonly year?: string | undefined;
  readonly month?: string | undefined;
  readonly part?: string | undefined;
  readonly last?: string | undefined;
}

function periodOf({ year, month, part, last }: Named, today: Temporal.PlainDate) {
  const named = month
    ? ([monthOf(month), 1] as const)
    : partsOfYear.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(part ?? ''));
  const spanIn = (one: number) => {
    if (!named) return within(one, [1, 1], [12, 31]);
    return named.length === 2 ? within(one, named, [named[0], 31]) : within(one, named[1], named[2]);
  };
  if (year) return spanIn(yearOf(year, today));
  // Without a year it is the last that was.
  const thisYear = spanIn(today.year);
  // "Last November", said in November, is over.
  const over = last ? thisYear.to : thisYear.from;
  return Temporal.PlainDate.compare(over, today) > 0 ? spanIn(today.year - 1) : thisYear;
}

const isMonth = ({ month }: Named): boolean => !month || (monthOf(month) >= 1 && monthOf(month) <= 12);

/** Every stretch of days that the words name, up to today; the longer words of two that overlap come first. */
export function findPeriods(plain: string, today: Temporal.PlainDate): Period[] {
  const spanOf = (match: RegExpMatchArray): Span => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
  });
  const all = [
    ...[...plain.matchAll(NEAR)].map((match) => ({ ...spanOf(match), ...near(match[0], today) })),
    ...patterns.flatMap((pattern) =>
      [...plain.matchAll(pattern)].flatMap((match) => {
        const named: Named = match.groups ?? {};
        return isMonth(named) ? [{ ...spanOf(match), ...periodOf(named, today) }] : [];
      }),
    ),
  ];
  return all
    .filter(({ from }) => Temporal.PlainDate.compare(from, today) <= 0)
    .map(({ to, ...rest }) => ({ ...rest, to: Temporal.PlainDate.compare(to, today) > 0 ? today : to }))
    .sort((one, other) => other.end - other.start - (one.end - one.start));
}
