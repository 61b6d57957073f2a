import { describe, expect, it, test } from 'vitest';
import { understand } from './understand.js';

const timezone = 'Asia/Shanghai';
const catalogue = [{ model: 'OC-60', family: 'copier', names: ['复印机', 'copier'] }];
const story =
  '您好，我们办公室在上海市浦东新区世纪大道100号25楼，有一台复印机，序列号DEMO-0008，从上周三开始就老是卡纸，昨天下午三点还冒了一点烟，开机就报错误代码E4，屏幕也是花的。';
const circumstances = { language: 'zh-Hans', now: new Date(), timezone, catalogue } as const;

function millisecondsOf(text: string, expects: 'address' | 'time' | 'name' | 'fault' | null): number {
  const begun = performance.now();
  understand(text, { ...circumstances, expects });
  return performance.now() - begun;
}

/** Five milliseconds on a quiet machine (the figure is printed by the bench); here a bound that a busy one keeps. */
it('understands a message of 500 characters in a moment', () => {
  const text = story.repeat(7).slice(0, 500);
  const times = Array.from({ length: 41 }, () => millisecondsOf(text, null));
  expect(times.sort((one, other) => one - other)[20]).toBeLessThan(100);
});

/** A text that takes seconds keeps every other customer waiting; one that grows with its square does. */
describe('the longest message that is read, of nothing but', () => {
  const units = [
    '下午',
    '明天',
    '三点',
    '10:00 ',
    'Monday ',
    '昨天，',
    '水',
    'x',
    '1',
    '路',
    '-',
    '我是',
    '13800138000 ',
  ];
  const others = [
    'DEMO-0001 ',
    'no ',
    'cancel ',
    '，',
    '(',
    '@',
    '👩‍👩‍👧',
    '上海市',
    'The copier jams. ',
    story,
  ];
  test.each([...units, ...others])('“%s” keeps nobody waiting', (unit) => {
    const text = unit.repeat(4_000).slice(0, 4_000);
    millisecondsOf(text, null);
    for (const expects of [null, 'address', 'time', 'name', 'fault'] as const)
      expect(Math.min(millisecondsOf(text, expects), millisecondsOf(text, expects))).toBeLessThan(1_000);
  });
});
