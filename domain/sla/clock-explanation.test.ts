import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, calendarWith, weekdaysAt } from '../../test/support/calendars.js';
import { DAY, HOUR, MINUTE } from '../calendar/duration.js';
import { alwaysOpen } from '../calendar/working-calendar.js';
import { readPolicy } from '../policy/policy-reader.js';
import { explainTerms, passedOver } from './clock-explanation.js';
import type { ClockTerms, Pause } from './sla-clock.js';
import { ruleFor } from './sla-rule.js';

const office = calendarWith(weekdaysAt('09:00-12:00', '13:00-17:00'), {
  holiday: (date) => (date === '2026-11-24' ? 'OFF' : null),
  closed: new Set(['2026-11-25', '2026-11-28']),
});
const pause = (from: string, to: string | null): Pause => ({
  from: at(`2026-11-${from}Z`),
  to: to === null ? null : at(`2026-11-${to}Z`),
  reason: 'CUSTOMER',
});

/** From Monday at ten; Tuesday is a holiday, Wednesday is closed by the policy. */
const terms = (changes: Partial<ClockTerms> = {}): ClockTerms => ({
  within: { days: 0, milliseconds: 8 * HOUR },
  calendar: office,
  steps: [],
  startedAt: at('2026-11-23T10:00Z'),
  pauses: [],
  appointmentAt: null,
  ...changes,
});
const shown = (changes: Partial<ClockTerms>) => {
  const { segments, ...rest } = explainTerms(terms(changes));
  const short = (instant: Date) => instant.toISOString().slice(8, 16);
  return { ...rest, segments: segments.map(({ from, to }) => `${short(from)} ${short(to)}`) };
};

describe('the explanation of a due time', () => {
  it('lists the time that is counted and the days that are not', () => {
    expect(shown({})).toEqual({
      dueAt: at('2026-11-26T11:00Z'),
      byAppointment: false,
      segments: ['23T10:00 23T12:00', '23T13:00 23T17:00', '26T09:00 26T11:00'],
      pauses: [],
      // Saturday the 28th is closed anyhow.
      holidaysSkipped: ['2026-11-24', '2026-11-25'],
    });
  });

  it('takes a pause out of the middle of what is counted, over lunch only as far as the office is open', () => {
    expect(shown({ pauses: [pause('23T11:00', '23T14:00')] })).toMatchObject({
      dueAt: at('2026-11-26T14:00Z'),
      segments: ['23T10:00 23T11:00', '23T14:00 23T17:00', '26T09:00 26T12:00', '26T13:00 26T14:00'],
      pauses: [{ reason: 'CUSTOMER', takenOut: 2 * HOUR }],
    });
  });

  it('ends where a pause that lasts began', () => {
    expect(shown({ pauses: [pause('23T11:00', null)] })).toMatchObject({
      segments: ['23T10:00 23T11:00'],
      pauses: [{ to: null, takenOut: null }],
    });
  });

  it('says that the customer named the time, whatever was paused', () => {
    const appointmentAt = at('2026-11-23T15:00Z');
    expect(shown({ appointmentAt, pauses: [pause('23T11:00', '23T14:00')] })).toMatchObject({
      dueAt: appointmentAt,
      byAppointment: true,
      segments: ['23T10:00 23T12:00', '23T13:00 23T15:00'],
      pauses: [{ takenOut: 0 }],
    });
  });

  it('is one segment where nothing ever closes', () => {
    expect(shown({ calendar: alwaysOpen() })).toMatchObject({
      segments: ['23T10:00 23T18:00'],
      holidaysSkipped: [],
    });
  });

  it('adds up to what was promised, and pauses to what they moved', () => {
    const start = at('2026-11-20T00:00Z').getTime();
    const span = fc.tuple(fc.nat(14 * 24 * 60), fc.nat(3 * 24 * 60));
    const spans = fc.array(span, { maxLength: 4 }).map((drawn) => {
      let free = 0;
      return drawn
        .toSorted(([one], [other]) => one - other)
        .flatMap(([offset, length]): Pause[] => {
          const from = Math.max(offset, free);
          free = from + length;
          const [begin, end] = [from, free].map((minutes) => new Date(start + minutes * MINUTE));
          return begin && end ? [{ from: begin, to: end, reason: 'PARTS' }] : [];
        });
    });
    fc.assert(
      fc.property(
        fc.nat(7 * 24 * 60),
        fc.integer({ min: 1, max: 60 * 60 }),
        spans,
        (offset, minutes, pauses) => {
          const startedAt = new Date(start + offset * MINUTE);
          const milliseconds = minutes * MINUTE;
          const told = explainTerms(terms({ within: { days: 0, milliseconds }, startedAt, pauses }));
          const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
          expect(sum(told.segments.map(({ openTime }) => openTime))).toBe(milliseconds);
          const takenOut = sum(told.pauses.map((one) => one.takenOut ?? 0));
          expect(office.openMilliseconds(startedAt, told.dueAt)).toBe(milliseconds + takenOut);
        },
      ),
    );
  });

  it('covers a span of years', () => {
    const told = explainTerms(terms({ within: { days: 500, milliseconds: 0 } }));
    expect(told.segments.length).toBeGreaterThan(1_000);
    expect(told.dueAt.getTime()).toBeGreaterThan(terms().startedAt.getTime() + 690 * DAY);
  });
});

describe('the rules passed over', () => {
  const policy = readPolicy(`
policy: test
version: "1"
company: {en: Test}
timezone: Asia/Shanghai
currency: CNY
languages: [en]
zones: [{id: city, distanceKm: {max: 15}}]
sla:
  - {id: urgent, target: ARRIVE, when: {kind: [FAULT], severity: [URGENT], zone: [city]}, within: PT2H}
  - {id: reply, target: REPLY, when: {kind: [INQUIRY]}, within: PT2H}
  - {id: contract, target: ARRIVE, when: {underContract: true}, within: PT4H}
  - {id: usual, target: ARRIVE, within: PT8H}
  - {id: never, target: ARRIVE, within: PT9H}
`);
  const usual = policy.sla.find(({ id }) => id === 'usual');

  it('are those of the same target above, with the tests that do not hold', () => {
    const facts = { kind: 'FAULT', severity: 'NORMAL', underContract: false, distanceKm: 20 } as const;
    expect(ruleFor(policy, 'ARRIVE', facts)).toBe(usual);
    expect(usual && passedOver(policy, usual, facts).map(({ rule, unmet }) => ({ rule, unmet }))).toEqual([
      { rule: 'urgent', unmet: ['severity', 'zone'] },
      { rule: 'contract', unmet: ['underContract'] },
    ]);
  });

  it('have no test that fails when they would fit by now', () => {
    const facts = { kind: 'FAULT', severity: 'NORMAL', underContract: true, zone: 'city' } as const;
    expect(usual && passedOver(policy, usual, facts).map(({ rule, unmet }) => ({ rule, unmet }))).toEqual([
      { rule: 'urgent', unmet: ['severity'] },
      { rule: 'contract', unmet: [] },
    ]);
  });
});
