import { describe, expect, it } from 'vitest';
import { at, calendarWith, weekdaysAt } from '../../test/support/calendars.js';
import { HOUR } from '../calendar/duration.js';
import { alwaysOpen } from '../calendar/working-calendar.js';
import { penaltyAt } from './penalty.js';
import type { ClockTerms } from './sla-clock.js';

const penalty = { perStartedHour: 3_000, cap: 30_000, currency: 'CNY' };

/** Due on Monday 23 November 2026 at 12:00. */
const terms = (changes: Partial<ClockTerms> = {}): ClockTerms => ({
  within: { days: 0, milliseconds: 3 * HOUR },
  calendar: alwaysOpen(),
  steps: [],
  startedAt: at('2026-11-23T09:00Z'),
  pauses: [],
  appointmentAt: null,
  ...changes,
});
const owedAt = (until: string, changes: Partial<ClockTerms> = {}) =>
  penaltyAt(penalty, terms(changes), at(until))?.amount ?? null;
const held = (from: string, to: string | null) => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: 'CUSTOMER' as const,
});

describe('30 yuan for each late hour begun', () => {
  it.each([
    ['nothing in time', '2026-11-23T11:00Z', null],
    ['nothing at the due time itself', '2026-11-23T12:00:00Z', null],
    ['one hour for its first moment', '2026-11-23T12:00:00.001Z', '30.00'],
    ['one hour for a whole one', '2026-11-23T13:00Z', '30.00'],
    ['two for a minute more', '2026-11-23T13:01Z', '60.00'],
    ['the cap in the end', '2026-11-30T12:00Z', '300.00'],
  ])('is %s', (_what, until, amount) => {
    expect(owedAt(until)).toBe(amount);
  });

  it('has no end without a cap', () => {
    expect(penaltyAt({ ...penalty, cap: null }, terms(), at('2026-11-24T12:00Z'))).toEqual({
      amount: '720.00',
      currency: 'CNY',
    });
  });

  it('counts late hours on the clock’s own calendar', () => {
    const office = calendarWith(weekdaysAt('09:00-17:00'));
    const promised = { calendar: office, within: { days: 0, milliseconds: 7 * HOUR } };
    // Due at 16:00; the hour until closing and one of the next morning are late, the night is not.
    expect(owedAt('2026-11-24T09:30Z', promised)).toBe('60.00');
  });

  it('does not grow while the clock stands still', () => {
    expect(owedAt('2026-11-23T20:00Z', { pauses: [held('2026-11-23T12:30Z', '2026-11-23T19:45Z')] })).toBe(
      '30.00',
    );
    expect(owedAt('2026-11-23T20:00Z', { pauses: [held('2026-11-23T12:30Z', null)] })).toBe('30.00');
  });

  it('counts from a due time that a pause has moved', () => {
    expect(owedAt('2026-11-23T14:30Z', { pauses: [held('2026-11-23T10:00Z', '2026-11-23T12:00Z')] })).toBe(
      '30.00',
    );
  });

  it('is not promised where the rule says nothing of it', () => {
    expect(penaltyAt(null, terms(), at('2026-12-23T12:00Z'))).toBeNull();
  });
});
