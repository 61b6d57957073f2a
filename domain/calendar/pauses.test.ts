import { describe, expect, it } from 'vitest';
import { at, calendarWith, weekdaysAt } from '../../test/support/calendars.js';
import { HOUR } from './duration.js';
import { alwaysOpen, type Interval, type WorkingCalendar } from './working-calendar.js';

const office = calendarWith(weekdaysAt('09:00-17:00'));
const closedTuesday = calendarWith(weekdaysAt('09:00-17:00'), { closed: new Set(['2026-11-24']) });

/** "23T13:30/23T14:30": days and times of November 2026; the 23rd is a Monday. */
const november = (time: string): Date => at(`2026-11-${time}Z`);
const pausesOf = (text: string): Interval[] =>
  text.split(' ').map((pause) => {
    const [from = '', to = ''] = pause.split('/');
    return [november(from), november(to)];
  });

describe('pauses of a promise of four hours', () => {
  it.each<[string, WorkingCalendar, start: string, pauses: string, due: string]>([
    [
      'in hours move it by their length (frappe/helpdesk PR#2449)',
      office,
      '23T10:00',
      '23T13:30/23T14:30',
      '23T15:00',
    ],
    [
      'over a night count open time only (peers B3.6, erpnext PR#47029)',
      office,
      '23T15:00',
      '23T16:00/24T10:00',
      '24T13:00',
    ],
    ['outside hours change nothing', office, '23T15:00', '23T17:00/24T09:00', '24T11:00'],
    ['at midnight change nothing (peers B5)', office, '23T15:00', '23T23:59/24T00:01', '24T11:00'],
    [
      'within a closed day change nothing (peers B5)',
      closedTuesday,
      '23T15:00',
      '24T09:00/24T17:00',
      '25T11:00',
    ],
    [
      'over a closed day count what is open around it',
      closedTuesday,
      '23T15:00',
      '23T16:00/25T10:00',
      '25T13:00',
    ],
    ['from the very opening count whole (peers B5)', office, '23T15:00', '24T09:00/24T10:00', '24T12:00'],
    ['up to closing time count whole (peers B5)', office, '23T15:00', '23T16:00/23T17:00', '24T12:00'],
    ['that end when the clock starts change nothing', office, '23T10:00', '23T09:00/23T10:00', '23T14:00'],
    ['that began before the clock count from its start', office, '23T10:00', '23T09:00/23T11:00', '23T15:00'],
    ['that begin at the due time change nothing', office, '23T10:00', '23T14:00/23T15:00', '23T14:00'],
    ['while late already change nothing (peers B5)', office, '23T10:00', '24T09:00/26T15:00', '23T14:00'],
    [
      'just before the due time leave that rest for later',
      office,
      '23T10:00',
      '23T13:59/24T12:00',
      '24T12:01',
    ],
    [
      'met by the moved due time count as well',
      office,
      '23T10:00',
      '23T11:00/23T12:00 23T14:30/23T15:30',
      '23T16:00',
    ],
    ['that overlap count once', office, '23T10:00', '23T12:00/23T14:00 23T11:00/23T13:00', '23T17:00'],
    ['that end before they begin are none', office, '23T10:00', '23T12:00/23T11:00', '23T14:00'],
    ['count whole where it is never closed', alwaysOpen(), '23T10:00', '23T11:00/25T11:00', '25T14:00'],
  ])('%s', (_rule, calendar, start, pauses, due) => {
    const counted = calendar.dueAt(november(start), { days: 0, milliseconds: 4 * HOUR }, pausesOf(pauses));
    expect(counted).toEqual(november(due));
    expect(calendar.openMilliseconds(november(start), counted, pausesOf(pauses))).toBe(4 * HOUR);
  });
});

describe('pauses of a promise of one working day', () => {
  it.each<[string, start: string, pauses: string, due: string]>([
    [
      'move it by their open time, closed hours not counted (GLPI PR#14937)',
      '23T10:00',
      '23T16:00/24T09:30',
      '24T11:30',
    ],
    ['outside hours change nothing', '23T10:00', '23T17:00/24T09:00', '24T10:00'],
    [
      'that hold its due time at an opening let it go when they end',
      '22T10:00',
      '23T20:00/24T12:00',
      '24T12:00',
    ],
    [
      'that last until the evening leave it due at the next opening',
      '22T10:00',
      '23T20:00/24T20:00',
      '25T09:00',
    ],
  ])('%s', (_rule, start, pauses, due) => {
    const counted = office.dueAt(november(start), { days: 1, milliseconds: 0 }, pausesOf(pauses));
    expect(counted).toEqual(november(due));
  });
});
