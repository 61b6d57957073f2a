import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';

export function calendarOf({ calendars, name, version }: Policy, id: string): WorkingCalendar {
  const calendar = calendars.get(id);
  if (!calendar) throw new Error(`policy ${name} ${version} has no calendar ${id}`);
  return calendar;
}

/**
 * In whose opening time a follow-up may come due. A visit is agreed with the customer, so only its own rule
 * confines it; whatever calls or writes to him keeps to the policy's contact hours.
 */
export const hoursOf = (policy: Policy, { during, visit }: Pick<FollowUpRule, 'during' | 'visit'>) =>
  calendarOf(policy, during ?? (visit ? 'always' : policy.contactHours));

/** The instant itself when customers may be contacted then; otherwise the next opening. */
export const contactTime = (policy: Policy, rule: Pick<FollowUpRule, 'during' | 'visit'>, at: Date): Date =>
  hoursOf(policy, rule).nextOpening(at);
