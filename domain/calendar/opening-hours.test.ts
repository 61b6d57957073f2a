import { describe, expect, it } from 'vitest';
import { at, calendarWith, everyDayAt, weekdaysAt, windows } from '../../test/support/calendars.js';
import { DAY, HOUR } from './duration.js';
import { holidaysOf } from './holidays.js';
import { CalendarError, parseLocalInterval, type WorkingCalendar } from './working-calendar.js';

const hours = (count: number) => ({ days: 0, milliseconds: count * HOUR });
const nights = weekdaysAt('22:00-06:00');
const closedOn = (...dates: string[]) => ({ closed: new Set(dates) });
const openOn = (date: string, ...texts: string[]) => ({ open: new Map([[date, windows(...texts)]]) });

describe('hours that nobody could keep', () => {
  const onlyHolidays = () => calendarWith(weekdaysAt('09:00-17:00'), { holiday: () => 'OFF' });
  const start = at('2026-11-20T12:00Z');
  it.each<[string, string, () => unknown]>([
    [
      'NEVER_OPENS',
      'hundreds of closed days in a row',
      () => calendarWith({ mon: [[540, 600]] }, { closed: mondaysFrom('2026-01-05', 200) }),
    ],
    ['NEVER_OPENS', 'no open weekday (GLPI PR#7474, peers B3.2)', () => calendarWith({})],
    [
      'NEVER_OPENS',
      'one open date and no weekday',
      () => calendarWith({}, openOn('2026-11-22', '09:00-10:00')),
    ],
    ['NEVER_OPENS', 'nothing but holidays', () => onlyHolidays().dueAt(start, hours(1))],
    ['NEVER_OPENS', 'no day but holidays', () => onlyHolidays().dueAt(start, { days: 1, milliseconds: 0 })],
    ['NEVER_OPENS', 'nothing to open next', () => onlyHolidays().nextOpening(start)],
    [
      'TOO_FAR',
      'a century at a minute a week',
      () => calendarWith({ sun: windows('09:00-09:01') }).dueAt(start, hours(876_600)),
    ],
    [
      'INVERTED',
      'an interval that ends before it begins (peers B5)',
      () => calendarWith({ mon: [[1020, 540]] }),
    ],
    ['INVERTED', 'an empty interval', () => calendarWith({ mon: [[540, 540]] })],
    [
      'OVERLAP',
      'overlapping intervals (peers B5)',
      () => calendarWith({ mon: windows('13:00-18:00', '09:00-13:30') }),
    ],
    [
      'OVERLAP',
      'a night that lasts into the next opening',
      () => calendarWith({ sun: windows('22:00-09:30'), mon: windows('09:00-17:00') }),
    ],
    [
      'OVERLAP',
      'overlapping hours of one date',
      () => calendarWith(nights, openOn('2026-11-22', '09:00-12:00', '11:00-13:00')),
    ],
    ['OUT_OF_RANGE', 'minutes beyond the night', () => calendarWith({ mon: [[540, 3000]] })],
    ['OUT_OF_RANGE', 'minutes before midnight', () => calendarWith({ mon: [[-60, 540]] })],
    ['OUT_OF_RANGE', 'no number', () => calendarWith({ mon: [[Number.NaN, 540]] })],
    ['UNKNOWN_TIMEZONE', 'an unknown time zone', () => calendarWith(nights, { timezone: 'Europe/Atlantis' })],
    ['BAD_DATE', 'a date that is none', () => calendarWith(nights, closedOn('2026-02-30'))],
  ])('are refused as %s: %s', (fault, _why, make) => {
    const refusal = thrownBy(make);
    expect(refusal).toBeInstanceOf(CalendarError);
    expect(refusal).toMatchObject({ fault, message: expect.stringContaining('Calendar office') });
  });

  it('are merely closed when asked whether they are open', () => {
    expect(onlyHolidays().isOpen(start)).toBe(false);
    expect(onlyHolidays().openMilliseconds(at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(0);
  });
});

function thrownBy(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

describe('hours that touch', () => {
  it('are one: nothing is lost where one interval ends and the next begins', () => {
    const calendar = calendarWith({
      ...everyDayAt('00:00-24:00'),
      mon: windows('00:00-12:00', '12:00-24:00'),
    });
    expect(calendar.dueAt(at('2026-11-20T12:00Z'), hours(240))).toEqual(at('2026-11-30T12:00Z'));
  });

  it('of a date of its own may run into the night before, and count once', () => {
    const calendar = calendarWith(nights, openOn('2026-11-24', '04:00-08:00'));
    expect(calendar.openMilliseconds(at('2026-11-23T12:00Z'), at('2026-11-24T12:00Z'))).toBe(10 * HOUR);
  });

  it('over the turn of the week are counted on both sides of it', () => {
    const calendar = calendarWith({ sun: windows('20:00-04:00') });
    expect(calendar.openMilliseconds(at('2026-11-23T00:00Z'), at('2026-11-24T00:00Z'))).toBe(4 * HOUR);
    expect(calendar.openMilliseconds(at('2026-11-16T00:00Z'), at('2026-11-30T00:00Z'))).toBe(16 * HOUR);
    expect(calendar.dueAt(at('2026-11-22T20:00Z'), hours(6))).toEqual(at('2026-11-23T02:00Z'));
  });
});

describe('holidays, make-up days and dates of their own', () => {
  const chinese = (rest: Parameters<typeof calendarWith>[1] = {}, weekly = weekdaysAt('09:00-17:00')) =>
    calendarWith(weekly, { timezone: 'Asia/Shanghai', holiday: holidaysOf('CN') ?? (() => null), ...rest });
  const afternoon = openOn('2026-09-20', '13:00-15:00');
  const usual = weekdaysAt('09:00-17:00');

  // Sunday 2026-09-20 makes up for National Day; the start is noon of the Saturday before, in Shanghai.
  it.each<[string, WorkingCalendar, string]>([
    ['a make-up Sunday is worked at the hours of Monday', chinese(), '2026-09-20T02:00Z'],
    [
      'with Monday closed it is worked at those of the first open weekday',
      chinese({}, { tue: windows('10:00-11:30') }),
      '2026-09-20T03:00Z',
    ],
    [
      'a make-up Sunday that is also a closed date stays closed (peers B5)',
      chinese(closedOn('2026-09-20')),
      '2026-09-21T02:00Z',
    ],
    [
      'a make-up Sunday that is also an open date has the hours of the date',
      chinese(afternoon),
      '2026-09-20T06:00Z',
    ],
    [
      'an open date wins over a closed one',
      chinese({ ...afternoon, ...closedOn('2026-09-20') }),
      '2026-09-20T06:00Z',
    ],
    [
      'a Sunday with hours keeps them on a make-up day',
      chinese({}, { ...usual, sun: windows('13:00-15:00') }),
      '2026-09-20T06:00Z',
    ],
    [
      'an open date without hours is closed',
      chinese({ open: new Map([['2026-09-20', []]]) }),
      '2026-09-21T02:00Z',
    ],
  ])('%s', (_rule, calendar, due) => {
    expect(calendar.dueAt(at('2026-09-19T04:00Z'), hours(1))).toEqual(at(due));
  });

  it('skip a holiday week and work the make-up Saturday after it', () => {
    expect(chinese().dueAt(at('2026-09-30T08:00Z'), hours(17))).toEqual(at('2026-10-09T09:00Z'));
    expect(chinese().dueAt(at('2026-09-30T08:00Z'), hours(18))).toEqual(at('2026-10-10T02:00Z'));
  });

  it('open on a holiday whose date has hours', () => {
    const calendar = chinese(openOn('2026-10-02', '09:00-10:00'));
    expect(calendar.nextOpening(at('2026-09-30T09:00Z'))).toEqual(at('2026-10-02T01:00Z'));
  });

  it('leave the working days of a year that the law leaves', () => {
    const open = chinese().openMilliseconds(at('2025-12-31T16:00Z'), at('2026-12-31T16:00Z'));
    // 365 less 104 days of weekends and 13 statutory days; make-up days pay for the bridges.
    expect(open / (DAY / 3)).toBe(248);
  });
});

describe('a written interval', () => {
  it.each([
    ['08:30-12:00', [510, 720]],
    ['09:00-24:00', [540, 1440]],
    ['22:00-06:00', [1320, 1800]],
    ['00:00-23:59', [0, 1439]],
  ])('%s is minutes of its day', (text, interval) => {
    expect(parseLocalInterval(text)).toEqual(interval);
  });

  it.each([
    '9:00-17:00',
    '09:00-25:00',
    '24:00-09:00',
    '09:60-10:00',
    '09:00',
    '09:00 - 17:00',
    '00:00-00:00',
    '',
  ])('%j is none', (text) => {
    expect(parseLocalInterval(text)).toBeNull();
  });
});

function mondaysFrom(first: string, count: number): Set<string> {
  const monday = Date.parse(first);
  return new Set(
    Array.from({ length: count }, (_, week) =>
      new Date(monday + week * 604_800_000).toISOString().slice(0, 10),
    ),
  );
}
