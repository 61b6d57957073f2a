import { describe, expect, it } from 'vitest';
import { judgeKpis, meets } from './kpi-target.js';

describe('a target', () => {
  it.each([
    ['5 of 200 under 3 % (R-210)', { under: 0.03 }, 5 / 200, true],
    ['6 of 200 under 3 % (R-210)', { under: 0.03 }, 6 / 200, false],
    ['3 of 300 at most 1 % (R-211)', { max: 0.01 }, 3 / 300, true],
    ['4 of 300 at most 1 %', { max: 0.01 }, 4 / 300, false],
    ['98 of 100 at least 98 % (R-236)', { min: 0.98 }, 98 / 100, true],
    ['97.9 % at least 98 % (R-236)', { min: 0.98 }, 0.979, false],
    ['90 % over 90 %', { over: 0.9 }, 0.9, false],
    ['between', { min: 0.5, under: 0.6 }, 0.55, true],
    ['past a between', { min: 0.5, under: 0.6 }, 0.6, false],
  ])('%s', (_what, target, value, met) => {
    expect(meets(target, value)).toBe(met);
  });

  it('is judged where the policy has one, and neither met nor missed where nothing was counted', () => {
    const targets = { timelyRate: { min: 0.9 }, complaintRate: { max: 0.03 }, repeatWindow: null };
    expect(judgeKpis(targets, { timelyRate: 0.8, complaintRate: null, revisitRate: 1 })).toEqual([
      { figure: 'timelyRate', value: 0.8, target: { min: 0.9 }, met: false },
      { figure: 'complaintRate', value: null, target: { max: 0.03 }, met: null },
    ]);
  });
});
