import fc from 'fast-check';
import { describe, it } from 'vitest';
import { calendarWith } from '../../test/support/calendars.js';
import { DAY, HOUR, MINUTE, type PolicyDuration } from './duration.js';
import {
  type Interval,
  type LocalInterval,
  type WorkingCalendar,
  type WorkingHours,
  weekdays,
} from './working-calendar.js';

/** Interval ends come from an even number of distinct quarters of an hour, so intervals never overlap and may touch midnight. */
const dayHours: fc.Arbitrary<LocalInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15))
  .map((minutes) => minutes.flatMap((open, index) => pairAt(minutes, open, index)));

function pairAt(minutes: number[], open: number, index: number): LocalInterval[] {
  const close = minutes[index + 1];
  return index % 2 === 0 && close !== undefined ? [[open, close]] : [];
}

const FROM = Date.parse('2014-01-01T00:00Z');
const TO = Date.parse('2028-01-01T00:00Z');
const date = fc
  .integer({ min: FROM / DAY, max: TO / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));
const zones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Tehran',
  'Pacific/Apia',
];

/** Weekday hours with one of the nights crossing midnight, free dates, make-up dates and dates of their own. */
const hoursIn = (timezones: string[]): fc.Arbitrary<Parameters<typeof calendarWith>> =>
  fc
    .record({
      timezone: fc.constantFrom(...timezones),
      days: fc
        .array(dayHours, { minLength: 7, maxLength: 7 })
        .filter((days) => days.some((day) => day.length > 0)),
      night: fc.option(fc.integer({ min: 0, max: 6 })),
      rhythm: fc.integer({ min: 2, max: 40 }),
      closed: fc.array(date, { maxLength: 20 }),
      open: fc.array(fc.tuple(date, dayHours), { maxLength: 20 }),
    })
    .map(({ timezone, days, night, rhythm, closed, open }) => [
      Object.fromEntries(weekdays.map((weekday, index) => [weekday, withNight(days, index, night)])),
      { timezone, closed: new Set(closed), open: new Map(open), holiday: rhythmic(rhythm) },
    ]);

/** Every so many days a holiday, and the day after it a make-up day. */
const rhythmic =
  (rhythm: number): WorkingHours['holiday'] =>
  (day) => {
    const turn = (Date.parse(day) / DAY) % (rhythm * 2);
    return turn === 0 ? 'OFF' : turn === 1 ? 'WORK' : null;
  };

function withNight(days: LocalInterval[][], index: number, night: number | null): LocalInterval[] {
  const hours = days[index] ?? [];
  const morning = days[(index + 1) % 7]?.[0]?.[0] ?? 360;
  return index === night ? [...hours.filter(([, close]) => close <= 1200), [1200, 1440 + morning]] : hours;
}

const calendar: fc.Arbitrary<WorkingCalendar> = hoursIn(zones).map(([weekly, rest]) =>
  calendarWith(weekly, rest),
);
const instant = fc.date({ min: new Date(FROM), max: new Date(TO), noInvalidDate: true });
/** A promise of no time at all is refused when the policy is read. */
const hours: fc.Arbitrary<PolicyDuration> = fc
  .oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 400 * HOUR }))
  .map((milliseconds) => ({ days: 0, milliseconds }));
const anyDuration: fc.Arbitrary<PolicyDuration> = fc.record({
  days: fc.integer({ min: 0, max: 40 }),
  milliseconds: fc.integer({ min: 0, max: 60 * HOUR }),
});
const lengths = fc.integer({ min: -HOUR, max: 200 * HOUR });
const pausesFrom = (start: Date): fc.Arbitrary<Interval[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -100 * HOUR, max: 600 * HOUR }), lengths)
      .map(([after, length]): Interval => [plus(start, after), plus(start, after + length)]),
    { maxLength: 5 },
  );
const startWithPauses = instant.chain((start) => fc.tuple(fc.constant(start), pausesFrom(start)));
const plus = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

