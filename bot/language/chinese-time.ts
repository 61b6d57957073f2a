import { Temporal } from 'temporal-polyfill';
import { matchesOf } from './found.js';
import { comingWeekday, dateOrNull, daysAfter, mondayOf, type TimeToken } from './time-token.js';

const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const NUMBER = '(?:\\d{1,2}|[零〇一二两三四五六七八九十廿卅]{1,3})';

/** 25, 二十五, 廿五, 十, 两: what people write for hours and days of a month. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/廿/g, '二十').replace(/卅/g, '三十');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : [undefined, plain];
  const units = [...(ones ?? '')].reduce((sum, digit) => sum * 10 + (DIGIT[digit] ?? 0), 0);
  return tens === undefined ? units : (tens === '' ? 1 : (DIGIT[tens] ?? 1)) * 10 + units;
}

const WEEKDAY =
  /(下下个?|下个?|上个?|本|这个?|今个?)?(?:周|星期|礼拜|(?<![礼崇参膜])拜)([一二三四五六日天末1-7])/g;
const WHOLE_WEEK = /下个?(?:周|星期|礼拜)(?![一二三四五六日天末1-7])/g;
const IN_DAYS = new RegExp(
  `(?:过(${NUMBER})个?(天|日|周|星期|礼拜)|(${NUMBER})个?(天|日|周|星期|礼拜)(?:之|以)?后)`,
  'g',
);
const IN_HOURS = new RegExp(`(半|${NUMBER})个?(半)?(小时|钟头|分钟|钟)(?:之|以)?后`, 'g');
const MONTH_DAY = new RegExp(`(?:(\\d{4})年)?(${NUMBER})月份?(${NUMBER})[号日]?(?!\\d)`, 'g');
const RELATIVE_MONTH = new RegExp(`(下下个?|下个?|本|这个?)月(${NUMBER})[号日]?`, 'g');
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/g;
/** 3号线, 8号楼, 文三路90号 are no days. */
const DAY_OF_MONTH = new RegExp(
  `(?<![\\d路街道巷弄村里院区段])(${NUMBER})[号日](?![楼院门线机口店仓摄摊桌柜室库厂房柱色栋幢座馆路街弄码\\d])`,
  'g',
);

/** 礼拜二两点: the day's number is no part of the hour's. */
const HOUR = '(?:\\d{1,2}|[一二]?十[一二三四五六七八九]?|廿[一二三四]?|[零〇一二两三四五六七八九])';
const NO_HOUR_BEFORE = '(?<![\\d第]|周|星期|礼拜)';

const CLOCK = new RegExp(
  `${NO_HOUR_BEFORE}(${HOUR})(?:(?:点|时(?![间候不而光段]))(?:钟|整)?(?:(半)|([一三])刻|(${NUMBER})分?)?|[:：](\\d{2}))(?:钟)?`,
  'g',
);
/** "2-4点", "两到四点": the start counts. */
const CLOCK_RANGE = new RegExp(`${NO_HOUR_BEFORE}(${HOUR})\\s?[-~—–－到至]\\s?(?=${NUMBER}(?:点|时))`, 'g');
const BEFORE = /^(?:之|以)?前|^为止/;
/** 一点 is one o'clock only beside words of time: 有一点漏水, 快一点 are not. */
const ONE_O_CLOCK = /^(?:半|钟|整|[一三]刻|\d|左右|(?:之|以)?[后前]|到|至|前后)/;
const PART_BEFORE = /(?:早上|上午|中午|下午|晚上|凌晨|傍晚|天|日|儿|周[一二三四五六日]|号|今晚|明晚)\s?$/;

type Reader = (plain: string, today: Temporal.PlainDate) => TimeToken[];

const spanOf = (match: RegExpExecArray | RegExpMatchArray): { start: number; end: number } => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

const day = (match: RegExpMatchArray, date: Temporal.PlainDate | null, later?: object): TimeToken[] =>
  date ? [{ kind: 'DAY', ...spanOf(match), date, ...later }] : [];

function weekdayDate(today: Temporal.PlainDate, which: string | undefined, name: string): Temporal.PlainDate {
  const weekday = name === '末' ? 6 : name === '日' || name === '天' ? 7 : chineseNumber(name);
  if (!which) return comingWeekday(today, weekday);
  const weeks = which.startsWith('下下') ? 2 : which.startsWith('下') ? 1 : which.startsWith('上') ? -1 : 0;
  return daysAfter(today, 7 * weeks + weekday - today.dayOfWeek);
}

const weekdays: Reader = (plain, today) => [
  ...matchesOf(WEEKDAY, plain).flatMap((match) =>
    day(match, weekdayDate(today, match[1], match[2] ?? ''), match[1] ? {} : { orWeekLater: true }),
  ),
  ...matchesOf(WHOLE_WEEK, plain).flatMap((match) => day(match, mondayOf(today, 1), { wholeWeek: true })),
];

