import { describe, expect, it } from 'vitest';
import { at } from '../../test/support/calendars.js';
import { lasting, pastDue, pause, share, split, terms, timesOf } from '../../test/support/clock-terms.js';
import { alwaysOpen } from '../calendar/working-calendar.js';
import { alarmsOf, type ClockTerms, dueAtOf } from './sla-clock.js';

describe('the due time of a clock', () => {
  it.each<[string, Partial<ClockTerms>, string]>([
    ['is the promise after the start', {}, '2026-11-23T14:00Z'],
    [
      'moves by an ended pause',
      { pauses: [pause('2026-11-23T11:00Z', '2026-11-23T12:00Z')] },
      '2026-11-23T15:00Z',
    ],
    [
      'is not moved by a pause that lasts',
      { pauses: [pause('2026-11-23T11:00Z', null)] },
      '2026-11-23T14:00Z',
    ],
    ['is the appointment when there is one', { appointmentAt: at('2026-11-25T20:00Z') }, '2026-11-25T20:00Z'],
    [
      'is the appointment even over a pause (GLPI#17186)',
      { appointmentAt: at('2026-11-25T20:00Z'), pauses: [pause('2026-11-23T11:00Z', '2026-11-24T12:00Z')] },
      '2026-11-25T20:00Z',
    ],
  ])('%s', (_rule, changes, due) => {
    expect(dueAtOf(terms(changes))).toEqual(at(due));
  });
});

describe('the alarms of a clock', () => {
  it('warn before the due time and tell of the miss from it on', () => {
    expect(alarmsOf(terms())).toEqual([
      { level: 1, to: 'DISPATCHER', dueAt: at('2026-11-23T13:12Z'), reason: 'SLA_WARNING' },
      { level: 2, to: 'DISPATCHER', dueAt: at('2026-11-23T14:00Z'), reason: 'SLA_MISSED' },
      { level: 3, to: 'MANAGER', dueAt: at('2026-11-23T16:00Z'), reason: 'SLA_MISSED' },
      { level: 4, to: 'MANAGER', dueAt: at('2026-11-26T14:00Z'), reason: 'SLA_MISSED' },
    ]);
  });

  it.each<[string, Partial<ClockTerms>, string[]]>([
    [
      'take their share of open time, breaks and nights left out (GLPI PR#22678)',
      { calendar: split, startedAt: at('2026-11-23T11:00Z'), steps: [share(1, 0.25), share(2, 0.5)] },
      ['2026-11-23T12:00Z', '2026-11-23T14:30Z'],
    ],
    [
      'never fall into the night or the weekend (zammad#2157)',
      { startedAt: at('2026-11-27T16:00Z'), steps: [share(1, 0.5), pastDue(2, 'PT7H')] },
      ['2026-11-30T10:00Z', '2026-12-01T11:00Z'],
    ],
    [
      'leave pauses out of the share, and of the time after the due time',
      {
        pauses: [
          pause('2026-11-23T11:00Z', '2026-11-23T12:00Z'),
          pause('2026-11-23T15:30Z', '2026-11-23T16:30Z'),
        ],
        steps: [share(1, 0.5), share(2, 1), pastDue(3, 'PT1H')],
      },
      ['2026-11-23T13:00Z', '2026-11-23T15:00Z', '2026-11-23T17:00Z'],
    ],
    [
      'take their share of a working day',
      { within: lasting('P1D'), steps: [share(1, 0.75), share(2, 1)] },
      ['2026-11-23T16:00Z', '2026-11-24T10:00Z'],
    ],
    [
      'at 100 % of a day that ends at an opening are at the opening',
      { within: lasting('P1D'), startedAt: at('2026-11-22T10:00Z'), steps: [share(1, 1)] },
      ['2026-11-24T09:00Z'],
    ],
    ['past 100 % follow the due time', { steps: [share(1, 1.5)] }, ['2026-11-23T16:00Z']],
    [
      'count to an appointment, and from it',
      { appointmentAt: at('2026-11-24T10:00Z'), steps: [share(1, 0.5), share(2, 1), pastDue(3, 'PT1H')] },
      ['2026-11-23T14:00Z', '2026-11-24T10:00Z', '2026-11-24T11:00Z'],
    ],
    [
      'are moved by no pause when there is an appointment, which no pause moves',
      {
        appointmentAt: at('2026-11-24T10:00Z'),
        steps: [share(1, 0.5), share(2, 1), pastDue(3, 'PT1H')],
        pauses: [pause('2026-11-24T09:00Z', '2026-11-24T11:00Z')],
      },
      ['2026-11-23T14:00Z', '2026-11-24T10:00Z', '2026-11-24T11:00Z'],
    ],
    [
      'are never later than an appointment before the start',
      { appointmentAt: at('2026-11-20T10:00Z'), steps: [share(1, 0.5), share(2, 1)] },
      ['2026-11-20T10:00Z', '2026-11-20T10:00Z'],
    ],
    [
      'count seconds when the promise does',
      {
        calendar: alwaysOpen(),
        within: lasting('PT6S'),
        steps: [share(1, 0.5), share(2, 1), pastDue(3, 'PT3S')],
      },
      ['2026-11-23T10:00:03Z', '2026-11-23T10:00:06Z', '2026-11-23T10:00:09Z'],
    ],
  ])('%s', (_rule, changes, times) => {
    expect(timesOf(changes)).toEqual(times.map(at));
  });

  it('come in order of level', () => {
    expect(
      alarmsOf(terms({ steps: [pastDue(3, 'PT0S'), share(1, 0.1), share(2, 0.2)] })).map(
        ({ level }) => level,
      ),
    ).toEqual([1, 2, 3]);
  });
});
