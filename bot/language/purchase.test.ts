import { expect, it } from 'vitest';
import { findPurchase } from './purchase.js';

const now = new Date('2026-11-18T02:20:00Z');
const day = (text: string, asked = false): string | undefined =>
  findPurchase(text, now, 'Asia/Shanghai', asked)?.value.toISOString().slice(0, 10);

it.each([
  ['前天刚买的净水机', '2026-11-16'],
  ['昨天到的直饮机', '2026-11-17'],
  ['上個月買的影印機', '2026-10-18'],
  ['買了快三個禮拜', '2026-10-28'],
  ['去年3月5号买的', '2025-03-05'],
  ['买了半年了', '2026-05-18'],
  ['3月5号买的', '2026-03-05'],
  ['12月1日买的', '2025-12-01'],
  ['I bought it five days ago', '2026-11-13'],
  ['bought last month', '2026-10-18'],
])('%s', (text, expected) => {
  expect(day(text)).toBe(expected);
});

it.each(['去年买的', '前年三月买的', '2024年买的', '今年买的', 'bought it last year'])(
  '%s names no day',
  (text) => {
    expect(day(text, true)).toBeUndefined();
  },
);

it('may leave out the buying when it was asked for', () => {
  expect(day('上个月')).toBeUndefined();
  expect(day('上个月', true)).toBe('2026-10-18');
  expect(day('2026-10-01', true)).toBe('2026-10-01');
});
