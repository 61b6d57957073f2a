import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import type { Policy } from '../../domain/policy/policy.js';

/** The first calendar that ever closes says when people are there; undefined: they always are. */
export const officeHours = ({ calendars }: Pick<Policy, 'calendars'>): WorkingCalendar | undefined =>
  [...calendars.values()].find(({ always }) => !always);
