import type { SlaClockRow, TicketDepartmentRow } from '../../schema/index.js';
import { alwaysOpen, type Interval, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Policy } from '../policy/policy.js';

/** What a department used of the time that the ticket had. */
export interface DepartmentTime {
  /** Null: the service point itself. */
  readonly department: string | null;
  readonly from: Date;
  readonly to: Date | null;
  /** Milliseconds; up to now while it lasts. */
  readonly openTime: number;
}

type Segment = Pick<TicketDepartmentRow, 'department' | 'from' | 'to'>;

/** On which calendar its time is counted, and what is not: those of the promise to settle the matter. */
export interface Measure {
  readonly calendar: WorkingCalendar;
  readonly pauses: readonly Interval[];
}

/** Of a ticket for which no solution is promised all time counts. */
export function measureOf(policy: Policy, resolveClocks: readonly SlaClockRow[], now: Date): Measure {
  const latest = resolveClocks.toSorted((one, other) => other.cycle - one.cycle)[0];
  const calendar = latest ? policy.calendars.get(latest.calendar) : undefined;
  const pauses = resolveClocks.flatMap((clock) => clock.pauses);
  return {
    calendar: calendar ?? alwaysOpen(),
    pauses: pauses.map(({ from, to }) => [new Date(from), to === null ? now : new Date(to)] as const),
  };
}

export const departmentTime = (
  { department, from, to }: Segment,
  { calendar, pauses }: Measure,
  now: Date,
): DepartmentTime => ({ department, from, to, openTime: openTimeOf(from, to ?? now, calendar, pauses) });

function openTimeOf(from: Date, to: Date, calendar: WorkingCalendar, pauses: readonly Interval[]): number {
  const within = pauses.filter(([begin, end]) => begin < to && end > from);
  return calendar.openMilliseconds(from, to, within);
}
