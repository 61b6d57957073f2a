import { followUpKinds } from '../../../schema/vocabulary.js';
import { warrantyStarts } from '../entitlement-policy.js';
import {
  type FollowUpRule,
  type FollowUpTiming,
  followUpConditions,
  followUpEnds,
  followUpEvents,
} from '../policy.js';
import { staffRole } from './escalation-section.js';
import type { Place, Result } from './place.js';
import { refused } from './place.js';
import { flag, identifier, list, number, oneOf, type Reader, refined } from './readers.js';
import { optional, possible, type Read, record, recordsWithIds, required } from './record.js';
import { delay, sampleShare, term } from './times.js';

const month = number('a month from 1 to 12', (value) => Number.isInteger(value) && value >= 1 && value <= 12);

const fields = (calendars: readonly string[]) => ({
  id: required(identifier),
  kind: required(oneOf(followUpKinds)),
  after: possible(oneOf(followUpEvents)),
  delay: possible(delay),
  within: possible(delay),
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
});
type Written = Read<ReturnType<typeof fields>>;

export const followUpsReader = (calendars: readonly string[]): Reader<readonly FollowUpRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, kind, and one of after, every, months, before', fields(calendars)),
      (written, place): Result<FollowUpRule> => {
        const timing = timingOf(written, place);
        if (timing === refused) return refused;
        const { id, kind, while: condition, sample, assign, visit, leadTime, during } = written;
        return { id, kind, timing, while: condition, sample, assign, visit, leadTime, during };
      },
    ),
  );

const leads = ['after', 'every', 'months', 'before'] as const;
/** What may stand beside each way of telling when, so that nothing that is written goes unheeded. */
const companions: Record<(typeof leads)[number], readonly (keyof Written)[]> = {
  after: ['delay', 'within', 'calendar'],
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

function afterEvent(written: Written, place: Place): Result<FollowUpTiming> {
  const { after, delay, within, calendar = 'always' } = written;
  const wait = delay ?? within;
  if (after === undefined || wait === undefined || (delay && within))
    return place.refuse('takes either delay (not before then) or within (not later than then) beside after');
  return { kind: 'AFTER', event: after, delay: wait, latest: within !== undefined, calendar };
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
