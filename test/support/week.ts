import { beforeEach } from 'vitest';
import type { TestDesk } from './desk.js';
import { day, hour } from './service.js';

/** Every test begins on a Monday of its own at 10:00 in Shanghai, from which hours are counted. */
export function useWeeks(test: TestDesk): (hours: number) => Date {
  let week = 0;
  const monday = (hours: number) => new Date(Date.UTC(2027, 0, 4, 2) + week * 7 * day + hours * hour);
  beforeEach(() => {
    week += 1;
    test.clock.set(monday(0));
  });
  return monday;
}
