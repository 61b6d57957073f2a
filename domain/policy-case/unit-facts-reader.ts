import { complaintSubjects, customerTiers, downtimeReasons, faultCauses } from '../../schema/vocabulary.js';
import type { Downtime } from '../entitlement/entitlement-facts.js';
import { flag, list, number, oneOf, type Reader, refined, text } from '../policy/reading/readers.js';
import { possible, record, required } from '../policy/reading/record.js';
import { date } from '../policy/reading/times.js';

const downtime: Reader<Downtime> = refined(
  record('a group of from, to, reason', {
    from: required(date),
    to: possible(date),
    reason: required(oneOf(downtimeReasons)),
  }),
  (read, place) =>
    read.to !== undefined && read.to < read.from ? place.refuse('takes a to not before its from') : read,
);

export const unitFacts = {
  component: possible(text),
  consumable: possible(flag),
  manufacturedOn: possible(date),
  receivedByDealerOn: possible(date),
  soldOn: possible(date),
  installedOn: possible(date),
  acceptedOn: possible(date),
  hasWarrantyCard: possible(flag),
  hasInvoice: possible(flag),
  cardAltered: possible(flag),
  batch: possible(text),
  exchangedOn: possible(date),
  failedRepairs: possible(number('a whole number', (value) => Number.isInteger(value) && value >= 0)),
  downtime: possible(list(downtime, 0)),
  region: possible(text),
  zone: possible(text),
  distanceKm: possible(number('a number of kilometres', (value) => value >= 0)),
  customerTier: possible(oneOf(customerTiers)),
};

/** Of a unit on a day. */
export const entitlementFactFields = {
  ...unitFacts,
  family: required(text),
  contractEndsOn: possible(date),
  cause: possible(oneOf(faultCauses)),
  on: required(date),
  accessoriesMissing: possible(flag),
  judgement: possible(oneOf(['COVERED', 'REFUSED'])),
  subject: possible(oneOf(complaintSubjects)),
};
