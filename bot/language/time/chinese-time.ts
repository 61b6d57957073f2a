import { Temporal } from 'temporal-polyfill';
import { matchesOf } from '../text/found.js';
import { chineseClocks } from './chinese-clock.js';
import { chineseNumber, NUMBER, writtenYears } from './chinese-number.js';
import { comingWeekday, dateOrNull, daysAfter, mondayOf, spanOf, type TimeToken } from './time-token.js';

const WEEKDAY =
  /(下下个?|下个?|上个?|本|这个?|今个?)?(?:周|星期|礼拜|(?<![礼崇参膜])拜)(六[、和]?日|[一二三四五六日天末1-7])/g;
const WHOLE_WEEK = /(下下?)个?(?:周|星期|礼拜)(?![一二三四五六日天末1-7])/g;
const DAYS_OFF = /(?:双|公)休日?/g;
/** 过完周末, 周末之后: Monday. */
const AFTER_WEEKEND =
  /过[完了咗](?:这个?|呢个)?(?:周末|(?:周|星期|礼拜)[天日]|双休日?)|(?:周末|双休日?)(?:(?:之|以|过)?后(?!天|日)|过[了完去])/g;
const WORKDAYS =
  /(?:每个?|(?:任何|任意|随便)哪?一?个?)?(?:工作日|(?<!星期)平日|平时(?=白天|晚上))(?:白天)?|(?<![上下本这今个])(?:周|星期|礼拜)一[到至~～—–-](?:周|星期|礼拜)?五/g;
const IN_DAYS = new RegExp(
  `(?:过(${NUMBER})个?(天|日|周|星期|礼拜)|(${NUMBER})个?(天|日|周|星期|礼拜)(?:之|以)?后)的?`,
  'g',
);
const IN_HOURS = new RegExp(
  `(?:(半|${NUMBER})个?(半)?(小时|钟头|分钟|钟)(?:之|以)?后|过(半|${NUMBER})个?(半)?(小时|钟头|分钟|钟))`,
  'g',
);
const MONTH_DAY = new RegExp(
  `(?:(?:(\\d{4})|(?:民国)?(1\\d\\d)|(?<!\\d)([12]\\d))年)?(${NUMBER})月份?(${NUMBER})[号日]?(?!\\d)`,
  'g',
);
const RELATIVE_MONTH = new RegExp(`(下下个?|下个?|上上个?|上个?|本|这个?)月(${NUMBER})[号日]?`, 'g');
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/g;
/** 11.25: no 2.5 hours and no price. */
const DOTTED =
  /(?<![\d.¥￥$v版本])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.]|\s?(?:[元块万千百米公升度年版个小%]|[ap]\.?m))/g;
/** 11-25 14:00, where the hour or the day shows that it is no range of hours. */
const DASHED =
  /(?<![\d:：-])(1[0-2]|0?[1-9])-(3[01]|[12]\d|0?[1-9])(?=\s{1,2}\d{1,2}[:：]\d\d|(?<=-(?:2[5-9]|3[01]))(?![\d-]|\s?[点时]))/g;
/** 3号线, 8号楼, 文三路90号 are no days. */
const DAY_OF_MONTH = new RegExp(
  `(?<![\\d路街道巷弄村里院区段附甲乙丙丁]|号[之-])(${NUMBER})[号日](?![楼院门线机口店仓摄摊桌柜室库厂房柱色栋幢座馆路街弄码\\d])`,
  'g',
);

type Reader = (plain: string, today: Temporal.PlainDate) => TimeToken[];

const day = (match: RegExpMatchArray, date: Temporal.PlainDate | null, later?: object): TimeToken[] =>
  date ? [{ kind: 'DAY', ...spanOf(match), date, ...later }] : [];

function weekdayDate(today: Temporal.PlainDate, which: string | undefined, name: string): Temporal.PlainDate {
  const weekday =
    name === '末' || name.startsWith('六') ? 6 : name === '日' || name === '天' ? 7 : chineseNumber(name);
  if (!which) return comingWeekday(today, weekday);
  const weeks = which.startsWith('下下') ? 2 : which.startsWith('下') ? 1 : which.startsWith('上') ? -1 : 0;
  return daysAfter(today, 7 * weeks + weekday - today.dayOfWeek);
}

const weekdays: Reader = (plain, today) => [
  ...matchesOf(WEEKDAY, plain).flatMap((match) =>
    day(match, weekdayDate(today, match[1], match[2] ?? ''), match[1] ? {} : { orWeekLater: true }),
  ),
  ...matchesOf(WHOLE_WEEK, plain).flatMap((match) =>
    day(match, mondayOf(today, match[1] === '下下' ? 2 : 1), { wholeWeek: true }),
  ),
  ...matchesOf(DAYS_OFF, plain).flatMap((match) =>
    day(match, comingWeekday(today, 6), { orWeekLater: true }),
  ),
  ...matchesOf(AFTER_WEEKEND, plain).flatMap((match) => day(match, mondayOf(today, 1))),
  ...matchesOf(WORKDAYS, plain).map((match): TimeToken => ({ kind: 'WORKDAYS', ...spanOf(match) })),
];

const countedDays: Reader = (plain, today) =>
  matchesOf(IN_DAYS, plain).flatMap((match) => {
    const count = chineseNumber(match[1] ?? match[3] ?? '0');
    const unit = match[2] ?? match[4] ?? '天';
    return unit === '天' || unit === '日'
      ? day(match, today.add({ days: count }))
      : day(match, today.add({ days: count * 7 }), { wholeWeek: true });
  });

