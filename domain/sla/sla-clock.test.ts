import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, calendarWith, weekdaysAt } from '../../test/support/calendars.js';
import { HOUR, parseDuration } from '../calendar/duration.js';
import { alwaysOpen } from '../calendar/working-calendar.js';
import {
  type Alarm,
  alarmsOf,
  beforeAction,
  type ClockRecord,
  type ClockTerms,
  dueAtOf,
  type EscalationStep,
  judge,
  type Pause,
  resumed,
  stateAfterMeeting,
} from './sla-clock.js';

const office = calendarWith(weekdaysAt('09:00-17:00'));
const split = calendarWith(weekdaysAt('08:30-12:00', '13:30-17:30'));

const lasting = (text: string) => parseDuration(text) ?? { days: Number.NaN, milliseconds: Number.NaN };
const share = (level: number, part: number): EscalationStep => ({
  level,
  to: 'DISPATCHER',
  when: { kind: 'AT', share: part },
});
const pastDue = (level: number, delay: string): EscalationStep => ({
  level,
  to: 'MANAGER',
  when: { kind: 'AFTER', delay: lasting(delay) },
});
const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: 'CUSTOMER',
});

/** Due on Monday at 14:00 (UTC) unless a test says otherwise; 2026-11-23 is a Monday. */
const terms = (changes: Partial<ClockTerms> = {}): ClockTerms => ({
  within: lasting('PT4H'),
  calendar: office,
  steps: [share(1, 0.8), share(2, 1), pastDue(3, 'PT2H'), pastDue(4, 'PT24H')],
  startedAt: at('2026-11-23T10:00Z'),
  pauses: [],
  appointmentAt: null,
  ...changes,
});
const timesOf = (changes: Partial<ClockTerms>): Date[] => alarmsOf(terms(changes)).map(({ dueAt }) => dueAt);

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

const due = at('2026-11-23T14:00Z');
const running: ClockRecord = { state: 'RUNNING', dueAt: due, metAt: null, missedAt: null, firedLevels: [] };
const missed: ClockRecord = { ...running, state: 'MISSED', missedAt: due };
const alarms = alarmsOf(terms());
const levelsOf = (fired: readonly Alarm[]): number[] => fired.map(({ level }) => level);

