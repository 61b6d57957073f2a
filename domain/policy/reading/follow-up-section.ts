import { followUpKinds, slaTargets } from '../../../schema/vocabulary.js';
import { type WarrantyStart, warrantyStarts } from '../entitlement-policy.js';
import {
  type FollowUpEvent,
  type FollowUpRule,
  type FollowUpTiming,
  followUpConditions,
  followUpEnds,
  followUpEvents,
} from '../policy.js';
import { staffRole } from './escalation-section.js';
import type { Place, Result } from './place.js';
import { refused } from './place.js';
import {
  flag,
  identifier,
  list,
  number,
  oneOf,
  oneOrMore,
  type Reader,
  refined,
  text,
  unread,
} from './readers.js';
import { childOf, optional, possible, type Read, record, recordsWithIds, required } from './record.js';
import { delay, sampleShare, term } from './times.js';

const month = number('a month from 1 to 12', (value) => Number.isInteger(value) && value >= 1 && value <= 12);

/** What has to be ticked, in the words in which people see it. */
export const checklist: Reader<readonly string[]> = list(text);

const fields = (calendars: readonly string[]) => ({
  id: required(identifier),
  kind: required(oneOf(followUpKinds)),
  after: possible(oneOf([...followUpEvents, ...warrantyStarts])),
  target: possible(oneOrMore(oneOf(slaTargets))),
  // Beside a day in the unit's life they are civil days, months and years; beside an event time that passes.
  delay: possible(unread),
  within: possible(unread),
  calendar: possible(oneOf(calendars, 'the id of a calendar of this policy:')),
  every: possible(term),
  from: possible(oneOf(warrantyStarts)),
  months: possible(list(month)),
  before: possible(oneOf(followUpEnds)),
  by: possible(term),
  while: optional(oneOf(followUpConditions), null),
  sample: optional(sampleShare, 1),
  assign: optional(staffRole, null),
  visit: optional(flag, false),
  leadTime: optional(term, null),
  during: optional(oneOf(calendars, 'the id of a calendar of this policy:'), null),
  escalateTo: optional(staffRole, null),
  checklist: optional(checklist, []),
});
type Written = Read<ReturnType<typeof fields>>;

export const followUpsReader = (calendars: readonly string[]): Reader<readonly FollowUpRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, kind, and one of after, every, months, before', fields(calendars)),
      (written, place): Result<FollowUpRule> => {
        const timing = timingOf(written, place);
        if (timing === refused) return refused;
        if (written.escalateTo !== null && !(timing.kind === 'AFTER' && timing.latest))
          return at(place, 'escalateTo').refuse(
            `is told when the last moment has passed: it takes "within" beside after, and one of ${followUpEvents.join(', ')}`,
          );
        const { id, kind, while: condition, sample, assign, visit, leadTime, during } = written;
        const { escalateTo, checklist: items } = written;
        return {
          id,
          kind,
          timing,
          while: condition,
          sample,
          assign,
          visit,
          leadTime,
          during,
          escalateTo,
          checklist: items,
        };
      },
    ),
  );

const leads = ['after', 'every', 'months', 'before'] as const;
/** What may stand beside each way of telling when, so that nothing that is written goes unheeded. */
const companions: Record<(typeof leads)[number], readonly (keyof Written)[]> = {
  after: ['delay', 'within', 'calendar', 'target'],
  every: ['from'],
  months: [],
  before: ['by'],
};

function timingOf(written: Written, place: Place): Result<FollowUpTiming> {
  const [lead, ...others] = leads.filter((key) => written[key] !== undefined);
  if (lead === undefined || others.length > 0)
    return place.refuse('takes exactly one of after, every, months and before');
  const stray = Object.values(companions)
    .flat()
    .find((key) => written[key] !== undefined && !companions[lead].includes(key));
  if (stray !== undefined) return place.refuse(`"${stray}" has no meaning beside "${lead}"`);
  return { after: afterEvent, every: everyTerm, months: inMonths, before: beforeEnd }[lead](written, place);
}

const at = (place: Place, key: string): Place => childOf(place, key) ?? place;

const eventIn = ({ after }: Written) => followUpEvents.find((event) => event === after);
const unitDayIn = ({ after }: Written) => warrantyStarts.find((day) => day === after);

function afterEvent(written: Written, place: Place): Result<FollowUpTiming> {
  const { delay: earliest, within } = written;
  const wait = earliest ?? within;
  if (wait === undefined || (earliest && within))
    return place.refuse('takes either delay (not before then) or within (not later than then) beside after');
  const latest = within !== undefined;
  const event = eventIn(written);
  if (event) return afterTicketEvent(event, wait, latest, written, place);
  const day = unitDayIn(written);
  return day ? afterUnitDay(day, wait, latest, written, place) : refused;
}

function afterTicketEvent(
  event: FollowUpEvent,
  wait: Place,
  latest: boolean,
  { calendar = 'always', target: targets = [] }: Written,
  place: Place,
): Result<FollowUpTiming> {
  if (targets.length > 0 && event !== 'PROMISE_MISSED')
    return at(place, 'target').refuse(`is for PROMISE_MISSED only, not for ${event}`);
  const read = delay.read(wait);
  return read === refused ? refused : { kind: 'AFTER', event, targets, delay: read, latest, calendar };
}

/** The days of a unit are dates, so what follows them counts on no calendar. */
function afterUnitDay(
  day: WarrantyStart,
  wait: Place,
  latest: boolean,
  { calendar, target: targets }: Written,
  place: Place,
): Result<FollowUpTiming> {
  if (calendar !== undefined) return at(place, 'calendar').refuse(`has no meaning beside after: ${day}`);
  if (targets !== undefined) return at(place, 'target').refuse(`is for PROMISE_MISSED only, not for ${day}`);
  const read = term.read(wait);
  return read === refused ? refused : { kind: 'ONCE', after: day, delay: read, latest };
}

function everyTerm({ every, from }: Written, place: Place): Result<FollowUpTiming> {
  if (every === undefined || from === undefined)
    return place.refuse(`"from" is missing beside every; it takes one of ${warrantyStarts.join(', ')}`);
  return { kind: 'EVERY', every, from };
}

const inMonths = ({ months = [] }: Written): Result<FollowUpTiming> => ({ kind: 'MONTHS', months });

function beforeEnd({ before, by }: Written, place: Place): Result<FollowUpTiming> {
  if (before === undefined || by === undefined)
    return place.refuse('"by" is missing beside before; it takes how long before, such as P1M');
  return { kind: 'BEFORE', end: before, by };
}
