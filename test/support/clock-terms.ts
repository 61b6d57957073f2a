import { parseDuration } from '../../domain/calendar/duration.js';
import { alarmsOf, type ClockTerms, type EscalationStep, type Pause } from '../../domain/sla/sla-clock.js';
import { at, calendarWith, weekdaysAt } from './calendars.js';

export const office = calendarWith(weekdaysAt('09:00-17:00'));
export const split = calendarWith(weekdaysAt('08:30-12:00', '13:30-17:30'));

export const lasting = (text: string) =>
  parseDuration(text) ?? { days: Number.NaN, milliseconds: Number.NaN };
export const share = (level: number, part: number): EscalationStep => ({
  level,
  to: 'DISPATCHER',
  when: { kind: 'AT', share: part },
});
export const pastDue = (level: number, delay: string): EscalationStep => ({
  level,
  to: 'MANAGER',
  when: { kind: 'AFTER', delay: lasting(delay) },
});
export const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: 'CUSTOMER',
});

/** Due on Monday at 14:00 (UTC) unless a test says otherwise; 2026-11-23 is a Monday. */
export const terms = (changes: Partial<ClockTerms> = {}): ClockTerms => ({
  within: lasting('PT4H'),
  calendar: office,
  steps: [share(1, 0.8), share(2, 1), pastDue(3, 'PT2H'), pastDue(4, 'PT24H')],
  startedAt: at('2026-11-23T10:00Z'),
  pauses: [],
  appointmentAt: null,
  ...changes,
});
export const timesOf = (changes: Partial<ClockTerms>): Date[] =>
  alarmsOf(terms(changes)).map(({ dueAt }) => dueAt);
