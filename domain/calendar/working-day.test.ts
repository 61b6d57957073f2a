import { describe, expect, it } from 'vitest';
import { at, calendarWith, everyDayAt, weekdaysAt, windows } from '../../test/support/calendars.js';
import { parseDuration } from './duration.js';
import { alwaysOpen, type WorkingCalendar } from './working-calendar.js';

const due = (calendar: WorkingCalendar, start: string, within: string): Date =>
  calendar.dueAt(at(start), parseDuration(within) ?? { days: Number.NaN, milliseconds: 0 });

// 2026-11-23 is a Monday, 2026-11-28 a Saturday.
describe('days on a working calendar', () => {
  const weekly = { ...weekdaysAt('08:30-12:00', '13:30-17:30'), sat: windows('09:00-12:00') };
  const shop = calendarWith(weekly, {
    holiday: (date) => (date === '2026-12-01' ? 'OFF' : date === '2026-12-06' ? 'WORK' : null),
    open: new Map([['2026-12-13', windows('12:00-13:00')]]),
  });

  it.each([
    ['are the same local time on the next open day', '2026-11-23T10:00Z', 'P1D', '2026-11-24T10:00Z'],
    ['end at closing time when that day closes earlier', '2026-11-27T16:00Z', 'P1D', '2026-11-28T12:00Z'],
    ['end at the opening when that day opens later', '2026-11-27T08:30Z', 'P1D', '2026-11-28T09:00Z'],
    ['pass over a closed Sunday', '2026-11-28T09:30Z', 'P1D', '2026-11-30T09:30Z'],
    ['from outside hours count from the next opening', '2026-11-28T13:00Z', 'P1D', '2026-12-02T08:30Z'],
    ['from within a break count from its end', '2026-11-23T12:30Z', 'P1D', '2026-11-24T13:30Z'],
    ['from closing time count from the next opening', '2026-11-23T17:30Z', 'P1D', '2026-11-25T08:30Z'],
    ['are not shortened by a short day on the way', '2026-11-27T16:00Z', 'P2D', '2026-11-30T16:00Z'],
    ['pass over a holiday', '2026-11-30T10:00Z', 'P1D', '2026-12-02T10:00Z'],
    ['include a make-up Sunday', '2026-12-05T10:00Z', 'P1D', '2026-12-06T10:00Z'],
    ['include a Sunday with hours of its own', '2026-12-12T10:00Z', 'P1D', '2026-12-13T12:00Z'],
    ['that would end in a break end when it begins', '2026-12-13T12:30Z', 'P1D', '2026-12-14T12:00Z'],
    ['make fourteen of two weeks', '2026-11-02T10:00Z', 'P2W', '2026-11-18T10:00Z'],
    ['come first when hours follow', '2026-11-23T16:30Z', 'P1DT2H', '2026-11-25T09:30Z'],
    ['come first when hours follow from outside hours', '2026-11-22T10:00Z', 'P1DT2H', '2026-11-24T10:30Z'],
  ])('%s', (_rule, start, within, expected) => {
    expect(due(shop, start, within)).toEqual(at(expected));
  });

  it('may be 1,095', () => {
    expect(due(calendarWith(weekdaysAt('09:00-17:00')), '2026-11-20T12:00Z', 'P1095D')).toEqual(
      at('2031-01-31T12:00Z'),
    );
  });
});

describe('days where the clocks change', () => {
  const timezone = 'Europe/Berlin';

  it('keep the local time', () => {
    const office = calendarWith(weekdaysAt('09:00-17:00'), { timezone });
    expect(due(office, '2026-03-27T09:00Z', 'P1D')).toEqual(at('2026-03-30T08:00Z'));
  });

  it('end at the skip when the local time is skipped', () => {
    const roundTheClock = calendarWith(everyDayAt('00:00-24:00'), { timezone });
    expect(due(roundTheClock, '2026-03-28T01:30Z', 'P1D')).toEqual(at('2026-03-29T01:00Z'));
  });

  it('are 24 hours where it is never closed', () => {
    expect(due(alwaysOpen(), '2026-03-28T12:00Z', 'P1D')).toEqual(at('2026-03-29T12:00Z'));
    expect(due(alwaysOpen(), '2026-03-28T12:00Z', 'P2W')).toEqual(at('2026-04-11T12:00Z'));
  });
});

describe('days of night shifts', () => {
  const nights = calendarWith(weekdaysAt('22:00-06:00'));

  it('lead from one night to the next, the hours after midnight included', () => {
    expect(due(nights, '2026-11-24T02:00Z', 'P1D')).toEqual(at('2026-11-25T02:00Z'));
    expect(due(nights, '2026-11-24T23:00Z', 'P1D')).toEqual(at('2026-11-25T23:00Z'));
  });

  it('lead from the end of the week to the night of Monday', () => {
    expect(due(nights, '2026-11-28T02:00Z', 'P1D')).toEqual(at('2026-12-01T02:00Z'));
  });

  it('lead over the turn of the week', () => {
    const sundays = calendarWith({ sun: windows('20:00-04:00'), wed: windows('09:00-17:00') });
    expect(due(sundays, '2026-11-23T02:00Z', 'P1D')).toEqual(at('2026-11-25T17:00Z'));
    expect(due(sundays, '2026-11-23T02:00Z', 'P2D')).toEqual(at('2026-11-30T02:00Z'));
  });
});
