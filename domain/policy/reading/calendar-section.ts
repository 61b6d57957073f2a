import { isSeq } from 'yaml';
import { languages } from '../../../schema/vocabulary.js';
import { type HolidayCalendar, holidaysOf } from '../../calendar/holidays.js';
import {
  alwaysOpen,
  CalendarError,
  type LocalInterval,
  parseLocalInterval,
  type Weekday,
  type WorkingCalendar,
  type WorkingHours,
  weekdays,
  workingCalendar,
} from '../../calendar/working-calendar.js';
import { type Place, type Result, refused } from './place.js';
import { identifier, keyed, list, parsed, type Reader, refined } from './readers.js';
import { childOf, optional, possible, record, required } from './record.js';
import { date } from './times.js';

const interval = parsed(
  'opening hours such as "08:30-12:00", "22:00-06:00" over midnight, "00:00-24:00" for the whole day',
  (written) => parseLocalInterval(written) ?? undefined,
  hoursHint,
);

/** The slips of hours: 9:00-17:00 without its 0, 9-17 without minutes. */
function hoursHint(written: string): string {
  const [, from = '', fromMinute = '00', to = '', toMinute = '00'] =
    /^(\d{1,2})(?:[:.](\d\d))?-(\d{1,2})(?:[:.](\d\d))?$/.exec(written) ?? [];
  const meant = `${from.padStart(2, '0')}:${fromMinute}-${to.padStart(2, '0')}:${toMinute}`;
  return from !== '' && parseLocalInterval(meant) ? `; did you mean "${meant}"?` : '';
}

const minutesOfDay = 1440;
/** A night may last until the same day's opening time and no longer, or the hours were written the wrong way round. */
const hoursOfDay: Reader<readonly LocalInterval[]> = refined(list(interval, 0), (intervals, place) => {
  const inOrder = intervals.toSorted(([one], [other]) => one - other);
  const overlap = inOrder.some(([open], index) => open < (inOrder[index - 1]?.[1] ?? 0));
  const [first, last] = [inOrder.at(0), inOrder.at(-1)];
  const tooLong = first && last && last[1] > first[0] + minutesOfDay;
  return overlap || tooLong ? place.refuse('takes hours that do not overlap') : intervals;
});

const day = possible(hoursOfDay);
const weekly: Reader<WorkingHours['weekly']> = refined(
  record<Record<Weekday, typeof day>>('the opening hours of mon, tue, wed, thu, fri, sat, sun', {
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: day,
    sun: day,
  }),
  ({ mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = [] }, place) => {
    const week = { mon, tue, wed, thu, fri, sat, sun };
    const opens = weekdays.some((weekday) => week[weekday].length > 0);
    return opens ? week : place.refuse('takes hours on one weekday at least; nothing would ever be due');
  },
);

const noHolidays: HolidayCalendar = () => null;
const country = parsed(
  'a country code such as CN, or none, or a list of dates',
  (written) => (written === 'none' ? noHolidays : (holidaysOf(written) ?? undefined)),
  (written) => {
    if (/^(no|off|false|keine|无)$/i.test(written)) return '; did you mean none?';
    const code = /^[a-z]{2}$/.test(written) ? written.toUpperCase() : countryNamed(written);
    return code === null || holidaysOf(code) === null ? '' : `; did you mean ${code}?`;
  },
);

let codes: ReadonlyMap<string, string> | undefined;

/** The code of a country that is written by its name; looked up only when something is wrong. */
function countryNamed(written: string): string | null {
  codes ??= codesByName();
  return codes.get(written.toLowerCase()) ?? null;
}

function codesByName(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((one) => letters.map((other) => `${one}${other}`));
  const named = languages.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  return new Map(named.flatMap((names) => all.map((code) => [names.of(code)?.toLowerCase() ?? code, code])));
}

const dates = list(date, 0);
/** A country's days, or days of the policy's own. */
const holidays: Reader<HolidayCalendar | readonly string[]> = {
  takes: country.takes,
  read: (place) => {
    return isSeq(place.node) ? dates.read(place) : country.read(place);
  },
};

const calendar = record('a group of hours, holidays, alsoClosed, alsoOpen', {
  hours: required(weekly),
  holidays: optional(holidays, noHolidays),
  alsoClosed: optional(dates, []),
  alsoOpen: optional(keyed(date, hoursOfDay), new Map<string, readonly LocalInterval[]>()),
});

const ownId: Reader<string> = refined(identifier, (id, place) =>
  id === 'always' ? place.refuse('the calendar always exists without being written; take another id') : id,
);

export const withoutCalendars: ReadonlyMap<string, WorkingCalendar> = new Map([['always', alwaysOpen()]]);

export const calendarsReader = (timezone: string): Reader<ReadonlyMap<string, WorkingCalendar>> =>
  refined(keyed(ownId, calendar), (written, place) => {
    const calendars = new Map(withoutCalendars);
    for (const [id, { holidays, hours, alsoClosed, alsoOpen }] of written) {
      const opened = built(place, id, {
        timezone,
        weekly: hours,
        holiday: typeof holidays === 'function' ? holidays : noHolidays,
        closed: new Set([...(typeof holidays === 'function' ? [] : holidays), ...alsoClosed]),
        open: alsoOpen,
      });
      if (opened !== refused) calendars.set(id, opened);
    }
    return calendars;
  });

/** What only the whole week shows, such as a night that lasts into the next morning's hours. */
function built(section: Place, id: string, hours: WorkingHours): Result<WorkingCalendar> {
  try {
    return workingCalendar(id, hours);
  } catch (error) {
    if (error instanceof CalendarError) return (childOf(section, id) ?? section).refuse(error.message);
    throw error;
  }
}
