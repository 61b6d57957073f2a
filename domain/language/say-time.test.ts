import { expect, it } from 'vitest';
import { sayDate, sayDay, sayDeadline, sayHours, sayTime } from './say-time.js';

const zone = 'Asia/Shanghai';
const at = new Date('2026-11-23T07:00:00Z');

it('says a time as people there do', () => {
  expect(sayTime(at, 'zh-Hans', zone)).toBe('11月23日（周一）下午3:00');
  expect(sayTime(at, 'zh-Hant', zone)).toBe('11月23日（週一）下午3:00');
  expect(sayTime(at, 'en', zone)).toBe('Monday, 23 November, 3:00 pm');
});

it.each([
  ['2026-11-22T16:00:00Z', '凌晨0:00', 'midnight'],
  ['2026-11-23T01:05:00Z', '上午9:05', '9:05 am'],
  ['2026-11-23T04:00:00Z', '中午12:00', 'noon'],
  ['2026-11-22T16:05:00Z', '凌晨0:05', '12:05 am'],
  ['2026-11-23T04:30:00Z', '中午12:30', '12:30 pm'],
  ['2026-11-23T10:30:00Z', '晚上6:30', '6:30 pm'],
])('%s is %s and %s', (instant, chinese, english) => {
  expect(sayTime(new Date(instant), 'zh-Hans', zone)).toBe(`11月23日（周一）${chinese}`);
  expect(sayTime(new Date(instant), 'en', zone)).toBe(`Monday, 23 November, ${english}`);
});

it('says the day of the time zone', () => {
  expect(sayDay(new Date('2026-11-23T23:00:00Z'), 'en', zone)).toBe('Tuesday, 24 November');
  expect(sayDate(at, 'zh-Hans', zone)).toBe('2026年11月23日');
  expect(sayDate(at, 'en', zone)).toBe('23 November 2026');
});

it.each([
  ['2026-11-27T17:09:40Z', '11月28日（周六）凌晨1:09', 'Saturday, 28 November, 1:09 am'],
  ['2026-11-23T07:29:59Z', '11月23日（周一）下午3:29', 'Monday, 23 November, 3:29 pm'],
  ['2026-11-30T16:00:00Z', '11月30日（周一）24:00', 'the end of Monday, 30 November'],
  ['2026-11-30T16:01:00Z', '12月1日（周二）凌晨0:01', 'Tuesday, 1 December, 12:01 am'],
])('a deadline at %s is never later than it is: %s', (instant, chinese, english) => {
  expect(sayDeadline(new Date(instant), 'zh-Hans', zone)).toBe(chinese);
  expect(sayDeadline(new Date(instant), 'en', zone)).toBe(english);
});

it('says how long', () => {
  expect(sayHours(26 * 3_600_000, 'en')).toBe('26 hours');
  expect(sayHours(90 * 60_000, 'zh-Hant')).toBe('1小時30分鐘');
  expect(sayHours(45_000, 'zh-Hans')).toBe('45秒');
});
