import { describe, expect, it } from 'vitest';
import { findPurchase } from './purchase.js';

const now = new Date('2026-11-18T02:20:00Z');
function day(text: string, asked = false): string | undefined {
  const { from, to } = findPurchase(text, { now, timezone: 'Asia/Shanghai', asked })?.value ?? {};
  return from === to ? from : `${from}/${to}`;
}

it.each([
  ['前天刚买的净水机', '2026-11-16'],
  ['昨天到的直饮机', '2026-11-17'],
  ['上個月買的影印機', '2026-10-01/2026-10-31'],
  ['買了快三個禮拜', '2026-10-28'],
  ['去年3月5号买的', '2025-03-05'],
  ['买了半年了', '2026-05-18'],
  ['3月5号买的', '2026-03-05'],
  ['12月1日买的', '2025-12-01'],
  ['I bought it five days ago', '2026-11-13'],
  ['bought last month', '2026-10-01/2026-10-31'],
  ['it came this Tuesday', '2026-11-17'],
  ['the fountain arrived on Friday and it is dead', '2026-11-13'],
  ['delivered last week', '2026-11-09/2026-11-15'],
  ['周二收到的', '2026-11-17'],
  ['禮拜五送到的，發票還在', '2026-11-13'],
  ['上周到货的', '2026-11-09/2026-11-15'],
  ['it came, and I am free on Friday of next week', undefined],
])('%s', (text, expected) => {
  expect(day(text)).toBe(expected);
});

describe('a month, a season or a year that he remembers is a period', () => {
  it.each([
    ['去年买的', '2025-01-01/2025-12-31'],
    ['前年三月买的', '2024-03-01/2024-03-31'],
    ['前年夏天', '2024-06-01/2024-08-31'],
    ['大概去年年底吧', '2025-10-01/2025-12-31'],
    ['二四年三月买的', '2024-03-01/2024-03-31'],
    ['民國112年', '2023-01-01/2023-12-31'],
    ['舊年聖誕', '2025-12-20/2025-12-31'],
    ['last November', '2025-11-01/2025-11-30'],
    ['last March', '2026-03-01/2026-03-31'],
    ['Black Friday last year', '2025-11-20/2025-11-30'],
    ['2024年买的', '2024-01-01/2024-12-31'],
    ['24年3月买的', '2024-03-01/2024-03-31'],
    ['今年买的', '2026-01-01/2026-11-18'],
    ['今年上半年', '2026-01-01/2026-06-30'],
    ['去年雙十一', '2025-11-01/2025-11-15'],
    ['去年過年的時候', '2025-01-15/2025-02-28'],
    ['三月吧', '2026-03-01/2026-03-31'],
    ['12月', '2025-12-01/2025-12-31'],
    ['3/2024', '2024-03-01/2024-03-31'],
    ['2024-03', '2024-03-01/2024-03-31'],
    ['上周', '2026-11-09/2026-11-15'],
    ['bought it last year', '2025-01-01/2025-12-31'],
    ['the year before last', '2024-01-01/2024-12-31'],
    ['in 2023, I think', '2023-01-01/2023-12-31'],
    ['March 2024', '2024-03-01/2024-03-31'],
    ['in March', '2026-03-01/2026-03-31'],
    ['May', '2026-05-01/2026-05-31'],
    ['summer of 2025', '2025-06-01/2025-08-31'],
    ['late last year', '2025-10-01/2025-12-31'],
    ['at the end of 2025', '2025-10-01/2025-12-31'],
    ['last Christmas', '2025-12-20/2025-12-31'],
  ])('%s', (text, expected) => {
    expect(day(text, true)).toBe(expected);
  });

  it.each([
    ['刚买一个月', '2026-10-18'],
    ['买了三个月', '2026-08-18'],
    ['two years ago', '2024-11-18'],
    ['去年3月5号', '2025-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['March 5th', '2026-03-05'],
    ['the 20th', '2026-10-20'],
    ['二零二四年十一月三号', '2024-11-03'],
    ['24年11月3号', '2024-11-03'],
    ['民國113年11月3日', '2024-11-03'],
    ['113/11/3', '2024-11-03'],
    ['20241103', '2024-11-03'],
    ['上个月3号', '2026-10-03'],
    ['上个月底', '2026-10-31'],
    ['舊年11月3號', '2025-11-03'],
    ['the 3rd of November last year', '2025-11-03'],
    ['a fortnight ago', '2026-11-04'],
    ['half a year ago', '2026-05-18'],
    ['two and a half years ago', '2024-05-18'],
  ])('%s names a day', (text, expected) => {
    expect(day(text, true)).toBe(expected);
  });

  it.each(['忘了', '不记得了', 'maybe', 'I may have it somewhere', 'a long march', '有发票'])(
    '%s names none',
    (text) => {
      expect(findPurchase(text, { now, timezone: 'Asia/Shanghai', asked: true })).toBeNull();
    },
  );
});

it('may leave out the buying when it was asked for', () => {
  expect(findPurchase('上个月', { now, timezone: 'Asia/Shanghai', asked: false })).toBeNull();
  expect(day('上个月', true)).toBe('2026-10-01/2026-10-31');
  expect(day('2026-10-01', true)).toBe('2026-10-01');
});
