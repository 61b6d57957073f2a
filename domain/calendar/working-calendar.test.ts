import { describe, expect, it } from 'vitest';
import { at, calendarWith, everyDayAt, weekdaysAt, windows } from '../../test/support/calendars.js';
import { DAY, HOUR, MINUTE, SECOND } from './duration.js';
import { alwaysOpen, type WorkingCalendar } from './working-calendar.js';

const office = calendarWith(weekdaysAt('09:00-17:00'));
const lunching = calendarWith(weekdaysAt('08:30-12:00', '13:30-17:30'));
const nights = weekdaysAt('22:00-06:00');

// 2026-11-20 is a Friday, 2026-11-23 a Monday.
describe('traps that other desks fell into', () => {
  const due: Record<string, [WorkingCalendar, string, number, string]> = {
    'hours until 24:00 do not run for ever (zammad#2497)': [
      calendarWith(weekdaysAt('09:00-24:00')),
      '2026-11-20T23:30Z',
      HOUR,
      '2026-11-23T09:30Z',
    ],
    'hours until 00:00 end at midnight (zammad#2497)': [
      calendarWith(weekdaysAt('09:00-00:00')),
      '2026-11-20T23:30Z',
      HOUR,
      '2026-11-23T09:30Z',
    ],
    'all day every day loses no minute at midnight (zammad#3180)': [
      calendarWith(everyDayAt('00:00-24:00')),
      '2026-11-20T12:00Z',
      10 * DAY,
      '2026-11-30T12:00Z',
    ],
    'a lunch break is not counted (chatwoot#14009)': [
      lunching,
      '2026-11-20T11:30Z',
      HOUR,
      '2026-11-20T14:00Z',
    ],
    'what is used up when the break begins is due then': [
      lunching,
      '2026-11-20T11:00Z',
      HOUR,
      '2026-11-20T12:00Z',
    ],
    'the rest of Friday goes on on Monday (chatwoot PR#13392)': [
      office,
      '2026-11-20T16:30Z',
      HOUR,
      '2026-11-23T09:30Z',
    ],
    'a start at closing time counts from the next opening': [
      office,
      '2026-11-20T17:00Z',
      HOUR,
      '2026-11-23T10:00Z',
    ],
    'one weekly day is enough (osTicket#6739)': [
      calendarWith({ wed: windows('09:00-17:00') }),
      '2026-11-26T10:00Z',
      2 * HOUR,
      '2026-12-02T11:00Z',
    ],
    'a night is worked past midnight, also into a free day': [
      calendarWith(nights),
      '2026-11-21T05:00Z',
      2 * HOUR,
      '2026-11-23T23:00Z',
    ],
    'a night belongs to the day it begins on, also before a closed day': [
      calendarWith(nights, { closed: new Set(['2026-11-24']) }),
      '2026-11-24T05:00Z',
      2 * HOUR,
      '2026-11-25T23:00Z',
    ],
    '15 seconds are counted to the second over a weekend (peers B5)': [
      office,
      '2026-11-20T16:59:50Z',
      15 * SECOND,
      '2026-11-23T09:00:05Z',
    ],
    '1,095 days are not too long (zammad#418, peers B5)': [
      alwaysOpen(),
      '2026-11-20T12:00Z',
      1095 * DAY,
      '2029-11-19T12:00Z',
    ],
    'nothing to count is due at once, even outside hours': [
      office,
      '2026-11-21T12:00Z',
      0,
      '2026-11-21T12:00Z',
    ],
  };

  it.each(Object.entries(due))('%s', (_trap, [calendar, start, milliseconds, expected]) => {
    expect(calendar.dueAt(at(start), { days: 0, milliseconds })).toEqual(at(expected));
  });

  it('a span that ends before it begins has no open time', () => {
    expect(office.openMilliseconds(at('2026-11-23T12:00Z'), at('2026-11-23T10:00Z'))).toBe(0);
  });
});

