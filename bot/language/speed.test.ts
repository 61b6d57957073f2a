import { expect, it } from 'vitest';
import { understand } from './understand.js';

const timezone = 'Asia/Shanghai';
const catalogue = [{ model: 'OC-60', family: 'copier', names: ['复印机', 'copier'] }];
const story =
  '您好，我们办公室在上海市浦东新区世纪大道100号25楼，有一台复印机，序列号DEMO-0008，从上周三开始就老是卡纸，昨天下午三点还冒了一点烟，开机就报错误代码E4，屏幕也是花的。';

/** Five milliseconds on a quiet machine (the figure is printed by the bench); here a bound that a busy one keeps. */
it('understands a message of 500 characters in a moment', () => {
  const text = story.repeat(7).slice(0, 500);
  const circumstances = { language: 'zh-Hans', now: new Date(), timezone, catalogue, expects: null } as const;
  const times = Array.from({ length: 41 }, () => {
    const begun = performance.now();
    understand(text, circumstances);
    return performance.now() - begun;
  });
  expect(times.sort((one, other) => one - other)[20]).toBeLessThan(100);
});