describe('judging a clock', () => {
  it.each<[string, ClockRecord, string, boolean, number[], string | null]>([
    ['before any alarm waits for the first', running, '23T13:11:59.999', false, [], '23T13:12'],
    ['at the warning fires it', running, '23T13:12', false, [1], '23T14:00'],
    ['just before the due time finds nothing missed', running, '23T13:59:59.999', false, [1], '23T14:00'],
    ['at the due time marks the miss and fires its alarm', running, '23T14:00', true, [1, 2], '23T16:00'],
    [
      'late fires all that is overdue at once, in order of level (rule 6)',
      running,
      '30T09:00',
      true,
      [1, 2, 3, 4],
      null,
    ],
    [
      'fires no level twice (glpi#1996)',
      { ...missed, firedLevels: [1, 2] },
      '23T16:00',
      false,
      [3],
      '26T14:00',
    ],
    [
      'fires a skipped lower level still (glpi#5319)',
      { ...missed, firedLevels: [2] },
      '23T15:00',
      false,
      [1],
      '23T16:00',
    ],
    [
      'with the clock set back fires nothing again (peers B5)',
      { ...missed, firedLevels: [1, 2] },
      '23T13:00',
      false,
      [],
      '23T16:00',
    ],
    ['marks a miss once', { ...missed, firedLevels: [1, 2, 3] }, '23T18:00', false, [], '26T14:00'],
    [
      'with every level fired has nothing to wait for',
      { ...missed, firedLevels: [1, 2, 3, 4] },
      '27T18:00',
      false,
      [],
      null,
    ],
    ['while paused fires nothing (glpi#24481)', { ...running, state: 'PAUSED' }, '30T09:00', false, [], null],
    [
      'paused after the miss fires nothing either',
      { ...missed, state: 'PAUSED' },
      '30T09:00',
      false,
      [],
      null,
    ],
    ['once met fires nothing', { ...running, state: 'MET', metAt: due }, '30T09:00', false, [], null],
    [
      'once met too late fires nothing',
      { ...missed, metAt: at('2026-11-23T15:00Z') },
      '30T09:00',
      false,
      [],
      null,
    ],
    ['once cancelled fires nothing', { ...running, state: 'CANCELLED' }, '30T09:00', false, [], null],
  ])('%s', (_rule, record, now, isMissed, levels, next) => {
    const judgement = judge(record, alarms, at(`2026-11-${now}Z`));
    expect(judgement.missed).toBe(isMissed);
    expect(levelsOf(judgement.fire)).toEqual(levels);
    expect(judgement.nextAlarmAt).toEqual(next === null ? null : at(`2026-11-${next}Z`));
  });

  it('without alarms still waits for the due time', () => {
    expect(judge(running, [], at('2026-11-23T10:00Z'))).toEqual({
      missed: false,
      fire: [],
      nextAlarmAt: due,
    });
    expect(judge(running, [], due)).toEqual({ missed: true, fire: [], nextAlarmAt: null });
  });

  it('leaves nothing behind, however the looks are spread', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 120 * 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(looks, (minutes) => {
        const times = [...minutes, 120 * 60].toSorted((a, b) => a - b);
        let record = running;
        const fired: number[] = [];
        let misses = 0;
        for (const minute of times) {
          const now = new Date(at('2026-11-23T10:00Z').getTime() + (minute * HOUR) / 60);
          const judgement = judge(record, alarms, now);
          fired.push(...levelsOf(judgement.fire));
          if (judgement.missed) misses += 1;
          if (judgement.nextAlarmAt !== null && judgement.nextAlarmAt <= now) return false;
          record = { ...record, ...(judgement.missed && missed), firedLevels: [...fired] };
        }
        return fired.join() === '1,2,3,4' && misses === 1;
      }),
    );
  });

  it('up to an action at the due time itself finds no miss', () => {
    expect(judge(running, alarms, beforeAction(due))).toMatchObject({ missed: false, nextAlarmAt: due });
  });
});

describe('meeting a promise', () => {
  const lastOfHold = at('2026-11-25T10:00Z');

  it.each<[string, ClockRecord, string, string]>([
    ['before the due time is in time', running, '2026-11-23T13:00Z', 'MET'],
    ['at the due time itself is in time', running, '2026-11-23T14:00Z', 'MET'],
    ['a millisecond later is late', running, '2026-11-23T14:00:00.001Z', 'MISSED'],
    ['late is late although no alarm has run yet (peers B3.1)', running, '2026-11-24T09:00Z', 'MISSED'],
    ['in time but written down after the alarm is in time', missed, '2026-11-23T13:30Z', 'MET'],
    ['after the miss was marked is late', missed, '2026-11-23T15:00Z', 'MISSED'],
    [
      'while paused is in time, whatever the old due time',
      { ...running, state: 'PAUSED' },
      '2026-11-25T10:00Z',
      'MET',
    ],
    ['while paused after a miss is late', { ...missed, state: 'PAUSED' }, '2026-11-25T10:00Z', 'MISSED'],
  ])('%s', (_rule, record, metAt, state) => {
    expect(stateAfterMeeting(record, at(metAt))).toBe(state);
  });

  it('counts a hold that the meeting itself ends (peers B3.4, frappe/helpdesk PR#3776)', () => {
    const onHold = terms({ pauses: [pause('2026-11-23T11:00Z', null)] });
    const pauses = resumed(onHold.pauses, lastOfHold);
    expect(pauses).toEqual([pause('2026-11-23T11:00Z', '2026-11-25T10:00Z')]);
    const dueAt = dueAtOf({ ...onHold, pauses });
    expect(dueAt).toEqual(at('2026-11-25T13:00Z'));
    expect(stateAfterMeeting({ ...running, dueAt }, lastOfHold)).toBe('MET');
  });

  it('before the hold began leaves the hold empty', () => {
    expect(resumed([pause('2026-11-23T11:00Z', null)], at('2026-11-23T10:30Z'))).toEqual([
      pause('2026-11-23T11:00Z', '2026-11-23T11:00Z'),
    ]);
  });
});

