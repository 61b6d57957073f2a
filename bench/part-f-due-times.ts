import { readFile } from 'node:fs/promises';
import type { PolicyDuration } from '../domain/calendar/duration.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { readPolicy } from '../domain/policy/policy-reader.js';
import { inProject } from '../schema/project.js';
import type { Figure, PartResult } from './figure.js';

const hour = 3_600_000;
const day = 24 * hour;
const seconds = 2;
/** Starts of three years, a good half of them outside the hours. */
const starts = Array.from(
  { length: 4_001 },
  (_, index) => new Date(Date.UTC(2025, 0, 1) + index * 6.57 * hour),
);

/** How fast a calendar of the shipped policy, with its breaks, holidays and make-up days, tells when something is due. */
export async function countDueTimes(): Promise<PartResult> {
  const policy = readPolicy(await readFile(inProject('policies/default.yaml'), 'utf8'));
  const calendar = policy.calendars.get('office');
  if (!calendar) throw new Error('the shipped policy has an office calendar');
  const figures = [
    rate(calendar, 'eight open hours', { days: 0, milliseconds: 8 * hour }, 20_000),
    rate(calendar, 'two working days', { days: 2, milliseconds: 0 }, 20_000),
    rate(calendar, '200 working days', { days: 200, milliseconds: 0 }, 2_000),
    rate(calendar, '200 days of eight open hours', { days: 0, milliseconds: 200 * 8 * hour }, 2_000),
    elapsed(calendar, 'open time of three years', 1_095 * day, 2_000),
  ];
  return { title: '(f) due times on a working calendar', figures, notes: [] };
}

function rate(calendar: WorkingCalendar, what: string, within: PolicyDuration, least: number): Figure {
  return { what, value: perSecond((start) => calendar.dueAt(start, within).getTime()), unit: '/s', least };
}

function elapsed(calendar: WorkingCalendar, what: string, span: number, least: number): Figure {
  const count = (start: Date) => calendar.openMilliseconds(start, new Date(start.getTime() + span));
  return { what, value: perSecond(count), unit: '/s', least };
}

function perSecond(compute: (start: Date) => number): number {
  const begun = performance.now();
  let count = 0;
  let sum = 0;
  while (performance.now() - begun < seconds * 1_000) {
    for (const start of starts) sum += compute(start);
    count += starts.length;
  }
  if (!Number.isFinite(sum)) throw new Error('a due time is not a number');
  return count / ((performance.now() - begun) / 1_000);
}