describe('where the clocks change', () => {
  const allDay = everyDayAt('00:00-24:00');
  const sunday = { sun: windows('00:00-24:00') };
  const open: Record<string, [WorkingCalendar['openMilliseconds'], string, string, number]> = {};
  const row = (
    title: string,
    weekly: typeof allDay,
    timezone: string,
    from: string,
    to: string,
    hours: number,
  ) => {
    open[title] = [calendarWith(weekly, { timezone }).openMilliseconds, from, to, hours * HOUR];
  };
  const spring = ['Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T12:00Z'] as const;
  const autumn = ['Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T12:00Z'] as const;
  row(
    'a spring day in Berlin has 23 hours',
    sunday,
    'Europe/Berlin',
    '2026-03-27T00:00Z',
    '2026-04-01T00:00Z',
    23,
  );
  row(
    'an autumn day in Berlin has 25 hours',
    sunday,
    'Europe/Berlin',
    '2026-10-23T00:00Z',
    '2026-10-28T00:00Z',
    25,
  );
  row('a spring night shift is an hour shorter', everyDayAt('22:00-06:00'), ...spring, 7);
  row('an autumn night shift is an hour longer', everyDayAt('22:00-06:00'), ...autumn, 9);
  row('an opening that is skipped is at the skip', everyDayAt('02:30-06:00'), ...spring, 3);
  row('hours wholly skipped are none', everyDayAt('02:10-02:50'), ...spring, 0);
  row('a closing that comes twice is the first', everyDayAt('00:00-02:30'), ...autumn, 2.5);
  row('an opening that comes twice is the first', everyDayAt('02:30-06:00'), ...autumn, 4.5);
  const paulo = 'America/Sao_Paulo';
  row(
    'a day without midnight in Sao Paulo has 23 hours',
    sunday,
    paulo,
    '2015-10-16T00:00Z',
    '2015-10-21T00:00Z',
    23,
  );
  const saturday = { sat: windows('00:00-24:00') };
  row(
    'a Saturday in Sao Paulo whose last hour comes twice has 25',
    saturday,
    paulo,
    '2016-02-19T00:00Z',
    '2016-02-23T00:00Z',
    25,
  );
  row(
    'Sydney springs forward in October',
    sunday,
    'Australia/Sydney',
    '2026-10-02T00:00Z',
    '2026-10-07T00:00Z',
    23,
  );
  row('Sydney falls back in April', sunday, 'Australia/Sydney', '2026-04-03T00:00Z', '2026-04-08T00:00Z', 25);
  row(
    'Lord Howe moves by half an hour',
    sunday,
    'Australia/Lord_Howe',
    '2026-04-03T00:00Z',
    '2026-04-08T00:00Z',
    24.5,
  );

  it.each(Object.entries(open))('%s (peers B5)', (_title, [openMilliseconds, from, to, expected]) => {
    expect(openMilliseconds(at(from), at(to))).toBe(expected);
  });

  it('the offset is that of the day counted, not of the start (dbt_zendesk#25)', () => {
    const berlin = calendarWith(weekdaysAt('09:00-17:00'), { timezone: 'Europe/Berlin' });
    const due = berlin.dueAt(at('2026-03-27T15:00Z'), { days: 0, milliseconds: 2 * HOUR });
    expect(due).toEqual(at('2026-03-30T08:00Z'));
  });

  it('24 hours are elapsed time on a calendar that never closes (billetsys PR#175)', () => {
    const due = alwaysOpen().dueAt(at('2026-03-28T12:00Z'), { days: 0, milliseconds: DAY });
    expect(due).toEqual(at('2026-03-29T12:00Z'));
  });

  it('a local day that never was is not worked (Apia, 2011-12-30)', () => {
    const apia = calendarWith(weekdaysAt('09:00-17:00'), { timezone: 'Pacific/Apia' });
    const due = apia.dueAt(at('2011-12-30T02:00Z'), { days: 0, milliseconds: 2 * HOUR });
    expect(due).toEqual(at('2012-01-01T20:00Z'));
  });

  it('a minute is a minute in a zone with an odd offset', () => {
    const kathmandu = calendarWith(weekdaysAt('09:00-17:00'), { timezone: 'Asia/Kathmandu' });
    const due = kathmandu.dueAt(at('2026-11-20T00:00Z'), { days: 0, milliseconds: MINUTE });
    expect(due).toEqual(at('2026-11-20T03:16Z'));
  });
});

describe('opening', () => {
  it.each([
    ['2026-11-20T08:59:59.999Z', false, '2026-11-20T09:00Z'],
    ['2026-11-20T09:00:00.000Z', true, '2026-11-20T09:00Z'],
    ['2026-11-20T16:59:59.999Z', true, '2026-11-20T16:59:59.999Z'],
    ['2026-11-20T17:00:00.000Z', false, '2026-11-23T09:00Z'],
  ])('at %s is %s, and next at %s', (instant, open, next) => {
    expect(office.isOpen(at(instant))).toBe(open);
    expect(office.nextOpening(at(instant))).toEqual(at(next));
  });

  it('is always on the calendar that needs no writing', () => {
    expect(alwaysOpen()).toMatchObject({ id: 'always', always: true });
    expect(alwaysOpen().isOpen(at('2026-11-22T03:00Z'))).toBe(true);
    expect(alwaysOpen().nextOpening(at('2026-11-22T03:00Z'))).toEqual(at('2026-11-22T03:00Z'));
  });
});
