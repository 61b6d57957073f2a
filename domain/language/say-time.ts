import type { Language } from '../../schema/vocabulary.js';

const fields = new Map<string, Intl.DateTimeFormat>();

function part(at: Date, timezone: string, options: Intl.DateTimeFormatOptions): string {
  const id = `${timezone} ${JSON.stringify(options)}`;
  const format = fields.get(id) ?? new Intl.DateTimeFormat('en-GB', { timeZone: timezone, ...options });
  fields.set(id, format);
  return format.format(at);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Local {
  readonly year: string;
  readonly month: number;
  readonly day: number;
  readonly monthName: string;
  readonly weekday: string;
  readonly hour: number;
  readonly minute: string;
}

function local(at: Date, timezone: string): Local {
  const [hour = '0', minute = '00'] = part(at, timezone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).split(':');
  return {
    year: part(at, timezone, { year: 'numeric' }),
    month: Number(part(at, timezone, { month: 'numeric' })),
    day: Number(part(at, timezone, { day: 'numeric' })),
    monthName: part(at, timezone, { month: 'long' }),
    weekday: part(at, timezone, { weekday: 'long' }),
    hour: Number(hour),
    minute,
  };
}

const chineseWeekday = (weekday: string): string => '日一二三四五六'[WEEKDAYS.indexOf(weekday)] ?? '';

function chineseHour(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour === 12) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

const twelve = (hour: number): number => hour % 12 || 12;

/** 11月23日（周一） / 11月23日（週一） / Monday, 23 November */
export function sayDay(at: Date, language: Language, timezone: string): string {
  const { month, day, monthName, weekday } = local(at, timezone);
  if (language === 'en') return `${weekday}, ${day} ${monthName}`;
  const week = language === 'zh-Hant' ? '週' : '周';
  return `${month}月${day}日（${week}${chineseWeekday(weekday)}）`;
}

/** With the year, for warranties and windows: 2027年11月23日 / 23 November 2027 */
export function sayDate(at: Date, language: Language, timezone: string): string {
  const { year, month, day, monthName } = local(at, timezone);
  return language === 'en' ? `${day} ${monthName} ${year}` : `${year}年${month}月${day}日`;
}

/** 下午3:00 / 3:00 pm, and noon, since hardly anybody is sure which half of the day 12:00 pm begins. */
export function sayClock(at: Date, language: Language, timezone: string): string {
  const { hour, minute } = local(at, timezone);
  if (language === 'en' && hour % 12 === 0 && minute === '00') return hour === 0 ? 'midnight' : 'noon';
  if (language === 'en') return `${twelve(hour)}:${minute} ${hour < 12 ? 'am' : 'pm'}`;
  return `${chineseHour(hour)}${hour < 6 ? hour : twelve(hour)}:${minute}`;
}

/** 11月23日（周一）下午3:00 / 11月23日（週一）下午3:00 / Monday, 23 November, 3:00 pm */
export function sayTime(at: Date, language: Language, timezone: string): string {
  const join = language === 'en' ? ', ' : '';
  return sayDay(at, language, timezone) + join + sayClock(at, language, timezone);
}

const MINUTE = 60_000;

/**
 * Before when something is promised: to the minute that the desk itself keeps to, and midnight as the end of the day that
 * it ends. 11月23日（周一）24:00 / the end of Monday, 23 November
 */
export function sayDeadline(at: Date, language: Language, timezone: string): string {
  const { hour, minute } = local(at, timezone);
  if (hour > 0 || minute !== '00') return sayTime(at, language, timezone);
  const day = sayDay(new Date(at.getTime() - MINUTE), language, timezone);
  return language === 'en' ? `the end of ${day}` : `${day}24:00`;
}

const UNITS: Readonly<Record<Language, readonly [hour: string, minute: string]>> = {
  'zh-Hans': ['小时', '分钟'],
  'zh-Hant': ['小時', '分鐘'],
  en: ['hour', 'minute'],
};

/** Of time that was counted hour by hour, where a day is no 24 hours: 48小时 / 1 hour 30 minutes / 45 seconds */
export function sayHours(milliseconds: number, language: Language): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.round(milliseconds / 60_000);
  if (seconds < 60) return counted(seconds, SECONDS[language], language);
  const counts = [Math.floor(minutes / 60), minutes % 60];
  const said = counts.flatMap((count, i) =>
    count === 0 ? [] : [counted(count, UNITS[language][i] ?? '', language)],
  );
  return said.join(language === 'en' ? ' ' : '');
}

const SECONDS: Readonly<Record<Language, string>> = { 'zh-Hans': '秒', 'zh-Hant': '秒', en: 'second' };

const counted = (count: number, unit: string, language: Language): string =>
  language === 'en' ? `${count} ${unit}${count === 1 ? '' : 's'}` : `${count}${unit}`;

/** As sayTime, with the year where it is another one than that of `reference`. */
export function sayTimeFrom(reference: Date, at: Date, language: Language, timezone: string): string {
  if (local(at, timezone).year === local(reference, timezone).year) return sayTime(at, language, timezone);
  const join = language === 'en' ? ', ' : '';
  return sayDate(at, language, timezone) + join + sayClock(at, language, timezone);
}

/** From one instant to another: the day is said once where both are on it. */
export function sayEnd(from: Date, to: Date, language: Language, timezone: string): string {
  return sayDate(from, language, timezone) === sayDate(to, language, timezone)
    ? sayClock(to, language, timezone)
    : sayTimeFrom(from, to, language, timezone);
}

/** A local day of no particular zone: 2027年11月23日 / 23 November 2027 */
export const sayLocalDate = (date: string, language: Language): string =>
  sayDate(new Date(`${date}T00:00:00Z`), language, 'UTC');

/** Whole years and months by their names, else both days: 2025年 / March 2025 / 1 June 2025 – 31 August 2025 */
export function sayLocalPeriod(from: string, to: string, language: Language): string {
  const at = new Date(`${from}T00:00:00Z`);
  const { year, month, monthName } = local(at, 'UTC');
  const lastOfMonth = new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return language === 'en' ? year : `${year}年`;
  if (from.endsWith('-01') && to === lastOfMonth)
    return language === 'en' ? `${monthName} ${year}` : `${year}年${month}月`;
  return `${sayLocalDate(from, language)} – ${sayLocalDate(to, language)}`;
}
