import { describe, expect, it } from 'vitest';
import { findShift } from './shift.js';

describe('how much earlier or later a visit is wished', () => {
  it.each([
    ['能提前一天来吗', -1440],
    ['推迟两天', 2880],
    ['晚半个小时', 30],
    ['可唔可以遲一個鐘？', 60],
    ['遲個半鐘頭', 90],
    ['延后一周', 10_080],
    ['早两个小时过来', -120],
    ['can he come two hours later?', 120],
    ['half an hour earlier please', -30],
    ['please postpone it by a week', 10_080],
    ['bring it forward by 2 days', -2880],
  ])('%s: %i minutes', (text, minutes) => {
    expect(findShift(text)).toBe(minutes);
  });

  it.each(['晚点来', '明天晚上', '早上九点', '两天后', 'in two hours', 'later please', '一天'])(
    'is not said in %s',
    (text) => {
      expect(findShift(text)).toBeNull();
    },
  );
});
