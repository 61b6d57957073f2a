import { isMap } from 'yaml';
import {
  channels,
  complaintSubjects,
  customerTiers,
  faultCauses,
  servicePointKinds,
  severities,
  ticketKinds,
} from '../../../schema/vocabulary.js';
import type { ComponentTest, Range, When } from '../policy.js';
import { refused } from './place.js';
import { flag, number, oneOf, oneOrMore, type Reader, refined, text } from './readers.js';
import { childOf, possible, record, required } from './record.js';
import { duration } from './times.js';

export function range(takes: string, allowed: (value: number) => boolean): Reader<Range> {
  const bound = number(takes, allowed);
  return refined(
    record(`{min: …, max: …}, each ${takes}`, { min: possible(bound), max: possible(bound) }),
    ({ min, max }, place) => {
      if (min === undefined && max === undefined) return place.refuse('takes min, max or both');
      if (min !== undefined && max !== undefined && min >= max)
        return place.refuse(`takes a min below its max; ${min} is not below ${max}`);
      return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    },
  );
}

export const distance = range('a number of kilometres', (value) => value >= 0);

const codes = oneOrMore(text);
const component: Reader<ComponentTest> = {
  takes:
    'component codes, or {not: …} with the codes that it must not be; "consumable" stands for all of those',
  read: (place) => {
    if (isMap(place.node)) return excluding.read(place);
    const listed = codes.read(place);
    return listed === refused ? refused : { codes: listed, not: false };
  },
};
const excluding = refined(record('{not: …}', { not: required(codes) }), ({ not }) => ({
  codes: not,
  not: true,
}));

/** @param zones the ids of the policy's zones. @param marks the policy's marks. */
export function whenReader(zones: readonly string[], marks: readonly string[]): Reader<When> {
  return record('a group of tests', {
    kind: possible(oneOrMore(oneOf(ticketKinds))),
    severity: possible(oneOrMore(oneOf(severities))),
    channel: possible(oneOrMore(oneOf(channels))),
    family: possible(codes),
    component: possible(component),
    componentGroup: possible(codes),
    region: possible(codes),
    zone: possible(oneOrMore(oneOf(zones, 'the id of a zone of this policy:'))),
    distanceKm: possible(distance),
    servicePoint: possible(oneOrMore(oneOf(servicePointKinds))),
    marked: possible(oneOrMore(oneOf(marks, 'a mark of this policy:'))),
    customerTier: possible(oneOrMore(oneOf(customerTiers))),
    underContract: possible(flag),
    subject: possible(oneOrMore(oneOf(complaintSubjects))),
    words: possible(codes),
    cause: possible(oneOrMore(oneOf(faultCauses))),
    complaintsByCustomer: possible(countWithin),
    sameFaultOnUnit: possible(countWithin),
    reopenings: possible(record('{min: 3}', { min: required(count) })),
  });
}

const count = number('a whole number from 1', (value) => Number.isInteger(value) && value >= 1);
const countWithin = record('{min: 3, within: P90D}', {
  min: required(count),
  within: required(duration),
});

/** A warranty is decided at intake and for units without any ticket, when nobody can have marked anything. */
export const ofWarranty = (when: Reader<When>): Reader<When> =>
  refined(when, (read, place) => {
    const stray = (['marked', 'servicePoint'] as const).find((test) => read[test] !== undefined);
    return stray === undefined
      ? read
      : (childOf(place, stray) ?? place).refuse('is for promises, severity and routing, not for warranty');
  });
