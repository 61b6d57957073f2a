import { describe, expect, it } from 'vitest';
import { at, calendarWith, everyDayAt, weekdaysAt, windows } from '../../test/support/calendars.js';
import { alwaysOpen } from './working-calendar.js';

// 2026-11-23 is a Monday, 2026-11-28 a Saturday.
describe('closing time', () => {
  const shop = calendarWith(
    { ...weekdaysAt('08:30-12:00', '13:30-17:30'), sat: windows('09:00-12:00') },
    { holiday: (date) => (date === '2026-12-01' ? 'OFF' : null) },
  );
  const night = calendarWith({ mon: windows('22:00-06:00'), tue: windows('22:00-06:00') });

  it.each([
    ['is the last of the day, whatever breaks it has', shop, '2026-11-23T09:00Z', '2026-11-23T17:30Z'],
    ['is that of the day within a break', shop, '2026-11-23T12:30Z', '2026-11-23T17:30Z'],
    ['is that of the day before its opening', shop, '2026-11-23T03:00Z', '2026-11-23T17:30Z'],
    ['is the next day’s at closing time itself', shop, '2026-11-23T17:30Z', '2026-11-24T17:30Z'],
    ['is the day’s own where days differ', shop, '2026-11-27T18:00Z', '2026-11-28T12:00Z'],
    ['passes over a holiday', shop, '2026-11-30T18:00Z', '2026-12-02T17:30Z'],
    ['is in the morning for whoever works at night', night, '2026-11-24T02:00Z', '2026-11-24T06:00Z'],
    ['is that of the coming night between two', night, '2026-11-24T12:00Z', '2026-11-25T06:00Z'],
    [
      'is midnight where a day is worked whole',
      calendarWith(everyDayAt('00:00-24:00')),
      '2026-11-23T09:00Z',
      '2026-11-24T00:00Z',
    ],
  ])('%s', (_rule, calendar, from, expected) => {
    expect(calendar.closing(at(from))).toEqual(at(expected));
  });

  it('never comes where it is never closed', () => {
    expect(alwaysOpen().closing(at('2026-11-23T09:00Z'))).toBeNull();
  });
});
