import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { sayClock } from '../../domain/language/say-time.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Language } from '../../schema/vocabulary.js';
import { phrase } from '../language/phrase.js';

const daysAhead = 7;
const stepMinutes = 30;

/** When people are there in the coming seven days, holidays and all, by the first calendar that ever closes. */
export function sayOpeningHours({ calendars, timezone }: Policy, now: Date, language: Language): string {
  const calendar = [...calendars.values()].find(({ always }) => !always);
  if (!calendar) return phrase(language, 'hours_always');
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
  const days = Array.from({ length: daysAhead }, (_, ahead) => today.add({ days: ahead }).startOfDay())
    .sort((one, other) => one.dayOfWeek - other.dayOfWeek)
    .map((day) => ({ name: day.toLocaleString(language, { weekday: 'short' }), hours: hoursOf(day) }));
  return grouped(days)
    .map(({ names, hours }) => `${names} ${hours}`)
    .join(language === 'en' ? ', ' : '，');

  function hoursOf(day: Temporal.ZonedDateTime): string {
    const clock = (at: Date): string => sayClock(at, language, timezone);
    return openSpans(calendar, day)
      .map(([from, to]) => `${clock(from)}–${clock(to)}`)
      .join(' / ');
  }
}

/** The calendar answers for instants only, so the day is walked through. */
function openSpans(calendar: WorkingCalendar | undefined, day: Temporal.ZonedDateTime): [Date, Date][] {
  const spans: [Date, Date][] = [];
  let from: Date | null = null;
  for (let minute = 0; minute <= 24 * 60; minute += stepMinutes) {
    const at = new Date(day.add({ minutes: minute }).epochMilliseconds);
    const isOpen = minute < 24 * 60 && calendar?.isOpen(at) === true;
    if (isOpen) from ??= at;
    else if (from) spans.push([from, at]);
    if (!isOpen) from = null;
  }
  return spans;
}

interface Day {
  readonly name: string;
  readonly hours: string;
}

/** Neighbouring days with the same hours are said together; days without any are left out. */
function grouped(days: readonly Day[]): { names: string; hours: string }[] {
  const groups: Day[][] = [];
  for (const day of days) {
    const last = groups.at(-1);
    if (last?.[0]?.hours === day.hours) last.push(day);
    else groups.push([day]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first || first.hours === '') return [];
    const last = group.at(-1)?.name;
    return [{ names: group.length > 1 ? `${first.name}–${last}` : first.name, hours: first.hours }];
  });
}
