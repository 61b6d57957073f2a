import { describe, expect, it } from 'vitest';
import { DateTime, Decimal, Duration, LocalDate } from './scalars.js';

describe('DateTime', () => {
  it.each([
    ['2026-11-22T16:00:00+08:00', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T08:00:00Z', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T08:00:00.123Z', '2026-11-22T08:00:00.123Z'],
  ])('reads %s as %s', (given, instant) => {
    expect(DateTime.serialize(DateTime.parseValue(given))).toBe(instant);
  });

  it.each(['2026-11-22', '2026-11-22T08:00:00', '2026-02-30T08:00:00Z', 'tomorrow', '', 1_700_000_000, null])(
    'refuses %j',
    (given) => expect(() => DateTime.parseValue(given)).toThrow(),
  );
});

describe('Date', () => {
  it('stays as it is written', () => expect(LocalDate.parseValue('2028-02-29')).toBe('2028-02-29'));

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-11-22T00:00:00Z', 20_261_122])(
    'refuses %j',
    (given) => expect(() => LocalDate.parseValue(given)).toThrow(),
  );
});

describe('Duration', () => {
  it.each([
    [86_400_000, 'PT24H'],
    [-90_000, '-PT1M30S'],
    [0, 'PT0S'],
  ])('shows %d ms as %s', (given, shown) => expect(Duration.serialize(given)).toBe(shown));
});

describe('Decimal', () => {
  it('is text', () => expect(Decimal.parseValue('128.00')).toBe('128.00'));

  it.each([128, '1e3', '.5', '1.', '1,5', 'NaN', ''])('refuses %j', (given) =>
    expect(() => Decimal.parseValue(given)).toThrow(),
  );
});
