import { describe, expect, it } from 'vitest';
import { at } from '../../test/support/calendars.js';
import { lasting, share, terms } from '../../test/support/clock-terms.js';
import { alwaysOpen } from '../calendar/working-calendar.js';
import { alarmsOf, type ClockRecord, type EscalationStep, judge } from './sla-clock.js';

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