describe('whatever the hours', () => {
  it('the open time between start and due time is the time promised', () => {
    fc.assert(
      fc.property(calendar, startWithPauses, hours, (times, [start, pauses], within) => {
        return (
          times.openMilliseconds(start, times.dueAt(start, within, pauses), pauses) === within.milliseconds
        );
      }),
    );
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(
        calendar,
        startWithPauses,
        fc.nat({ max: 200 * HOUR }),
        hours,
        (times, [start, pauses], later, within) => {
          return times.dueAt(plus(start, later), within, pauses) >= times.dueAt(start, within, pauses);
        },
      ),
    );
  });

  it('a longer duration is never due earlier', () => {
    fc.assert(
      fc.property(
        calendar,
        startWithPauses,
        hours,
        fc.nat({ max: 99 * HOUR }),
        (times, [start, pauses], within, more) => {
          const longer = { days: 0, milliseconds: within.milliseconds + more };
          return times.dueAt(start, longer, pauses) >= times.dueAt(start, within, pauses);
        },
      ),
    );
  });

  it('a pause begun before the due time moves it by exactly the open time it covers, in days as in hours', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        anyDuration,
        fc.nat(999),
        fc.nat(300 * HOUR),
        (times, start, within, share, length) => {
          const due = times.dueAt(start, within);
          const from = plus(start, Math.floor(((due.getTime() - start.getTime()) * share) / 1000));
          const pause: Interval = [from, plus(from, length)];
          fc.pre(from < due);
          const moved = times.dueAt(start, within, [pause]);
          return moved >= due && times.openMilliseconds(due, moved) === times.openMilliseconds(...pause);
        },
      ),
    );
  });

  it('more days, and days from a later start, are never due earlier', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        anyDuration,
        fc.nat(100 * HOUR),
        fc.nat(9),
        (times, start, within, later, more) => {
          const due = times.dueAt(start, within);
          const longer = times.dueAt(start, { ...within, days: within.days + more });
          return times.dueAt(plus(start, later), within) >= due && longer >= due;
        },
      ),
    );
  });

  it('the next opening is open, and nothing before it is', () => {
    fc.assert(
      fc.property(calendar, instant, (times, start) => {
        const next = times.nextOpening(start);
        return next >= start && times.isOpen(next) && times.openMilliseconds(start, next) === 0;
      }),
    );
  });
});

describe('against counting minute by minute', () => {
  /** Zones without clock changes, where the wall clock is the instant and a constant. */
  const still = { 'Asia/Shanghai': 8 * HOUR, 'Asia/Kolkata': 5.5 * HOUR, 'America/Phoenix': -7 * HOUR };

  function openByTheWall([weekly, rest = {}]: Parameters<typeof calendarWith>, wall: number): boolean {
    return [0, 1440].some((before) => {
      const day = new Date(wall - before * MINUTE);
      const minute = day.getUTCHours() * 60 + day.getUTCMinutes() + before;
      return hoursOf(weekly, rest, day.toISOString().slice(0, 10)).some(
        ([open, close]) => open <= minute && minute < close,
      );
    });
  }

  function hoursOf(weekly: Parameters<typeof calendarWith>[0], rest: Partial<WorkingHours>, day: string) {
    const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';
    const kind = rest.holiday?.(day) ?? null;
    const usual = weekly[weekday] ?? [];
    if (rest.open?.has(day)) return rest.open.get(day) ?? [];
    if (rest.closed?.has(day) || kind === 'OFF') return [];
    if (kind === 'WORK' && usual.length === 0)
      return weekdays.map((each) => weekly[each] ?? []).find((each) => each.length) ?? [];
    return usual;
  }

  it('the open time of some days is the same', () => {
    fc.assert(
      fc.property(
        hoursIn(Object.keys(still)),
        fc.integer({ min: FROM / MINUTE, max: TO / MINUTE }),
        fc.nat(6_000),
        (description, start, length) => {
          const offset = Object.entries(still).find(([zone]) => zone === description[1]?.timezone)?.[1] ?? 0;
          const from = start * MINUTE;
          let minutes = 0;
          for (let at = from; at < from + length * MINUTE; at += MINUTE)
            if (openByTheWall(description, at + offset)) minutes += 1;
          const open = calendarWith(...description).openMilliseconds(
            new Date(from),
            new Date(from + length * MINUTE),
          );
          return open === minutes * MINUTE;
        },
      ),
      { numRuns: 60 },
    );
  });
});