describe('a step counted from the start', () => {
  it('comes once, on the clock’s calendar, and is a warning before the due time', () => {
    const unseen = terms({
      steps: [{ level: 1, to: 'SUPERVISOR', when: { kind: 'OPEN', delay: lasting('PT30M') } }],
    });
    expect(alarmsOf(unseen)).toEqual([
      { level: 1, to: 'SUPERVISOR', dueAt: at('2026-11-23T10:30Z'), reason: 'SLA_WARNING' },
    ]);
  });
});

describe('a step that comes again and again', () => {
  const daily = (level: number, when: EscalationStep['when'], times = 30): EscalationStep => ({
    level,
    to: 'SUPERVISOR',
    when,
    again: { every: lasting('P1D'), times },
  });
  const owed: ClockRecord = {
    state: 'RUNNING',
    dueAt: at('2026-11-27T10:00Z'),
    metAt: null,
    missedAt: null,
    firedLevels: [],
  };
  const open = terms({
    within: lasting('P4D'),
    calendar: alwaysOpen(),
    steps: [share(1, 1), daily(2, { kind: 'OPEN', delay: lasting('P1D') })],
  });

  it('counts from the start, and takes a level for each time', () => {
    expect(
      alarmsOf(open)
        .slice(1, 6)
        .map(({ level, dueAt, reason, round }) => [level, dueAt, reason, round]),
    ).toEqual([
      [2, at('2026-11-24T10:00Z'), 'SLA_WARNING', 0],
      [3, at('2026-11-25T10:00Z'), 'SLA_WARNING', 1],
      [4, at('2026-11-26T10:00Z'), 'SLA_WARNING', 2],
      [5, at('2026-11-27T10:00Z'), 'SLA_MISSED', 3],
      [6, at('2026-11-28T10:00Z'), 'SLA_MISSED', 4],
    ]);
  });

  it('counts from its own time where it has one, on the clock’s calendar', () => {
    const late = terms({ steps: [daily(1, { kind: 'AFTER', delay: lasting('PT2H') }, 2)] });
    expect(alarmsOf(late).map(({ dueAt }) => dueAt)).toEqual([
      at('2026-11-23T16:00Z'),
      at('2026-11-24T16:00Z'),
    ]);
  });

  it('is told once each day, and looked at again the next', () => {
    const first = judge(owed, alarmsOf(open), at('2026-11-24T10:00Z'));
    expect(first.fire.map(({ level }) => level)).toEqual([2]);
    expect(first.nextAlarmAt).toEqual(at('2026-11-25T10:00Z'));
    expect(judge({ ...owed, firedLevels: [2] }, alarmsOf(open), at('2026-11-24T10:00Z')).fire).toEqual([]);
  });

  it('is told once for all the days on which nobody looked', () => {
    const late = judge(owed, alarmsOf(open), at('2026-11-26T20:00Z'));
    expect(late.fire.map(({ level }) => level)).toEqual([4]);
    const later = judge({ ...owed, firedLevels: [4] }, alarmsOf(open), at('2026-11-26T20:00Z'));
    expect(later).toEqual({ missed: false, fire: [], nextAlarmAt: at('2026-11-27T10:00Z') });
  });

  it('ends', () => {
    const two = terms({
      calendar: alwaysOpen(),
      steps: [daily(1, { kind: 'OPEN', delay: lasting('P1D') }, 2)],
    });
    const done: ClockRecord = { ...owed, state: 'MISSED', missedAt: owed.dueAt, firedLevels: [1, 2] };
    expect(judge(done, alarmsOf(two), at('2026-12-24T10:00Z')).nextAlarmAt).toBeNull();
  });
});
