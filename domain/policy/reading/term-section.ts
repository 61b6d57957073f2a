import { downtimeReasons, faultCauses, remedies } from '../../../schema/vocabulary.js';
import {
  type Campaign,
  exchangeRules,
  firstDays,
  lastDays,
  proofs,
  type TermCounting,
  type TermNeeds,
  type WarrantyTerm,
  warrantyStarts,
} from '../entitlement-policy.js';
import type { When } from '../policy.js';
import { staffRole } from './escalation-section.js';
import { pays } from './pays-section.js';
import { flag, identifier, list, number, oneOf, type Reader, refined, text } from './readers.js';
import { optional, possible, record, required } from './record.js';
import { date, days, term } from './times.js';

const firstDay = oneOf(firstDays);
const lastDay = oneOf(lastDays);
const extendedBy = list(oneOf(downtimeReasons), 0);
const afterExchange = oneOf(exchangeRules);

export const usualCounting: TermCounting = {
  firstDay: 'SAME_DAY',
  lastDay: 'ANNIVERSARY',
  extendedBy: [],
  afterExchange: 'REST',
};

/** How the terms of a policy are counted, as keys of its entitlement group. */
export const countingFields = {
  firstDay: optional(firstDay, usualCounting.firstDay),
  lastDay: optional(lastDay, usualCounting.lastDay),
  extendedBy: optional(extendedBy, usualCounting.extendedBy),
  afterExchange: optional(afterExchange, usualCounting.afterExchange),
};

const noNeeds: TermNeeds = {
  failedRepairs: null,
  inRepairOver: null,
  waitingForPartsOver: null,
  papers: [],
};

const needs: Reader<TermNeeds> = refined(
  record('{failedRepairs: 2}, {inRepairOver: P60D}, {waitingForPartsOver: P30D} or {papers: [INVOICE]}', {
    failedRepairs: optional(
      number('a whole number from 1', (value) => Number.isInteger(value) && value >= 1),
      noNeeds.failedRepairs,
    ),
    inRepairOver: optional(days, noNeeds.inRepairOver),
    waitingForPartsOver: optional(days, noNeeds.waitingForPartsOver),
    papers: optional(list(oneOf(proofs)), noNeeds.papers),
  }),
  (read, place) =>
    Object.values(read).every((need) => need === null || (Array.isArray(need) && need.length === 0))
      ? place.refuse('takes at least one of failedRepairs, inRepairOver, waitingForPartsOver, papers')
      : read,
);

export const termReader = (when: Reader<When>): Reader<WarrantyTerm> =>
  record('a group of id, when, for, remedies, pays, …', {
    id: required(identifier),
    when: optional(when, {}),
    from: optional(oneOf(warrantyStarts), null),
    for: required(term),
    firstDay: possible(firstDay),
    lastDay: possible(lastDay),
    extendedBy: possible(extendedBy),
    afterExchange: possible(afterExchange),
    remedies: required(list(oneOf(remedies))),
    pays: required(pays),
    approval: optional(staffRole, null),
    needs: optional(needs, noNeeds),
    consumables: optional(flag, false),
    despite: optional(list(oneOf(faultCauses)), []),
  });

const saleDays = refined(
  record('{from: 2026-05-01, to: 2026-05-31}', { from: possible(date), to: possible(date) }),
  (read, place) => {
    const { from, to } = read;
    if (from === undefined && to === undefined) return place.refuse('takes from, to or both');
    return from !== undefined && to !== undefined && from > to
      ? place.refuse(`takes a from not after its to; ${from} is after ${to}`)
      : read;
  },
);

/** @param termIds the ids of the terms of this policy. */
export const campaignReader = (when: Reader<When>, termIds: readonly string[]): Reader<Campaign> =>
  refined(
    record('a group of id, sold, batch, terms, when, by', {
      id: required(identifier),
      when: optional(when, {}),
      terms: optional(list(oneOf(termIds, 'the id of a term of this policy:')), null),
      batch: optional(list(text), null),
      sold: optional(saleDays, null),
      by: required(term),
    }),
    (read, place) =>
      read.batch === null && read.sold === null
        ? place.refuse('takes sold, batch or both, or it would lengthen every term there is')
        : read,
  );