const countedHours: Reader = (plain) =>
  matchesOf(IN_HOURS, plain).map((match) => {
    const number = match[1] ?? match[4] ?? '0';
    const count = number === '半' ? 0.5 : chineseNumber(number) + ((match[2] ?? match[5]) ? 0.5 : 0);
    const unit = match[3] ?? match[6];
    return { kind: 'LATER', ...spanOf(match), minutes: Math.round(count * (unit === '分钟' ? 1 : 60)) };
  });

function yearMonthDay(year: number, month: string | undefined, dayOfMonth: string | undefined) {
  return dateOrNull(() =>
    Temporal.PlainDate.from(
      { year, month: chineseNumber(month ?? '0'), day: chineseNumber(dayOfMonth ?? '0') },
      { overflow: 'reject' },
    ),
  );
}

function monthsAhead(which = ''): number {
  const count = /^(?:下下|上上)/.test(which) ? 2 : 1;
  return which.startsWith('下') ? count : which.startsWith('上') ? -count : 0;
}

/** 2026年, 24年, 民国113年; without one it is this year. */
function yearOf(match: RegExpMatchArray, today: Temporal.PlainDate): number {
  const [, inFull, ofRepublic, short] = match;
  if (inFull) return Number(inFull);
  if (ofRepublic) return 1911 + Number(ofRepublic);
  return short ? 2000 + Number(short) : today.year;
}

/** 11.25 is a date where it stands among Chinese words, or has no minutes; behind a day it is an hour. */
const isDotted = (plain: string, { index, 0: words }: RegExpExecArray): boolean =>
  /\.\d$/.test(words) ||
  (/\p{Script=Han}/u.test(plain) && !/[天日午上早晚号点]\s?$/.test(plain.slice(0, index)));

/** 月底, 下个月初, 本月中 */
const PART_OF_MONTH =
  /(下下个?|下个?|上上个?|上个?|本|这个?)?月(底|末|尾|中旬|中|初|头)|(下下?)个?月(?![底末尾中初头一二三四五六七八九十廿\d])/g;

const partsOfMonth: Reader = (plain, today) =>
  matchesOf(PART_OF_MONTH, plain).flatMap((match) => {
    const month = today.with({ day: 1 }).add({ months: monthsAhead(match[1] ?? match[3]) });
    const part = match[2] ?? '初';
    const date = month.with({
      day: /[初头]/.test(part) ? 1 : part.startsWith('中') ? 15 : month.daysInMonth,
    });
    return day(match, date, (match[1] ?? match[3]) ? {} : { orMonthLater: true });
  });

/** 二十五、二十六号: the first of two. */
const FIRST_OF_DAYS = new RegExp(
  `(?<![\\d路街道巷弄村里院区段月点])(${NUMBER})[、,，和或](?=${NUMBER}[号日](?![楼院门线机口店仓库栋幢座馆]))`,
  'g',
);

const dates: Reader = (plain, today) => [
  ...matchesOf(ISO, plain).flatMap((m) => day(m, yearMonthDay(Number(m[1]), m[2], m[3]))),
  ...matchesOf(MONTH_DAY, plain).flatMap((m) =>
    day(m, yearMonthDay(yearOf(m, today), m[4], m[5]), (m[1] ?? m[2] ?? m[3]) ? {} : { orYearLater: true }),
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
  ...[...matchesOf(DOTTED, plain).filter((m) => isDotted(plain, m)), ...matchesOf(DASHED, plain)].flatMap(
    (m) => day(m, yearMonthDay(today.year, m[1], m[2]), { orYearLater: true }),
  ),
  ...[...matchesOf(FIRST_OF_DAYS, plain), ...matchesOf(DAY_OF_MONTH, plain)].flatMap((m) =>
    day(m, yearMonthDay(today.year, String(today.month), m[1]), { orMonthLater: true }),
  ),
];

const HOLIDAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  劳动节: [5, 1],
  国庆: [10, 1],
  平安夜: [12, 24],
  圣诞: [12, 25],
};
const HOLIDAY = new RegExp(
  `(?<![去前旧上年])(过[完了咗])?(${Object.keys(HOLIDAYS).join('|')})(?!树|礼|特|活动|促销)节?(?:当天|那天)?((?:之|以|过)?后(?![天日]))?`,
  'g',
);

const holidays: Reader = (plain, today) =>
  matchesOf(HOLIDAY, plain).flatMap((match) => {
    const [month, dayOfMonth] = HOLIDAYS[match[2] ?? ''] ?? [1, 1];
    const date = Temporal.PlainDate.from({ year: today.year, month, day: dayOfMonth });
    const days = match[1] || match[3] ? 1 : 0;
    return day(match, date.add({ days }), { orYearLater: true, isHoliday: true });
  });

/** Every expression here holds one of these; most clauses hold none. */
const MAY_TELL_TIME = /[周拜期月天日号点时头分钟双休节旦诞夜庆]|\d\s?[:：/.~—–－-]\s?\d/;

/** Counted and written times in simplified Chinese; traditional Chinese is simplified before it comes here. */
export function chineseTimes(plain: string, today: Temporal.PlainDate): TimeToken[] {
  if (!MAY_TELL_TIME.test(plain)) return [];
  // 元月 is January.
  const counted = writtenYears(plain.replace(/元(?=月)/g, '一'));
  return [weekdays, countedDays, countedHours, dates, partsOfMonth, holidays, chineseClocks].flatMap((read) =>
    read(counted, today),
  );
}
