import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPolicy } from '../../domain/policy/policy-reader.js';
import { sayOpeningHours } from './opening-hours.js';

const policy = readPolicy(readFileSync('policies/default.yaml', 'utf8'));
const monday = new Date('2026-11-23T02:00:00Z');

test('neighbouring days with the same hours are said together, closed days not at all', () => {
  expect(sayOpeningHours(policy, monday, 'en')).toMatch(/^Mon–(Fri|Sat|Sun) \d/);
  expect(sayOpeningHours(policy, monday, 'zh-Hans')).toMatch(/^周一–周[五六日] 上午/);
  expect(sayOpeningHours(policy, monday, 'zh-Hant')).toMatch(/^週一–週[五六日] 上午/);
});

test('a desk that never closes says so', () => {
  const always = new Map([...policy.calendars].filter(([, calendar]) => calendar.always));
  expect(sayOpeningHours({ ...policy, calendars: always }, monday, 'en')).toBe('around the clock');
});
