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

/** 下午3:00 / 3:00 pm */
export function sayClock(at: Date, language: Language, timezone: string): string {
  const { hour, minute } = local(at, timezone);
  if (language === 'en') return `${twelve(hour)}:${minute} ${hour < 12 ? 'am' : 'pm'}`;
  return `${chineseHour(hour)}${hour < 6 ? hour : twelve(hour)}:${minute}`;
}

/** 11月23日（周一）下午3:00 / 11月23日（週一）下午3:00 / Monday, 23 November, 3:00 pm */
export function sayTime(at: Date, language: Language, timezone: string): string {
  const join = language === 'en' ? ', ' : '';
  return sayDay(at, language, timezone) + join + sayClock(at, language, timezone);
}

const UNITS: Readonly<Record<Language, readonly [day: string, hour: string, minute: string]>> = {
  'zh-Hans': ['天', '小时', '分钟'],
  'zh-Hant': ['天', '小時', '分鐘'],
  en: ['day', 'hour', 'minute'],
};

/** 1天2小时 / 1 day 2 hours; to the minute, at least one. */
export function sayDuration(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const counts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const said = counts.flatMap((count, i) => {
    if (count === 0) return [];
    const unit = UNITS[language][i] ?? '';
    return [language === 'en' ? `${count} ${unit}${count === 1 ? '' : 's'}` : `${count}${unit}`];
  });
  return said.slice(0, 2).join(language === 'en' ? ' ' : '');
}
