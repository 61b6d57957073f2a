import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarWith } from '../../test/support/calendars.js';
import { type Interval, type LocalInterval, type Weekday, weekdays } from './working-calendar.js';

/** Due-time facts of 24 public projects, each reproduced by two independent programs; the source is named in each. */
interface Case {
  readonly id: string;
  readonly note: string;
  readonly calendar: {
    timezone: string;
    hours: Partial<Record<Weekday, [string, string][]>>;
    holidays: string[];
  };
  readonly start: string;
  readonly pauses: [string, string][];
  readonly durationSeconds?: number;
  readonly expectedDue?: string;
  readonly end?: string;
  readonly expectedSeconds?: number;
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../test/cases/calendar-cases.json', import.meta.url), 'utf8'),
);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** odoo-009 lists one interval inside another and expects it to count once; ours refuses such hours, so the outer one stands for both. */
const outermost = (intervals: LocalInterval[]): LocalInterval[] =>
  intervals.filter(
    (one) => !intervals.some((other) => other !== one && other[0] <= one[0] && one[1] <= other[1]),
  );

const calendarOf = ({ timezone, hours, holidays }: Case['calendar']) => {
  const entries = weekdays.map((weekday): [Weekday, LocalInterval[]] => [
    weekday,
    outermost((hours[weekday] ?? []).map(([from, to]): LocalInterval => [minutes(from), minutes(to)])),
  ]);
  const holiday = (date: string) => (holidays.includes(date) ? 'OFF' : null);
  return calendarWith(Object.fromEntries(entries), { timezone, holiday });
};

const pausesOf = (pauses: Case['pauses']): Interval[] =>
  pauses.map(([from, to]) => [new Date(from), new Date(to)]);

describe('due times on which other projects agree', () => {
  it.each(cases.filter(({ expectedDue }) => expectedDue))('$id: $note', (fact) => {
    const within = { days: 0, milliseconds: (fact.durationSeconds ?? Number.NaN) * 1000 };
    const due = calendarOf(fact.calendar).dueAt(new Date(fact.start), within, pausesOf(fact.pauses));
    expect(due).toEqual(new Date(fact.expectedDue ?? ''));
  });
});

describe('open time on which other projects agree', () => {
  it.each(cases.filter(({ end }) => end))('$id: $note', (fact) => {
    const calendar = calendarOf(fact.calendar);
    const open = calendar.openMilliseconds(
      new Date(fact.start),
      new Date(fact.end ?? ''),
      pausesOf(fact.pauses),
    );
    expect(open).toBe((fact.expectedSeconds ?? Number.NaN) * 1000);
  });
});
