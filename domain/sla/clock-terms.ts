import type { PauseRecord, SlaClockRow } from '../../schema/index.js';
import type { PolicyDuration } from '../calendar/duration.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { type Alarm, type ClockRecord, type ClockTerms, judge, type Pause } from './sla-clock.js';

/** The stored clock as the pure arithmetic wants it: its rule and calendar come from the ticket's own policy. */
export function termsOf(policy: Policy, clock: SlaClockRow): ClockTerms {
  const rule = ruleOf(policy, clock.rule);
  return ruleTerms(policy, rule, clock.startedAt, clock.appointmentAt, clock.pauses.map(pauseOf));
}

/** What was agreed with the customer in this case: when somebody comes, and when it will be done. */
export interface Agreed {
  readonly appointmentAt: Date | null;
  readonly completionAt: Date | null;
}

export const nothingAgreed: Agreed = { appointmentAt: null, completionAt: null };

/** The time that stands in for the rule's own; null when the rule asks for none or none was agreed. */
export function agreedFor(
  { byAppointment, byAgreement }: Pick<SlaRule, 'byAppointment' | 'byAgreement'>,
  { appointmentAt, completionAt }: Agreed,
): Date | null {
  if (byAppointment) return appointmentAt;
  return byAgreement ? completionAt : null;
}

/** @param agreedAt what agreedFor says. */
export function ruleTerms(
  policy: Policy,
  rule: SlaRule,
  startedAt: Date,
  agreedAt: Date | null,
  pauses: readonly Pause[] = [],
): ClockTerms {
  const calendar = policy.calendars.get(rule.calendar);
  if (!calendar) throw new Error(`policy ${policy.name} ${policy.version} has no calendar ${rule.calendar}`);
  return {
    within: timeOf(rule, calendar, startedAt),
    calendar,
    steps: rule.steps,
    startedAt,
    pauses,
    appointmentAt: rule.byAppointment || rule.byAgreement ? agreedAt : null,
  };
}

/**
 * How much time the rule gives from that start. Up to closing time it is the open time until then, so that pauses move
 * it like any other; a time used up at an opening or at closing time itself belongs to the day it closes.
 */
function timeOf({ within, until }: SlaRule, calendar: WorkingCalendar, startedAt: Date): PolicyDuration {
  if (until === null) return within;
  const counted = calendar.dueAt(startedAt, within);
  const inTheDay = counted > startedAt ? new Date(counted.getTime() - 1) : startedAt;
  const closing = calendar.closing(inTheDay) ?? counted;
  return { days: 0, milliseconds: calendar.openMilliseconds(startedAt, closing) };
}

export function ruleOf(policy: Policy, id: string): SlaRule {
  const rule = policy.sla.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`policy ${policy.name} ${policy.version} has no sla rule ${id}`);
  return rule;
}

export const recordOf = (clock: SlaClockRow): ClockRecord => ({
  state: clock.state,
  dueAt: clock.dueAt,
  metAt: clock.metAt,
  missedAt: clock.missedAt,
  firedLevels: clock.firedLevels,
});

/** When to look at the clock next: now, if something is due already; null when time alone changes nothing more. */
export function nextLook(record: ClockRecord, alarms: readonly Alarm[], now: Date): Date | null {
  const { missed, fire, nextAlarmAt } = judge(record, alarms, now);
  return missed || fire.length > 0 ? now : nextAlarmAt;
}

export const pauseOf = ({ from, to, reason }: PauseRecord): Pause => ({
  from: new Date(from),
  to: to === null ? null : new Date(to),
  reason,
});
