import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { sayAll } from '../../domain/language/say-list.js';
import { sayDay } from '../../domain/language/say-time.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Language } from '../../schema/vocabulary.js';
import { phrase } from '../language/phrase.js';
import { askedDays } from '../language/time/asked-days.js';
import { officeHours } from '../person/office-hours.js';

/** So many weeks say what is usual on a day of the week, holidays or not. */
const weeksAhead = 9;
const eveningHour = 19;

interface Answered {
  readonly when: string;
  readonly isOpen: boolean;
  /** The coming one is not as usual. */
  readonly exception?: string;
}

/** "Are you open on Sundays?": yes or no for the days that the question names, one sentence each; none where it names none. */
export function sayWhetherOpen(policy: Policy, now: Date, language: Language, text: string): string[] {
  const asked = askedDays(text);
  const calendar = officeHours(policy);
  if (!calendar) return [];
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(policy.timezone);
  const answers: Answered[] = [
    ...asked.ahead.map((days) => {
      const when = phrase(language, days === 0 ? 'open_today' : 'open_tomorrow');
      return { when, isOpen: worksOn(calendar, today.add({ days })) };
    }),
    ...(asked.weekend ? weekend() : asked.weekdays.map(onWeekday)),
    ...(asked.evenings
      ? [{ when: phrase(language, 'open_evenings'), isOpen: worksInEvenings(calendar, today) }]
      : []),
    ...(asked.holidays
      ? [{ when: phrase(language, 'open_holidays'), isOpen: !restsOnHolidays(calendar, today) }]
      : []),
  ];
  // After closing time "today" asks about now.
  const isOver = asked.ahead.includes(0) && worksOn(calendar, today) && !opensAgain(calendar, now, today);
  const atOnce =
    asked.now || isOver ? [phrase(language, calendar.isOpen(now) ? 'open_now' : 'closed_now')] : [];
  const said = [true, false].flatMap((isOpen) => sayAnswers(answers.filter((one) => one.isOpen === isOpen)));
  return [...said, ...atOnce];

  function sayAnswers(alike: readonly Answered[]): string[] {
    const [first] = alike;
    if (!first) return [];
    const when = sayAll(
      alike.map((one) => one.when),
      language,
    );
    const exceptions = alike.flatMap(({ exception }) => (exception === undefined ? [] : [exception]));
    const said = phrase(language, first.isOpen ? 'open_then' : 'closed_then', { when });
    if (exceptions.length === 0) return [said];
    return [said, phrase(language, 'open_except', { days: sayAll(exceptions, language) })];
  }

  function onWeekday(weekday: number): Answered {
    const first = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
    const open = Array.from({ length: weeksAhead }, (_, week) =>
      worksOn(calendar, first.add({ weeks: week })),
    );
    const isOpen = open.filter(Boolean).length > weeksAhead / 2;
    const name = first.toLocaleString(language, { weekday: language === 'en' ? 'long' : 'short' });
    const when = phrase(language, 'open_weekday', { day: name });
    if (open[0] === isOpen) return { when, isOpen };
    return { when, isOpen, exception: sayDay(new Date(first.epochMilliseconds), language, policy.timezone) };
  }

  function weekend(): Answered[] {
    const days = [onWeekday(6), onWeekday(7)];
    const [saturday, sunday] = days;
    if (saturday?.isOpen !== sunday?.isOpen || days.some(({ exception }) => exception !== undefined))
      return days;
    return [{ when: phrase(language, 'open_weekends'), isOpen: saturday?.isOpen === true }];
  }
}

const spansOn = (calendar: WorkingCalendar | undefined, day: Temporal.ZonedDateTime, fromHour = 0) => {
  const start = day.startOfDay();
  const from = new Date(start.add({ hours: fromHour }).epochMilliseconds);
  return calendar?.openSpans(from, new Date(start.add({ days: 1 }).epochMilliseconds)) ?? [];
};

const worksOn = (calendar: WorkingCalendar | undefined, day: Temporal.ZonedDateTime): boolean =>
  spansOn(calendar, day).length > 0;

const opensAgain = (calendar: WorkingCalendar, now: Date, today: Temporal.ZonedDateTime): boolean =>
  calendar.openSpans(now, new Date(today.startOfDay().add({ days: 1 }).epochMilliseconds)).length > 0;

const worksInEvenings = (calendar: WorkingCalendar, today: Temporal.ZonedDateTime): boolean =>
  Array.from({ length: 7 }, (_, days) => today.add({ days })).some(
    (day) => spansOn(calendar, day, eveningHour).length > 0,
  );

function restsOnHolidays(calendar: WorkingCalendar, today: Temporal.ZonedDateTime): boolean {
  const until = new Date(today.add({ years: 1 }).epochMilliseconds);
  return calendar.freeDates(new Date(today.epochMilliseconds), until).length > 0;
}