const countedDays: Reader = (plain, today) =>
  matchesOf(IN_DAYS, plain).flatMap((match) => {
    const count = chineseNumber(match[1] ?? match[3] ?? '0');
    const unit = match[2] ?? match[4] ?? '天';
    return day(match, today.add({ days: unit === '天' || unit === '日' ? count : count * 7 }));
  });

const countedHours: Reader = (plain) =>
  matchesOf(IN_HOURS, plain).map((match) => {
    const count = match[1] === '半' ? 0.5 : chineseNumber(match[1] ?? '0') + (match[2] ? 0.5 : 0);
    return { kind: 'LATER', ...spanOf(match), minutes: Math.round(count * (match[3] === '分钟' ? 1 : 60)) };
  });

function yearMonthDay(year: number, month: string | undefined, dayOfMonth: string | undefined) {
  return dateOrNull(() =>
    Temporal.PlainDate.from(
      { year, month: chineseNumber(month ?? '0'), day: chineseNumber(dayOfMonth ?? '0') },
      { overflow: 'reject' },
    ),
  );
}

function monthsAhead(which: string | undefined): number {
  if (which?.startsWith('下下')) return 2;
  return which?.startsWith('下') ? 1 : 0;
}

/** 月底, 下个月初, 本月中 */
const PART_OF_MONTH = /(下下个?|下个?|本|这个?)?月(底|末|中旬|中|初)/g;

const partsOfMonth: Reader = (plain, today) =>
  matchesOf(PART_OF_MONTH, plain).flatMap((match) => {
    const month = today.with({ day: 1 }).add({ months: monthsAhead(match[1]) });
    const part = match[2] ?? '';
    const date = month.with({ day: part === '初' ? 1 : part.startsWith('中') ? 15 : month.daysInMonth });
    return day(match, date, match[1] ? {} : { orMonthLater: true });
  });

const dates: Reader = (plain, today) => [
  ...matchesOf(ISO, plain).flatMap((m) => day(m, yearMonthDay(Number(m[1]), m[2], m[3]))),
  ...matchesOf(MONTH_DAY, plain).flatMap((m) =>
    day(m, yearMonthDay(Number(m[1] ?? today.year), m[2], m[3]), m[1] ? {} : { orYearLater: true }),
  ),
  ...matchesOf(RELATIVE_MONTH, plain).flatMap((m) => {
    const month = today.with({ day: 1 }).add({ months: monthsAhead(m[1]) });
    return day(m, yearMonthDay(month.year, String(month.month), m[2]));
  }),
  ...matchesOf(SLASHED, plain).flatMap((m) =>
    day(m, yearMonthDay(today.year, m[1], m[2]) ?? yearMonthDay(today.year, m[2], m[1]), {
      orYearLater: true,
    }),
  ),
  ...matchesOf(DAY_OF_MONTH, plain).flatMap((m) =>
    day(m, yearMonthDay(today.year, String(today.month), m[1]), { orMonthLater: true }),
  ),
];

function minuteOf(match: RegExpMatchArray): number {
  if (match[2]) return 30;
  if (match[3]) return match[3] === '一' ? 15 : 45;
  return chineseNumber(match[4] ?? match[5] ?? '0');
}

const clocks: Reader = (plain) => [
  ...matchesOf(CLOCK_RANGE, plain).map(
    (match): TimeToken => ({
      kind: 'CLOCK',
      ...spanOf(match),
      hour: chineseNumber(match[1] ?? '0'),
      minute: 0,
    }),
  ),
  ...matchesOf(CLOCK, plain).flatMap((match): TimeToken[] => {
    const { start, end } = spanOf(match);
    const hour = chineseNumber(match[1] ?? '0');
    const minute = minuteOf(match);
    if (hour > 24 || minute > 59) return [];
    const isOne = match[0] === '一点';
    if (isOne && !ONE_O_CLOCK.test(plain.slice(end, end + 2)) && !PART_BEFORE.test(plain.slice(0, start)))
      return [];
    const written = /^[:：]/.test(plain.slice(start + (match[1]?.length ?? 0)));
    const early = /凌晨\s?$/.test(plain.slice(0, start)) || (written && (match[1] ?? '').startsWith('0'));
    return [
      {
        kind: 'CLOCK',
        start,
        end,
        hour,
        minute,
        ...(early ? { half: 'AM' as const } : {}),
        before: BEFORE.test(plain.slice(end, end + 2)),
      },
    ];
  }),
];

/** Every expression here holds one of these; most clauses hold none. */
const MAY_TELL_TIME = /[周拜期月天日号点时头分钟]|\d\s?[:：/.~—–－-]\s?\d/;

/** Counted and written times in simplified Chinese; traditional Chinese is simplified before it comes here. */
export function chineseTimes(plain: string, today: Temporal.PlainDate): TimeToken[] {
  if (!MAY_TELL_TIME.test(plain)) return [];
  // 元月 is January.
  const counted = plain.replace(/元(?=月)/g, '一');
  return [weekdays, countedDays, countedHours, dates, partsOfMonth, clocks].flatMap((read) =>
    read(counted, today),
  );
}
