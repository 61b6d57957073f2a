import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../test/support/calendars.js';
import { pause, terms } from '../../test/support/clock-terms.js';
import { HOUR } from '../calendar/duration.js';
import {
  type Alarm,
  alarmsOf,
  beforeAction,
  type ClockRecord,
  dueAtOf,
  judge,
  resumed,
  stateAfterMeeting,
} from './sla-clock.js';

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
