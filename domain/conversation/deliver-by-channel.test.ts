import { describe, expect, it } from 'vitest';
import { nextTryAfter } from './deliver-by-channel.js';

const waits: number[] = [];
for (let wait = nextTryAfter(1); wait !== null; wait = nextTryAfter(waits.length + 1)) waits.push(wait);
const minutes = (milliseconds: number) => milliseconds / 60_000;

describe('a delivery that fails', () => {
  it('is tried again soon, then ever more seldom, at least every ten minutes', () => {
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(minutes(Math.max(...waits))).toBe(10);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  });

  it('is given up after hours, not minutes', () => {
    const all = minutes(waits.reduce((sum, wait) => sum + wait, 0));
    expect(all).toBeGreaterThan(5 * 60);
    expect(all).toBeLessThan(7 * 60);
  });
});
