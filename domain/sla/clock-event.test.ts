import { describe, expect, it } from 'vitest';
import { type ClockEvent, clockEventsOf, dataOf, replayClock } from './clock-event.js';

const at = (text: string) => new Date(`2026-11-23T${text}Z`);
const started: ClockEvent = {
  type: 'CLOCK_STARTED',
  at: at('02:00'),
  target: 'ARRIVE',
  rule: 'arrive',
  calendar: 'always',
  dueAt: at('10:00'),
  appointmentAt: null,
  cycle: 1,
};
const paused: ClockEvent = { type: 'CLOCK_PAUSED', at: at('03:00'), reason: 'CUSTOMER', until: at('05:00') };
const resumed: ClockEvent = { type: 'CLOCK_RESUMED', at: at('04:00'), dueAt: at('11:00') };

describe('the replay of a clock', () => {
  it('runs from its start', () => {
    expect(replayClock([started])).toMatchObject({
      state: 'RUNNING',
      startedAt: at('02:00'),
      dueAt: at('10:00'),
      pauses: [],
    });
  });

  it('stands still while it is paused, and remembers for how long it did', () => {
    expect(replayClock([started, paused])).toMatchObject({
      state: 'PAUSED',
      pausedAt: at('03:00'),
      pausedMilliseconds: 0,
    });
    const { pauses, ...rest } = replayClock([started, paused, resumed]);
    expect(rest).toMatchObject({
      state: 'RUNNING',
      pausedAt: null,
      pausedMilliseconds: 3_600_000,
      dueAt: at('11:00'),
    });
    expect(pauses).toHaveLength(1);
  });

  it('counts once what two pauses cover', () => {
    const again: ClockEvent[] = [
      { type: 'CLOCK_PAUSED', at: at('03:00'), reason: 'CUSTOMER', until: null },
      { type: 'CLOCK_RESUMED', at: at('05:00'), dueAt: at('12:00') },
    ];
    expect(replayClock([started, paused, resumed, ...again]).pausedMilliseconds).toBe(2 * 3_600_000);
  });

  it('keeps MISSED when it is met later, and takes it back when it was met before', () => {
    const missed: ClockEvent = { type: 'CLOCK_MISSED', at: at('10:00') };
    const met = (time: string, late: boolean): ClockEvent => ({
      type: 'CLOCK_MET',
      at: at(time),
      recordedAt: at('12:00'),
      late,
    });
    expect(replayClock([started, missed, met('11:00', true)])).toMatchObject({
      state: 'MISSED',
      missedAt: at('10:00'),
      metAt: at('11:00'),
      endedAt: at('12:00'),
    });
    expect(replayClock([started, missed, met('09:00', false)])).toMatchObject({
      state: 'MET',
      missedAt: null,
    });
  });

  it('refuses events that lack the beginning', () => {
    expect(() => replayClock([paused])).toThrow('begin with its start');
    expect(() => replayClock([started, started])).toThrow('starts once');
  });
});

describe('the events of a ticket', () => {
  const stored = (event: ClockEvent, clockId: string) => ({
    type: event.type,
    at: event.at,
    data: { clockId, target: 'ARRIVE', ...dataOf(event) },
  });

  it('hold those of each clock, as they were', () => {
    const others = [
      { type: 'TICKET_HELD', at: at('03:00'), data: { reason: 'CUSTOMER' } },
      stored(started, 'b'),
    ];
    const mine = [started, paused, resumed];
    const history = [...others, ...mine.map((event) => stored(event, 'a'))];
    // As PostgreSQL keeps and gives them.
    const kept = history.map((event) => ({ ...event, data: JSON.parse(JSON.stringify(event.data)) }));
    expect(clockEventsOf('a', kept)).toEqual(mine);
  });

  it('are refused when something of them is lost', () => {
    const { data, ...rest } = stored(resumed, 'a');
    expect(() => clockEventsOf('a', [{ ...rest, data: { ...data, dueAt: undefined } }])).toThrow('dueAt');
  });
});
