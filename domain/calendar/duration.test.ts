import { describe, expect, it } from 'vitest';
import {
  addTerm,
  dayAfter,
  formatDuration,
  localDate,
  parseDuration,
  parseTerm,
  startOfDay,
  subtractTerm,
} from './duration.js';

describe('a duration of a policy', () => {
  it.each([
    ['PT24H', 0, 86_400_000],
    ['PT15S', 0, 15_000],
    ['PT1H30M', 0, 5_400_000],
    ['PT0S', 0, 0],
    ['PT0.25S', 0, 250],
    ['PT1,5H', 0, 5_400_000],
    ['P1D', 1, 0],
    ['P2W', 14, 0],
    ['P1W2DT3H', 9, 10_800_000],
    ['P1095D', 1095, 0],
  ])('%s is %i days and %i ms', (text, days, milliseconds) => {
    expect(parseDuration(text)).toEqual({ days, milliseconds });
  });

  it.each([
    ...[
      '',
      'P',
      'PT',
      'P1DT',
      '1D',
      'PT1',
      'P1Y',
      'P1M',
      'p1d',
      '-PT5M',
      'P-1D',
      'P0.5D',
      'P1.5W',
      'PT1.5H30M',
    ],
    ...['PT30M1H', ' PT1H', 'PT1H\n', 'PT1H ', 'P36526D', 'PT999999999999999H', '24:00', 'PT1Hour', 'P١D'],
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it.each([
    [86_400_000, 'PT24H'],
    [6_000, 'PT6S'],
    [5_400_000, 'PT1H30M'],
    [0, 'PT0S'],
    [-0, 'PT0S'],
    [-300_000, '-PT5M'],
    [1, 'PT0.001S'],
    [-1_250, '-PT1.25S'],
    [94_608_000_000, 'PT26280H'],
    [3_599_999, 'PT59M59.999S'],
  ])('%i ms are written %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('a calendar term', () => {
  it.each([
    ['P3Y', { years: 3, months: 0, days: 0 }],
    ['P18M', { years: 0, months: 18, days: 0 }],
    ['P15D', { years: 0, months: 0, days: 15 }],
    ['P2W', { years: 0, months: 0, days: 14 }],
    ['P1Y6M1W1D', { years: 1, months: 6, days: 8 }],
  ])('%s is read', (text, term) => {
    expect(parseTerm(text)).toEqual(term);
  });

  it.each(['', 'P', 'P1H', 'PT1H', 'P1DT1H', 'P1.5Y', '-P1Y', 'P1D1Y', 'P101Y', 'P3Y\n'])(
    '%j is none',
    (text) => {
      expect(parseTerm(text)).toBeNull();
    },
  );

  it.each([
    ['2025-01-31', 'P1M', '2025-02-28'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2025-01-31', 'P1M1D', '2025-03-01'],
    ['2025-08-31', 'P18M', '2027-02-28'],
    ['2025-12-20', 'P15D', '2026-01-04'],
  ])('%s and %s end on %s', (date, text, last) => {
    expect(addTerm(date, parseTerm(text) ?? { years: 0, months: 0, days: 0 })).toBe(last);
  });

  it('is taken back from a date with the same care for short months', () => {
    expect(subtractTerm('2026-03-31', { years: 0, months: 1, days: 0 })).toBe('2026-02-28');
  });
});

describe('a local day', () => {
  it.each([
    ['2026-11-21T15:59:59.999Z', 'Asia/Shanghai', '2026-11-21'],
    ['2026-11-21T16:00:00Z', 'Asia/Shanghai', '2026-11-22'],
    ['2026-11-22T02:00:00Z', 'America/Los_Angeles', '2026-11-21'],
  ])('%s in %s is %s', (instant, timezone, date) => {
    expect(localDate(new Date(instant), timezone)).toBe(date);
  });

  it.each([
    ['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00Z'],
    // Clocks went from 00:00 to 01:00, so the day began at 01:00.
    ['2015-10-18', 'America/Sao_Paulo', '2015-10-18T03:00:00Z'],
    // Midnight came twice; the day began with the first.
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00Z'],
  ])('%s in %s begins at %s', (date, timezone, instant) => {
    expect(startOfDay(date, timezone)).toEqual(new Date(instant));
  });

  it('is followed by the next date and preceded by the one before', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  });
});
