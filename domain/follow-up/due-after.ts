import { type CalendarTerm, localDate, startOfDay, subtractTerm } from '../calendar/duration.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';
import { calendarOf, contactTime } from './contact-hours.js';
import type { Occasion } from './occasion.js';

/** When a rule with `after` falls due for what happened at an instant; null for rules about units. */
export function dueAfter(
  policy: Policy,
  rule: FollowUpRule,
  at: Date,
): Pick<Occasion, 'dueAt' | 'noticeAt'> | null {
  const { timing } = rule;
  if (timing.kind !== 'AFTER') return null;
  const dueAt = calendarOf(policy, timing.calendar).dueAt(at, timing.delay);
  // "Not later than" is the last moment, so somebody hears of it at once; it is not put off to an opening.
  if (timing.latest) return { dueAt, noticeAt: at };
  const contactAt = contactTime(policy, rule, dueAt);
  return { dueAt: contactAt, noticeAt: rule.leadTime && noticeOf(policy, rule.leadTime, contactAt, at) };
}

function noticeOf({ timezone }: Policy, leadTime: CalendarTerm, dueAt: Date, earliest: Date): Date {
  const notice = startOfDay(subtractTerm(localDate(dueAt, timezone), leadTime), timezone);
  return notice > earliest ? notice : earliest;
}
