import type { PolicyDuration } from '../../calendar/duration.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { SlaRule } from '../policy.js';
import { itemOf, type Place } from './place.js';
import { childOf } from './record.js';

/** What would be due later than that was written for another calendar, and would stop every ticket when it is counted. */
const mostWeeks = 1_040;

/** Refuses promises and escalations that their own calendar never reaches in the life of a product. */
export function refuseUnattainable(
  rules: readonly SlaRule[],
  calendars: ReadonlyMap<string, WorkingCalendar>,
  section: Place,
): void {
  for (const [index, { calendar: id, within, steps }] of rules.entries()) {
    const calendar = calendars.get(id);
    if (!calendar) continue;
    const rule = itemOf(section, index);
    if (isTooLong(calendar, within)) refuse(childOf(rule, 'within') ?? rule, id);
    const escalate = childOf(rule, 'escalate') ?? rule;
    for (const [level, { when, again }] of steps.entries()) {
      const waits = [...(when.kind === 'AT' ? [] : [when.delay]), ...(again ? [again.every] : [])];
      if (waits.some((wait) => isTooLong(calendar, wait))) refuse(itemOf(escalate, level), id);
    }
  }
}

function isTooLong({ week }: WorkingCalendar, { days, milliseconds }: PolicyDuration): boolean {
  return week !== null && days / week.days + milliseconds / week.milliseconds > mostWeeks;
}

const refuse = (place: Place, calendar: string) =>
  place.refuse(`is too long for calendar ${calendar}: it would take more than 20 years of its open time`);
