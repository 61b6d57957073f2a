import { type FaultCause, faultCauses } from '../../../schema/vocabulary.js';
import { type EntitlementPolicy, proofs, warrantyStarts } from '../entitlement-policy.js';
import type { When } from '../policy.js';
import { staffRole } from './escalation-section.js';
import { chargesFields, chargesReader, customerPays } from './pays-section.js';
import type { Place, Result } from './place.js';
import { refused } from './place.js';
import { flag, list, oneOf, type Reader, refined } from './readers.js';
import { childOf, optional, record, recordsWithIds, required, writtenIds } from './record.js';
import { campaignReader, countingFields, termReader, usualCounting } from './term-section.js';

const proof = refined(
  record('{required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}', {
    required: required(list(oneOf(proofs))),
    any: optional(flag, false),
    otherwise: required(oneOf(['MANUFACTURED', 'CHARGEABLE'])),
    approval: optional(staffRole, null),
  }),
  (read, place) =>
    read.approval !== null && read.otherwise === 'CHARGEABLE'
      ? place.refuse('takes an approval only with "otherwise: MANUFACTURED"; nothing is left to decide')
      : read,
);

const reviewed = record('{causes: [SELF_REPAIR], approval: MANAGER}', {
  causes: required(list(oneOf(faultCauses))),
  approval: required(staffRole),
});

const noCauses: readonly FaultCause[] = [];

/** A policy that says nothing of warranties gives none: the customer pays. */
export const noEntitlement: EntitlementPolicy = {
  startsAt: [],
  proof: null,
  excluded: noCauses,
  cardAltered: null,
  reviewed: null,
  counting: usualCounting,
  campaigns: [],
  terms: [],
  contract: null,
  afterwards: { pays: customerPays, except: [] },
  whenExcluded: null,
};

export const entitlementReader = (when: Reader<When>): Reader<EntitlementPolicy> => ({
  takes: 'a group of startsAt, proof, excluded, cardAltered, terms, contract, afterwards',
  read: (place) => readEntitlement(place, when),
});

function readEntitlement(place: Place, when: Reader<When>): Result<EntitlementPolicy> {
  const termsPlace = childOf(place, 'terms');
  const termIds = termsPlace ? writtenIds(termsPlace).map(({ id }) => id) : [];
  const read = record('a group of startsAt, proof, excluded, cardAltered, terms, contract, afterwards', {
    startsAt: required(list(oneOf(warrantyStarts))),
    ...countingFields,
    proof: optional(proof, null),
    excluded: optional(list(oneOf(faultCauses), 0), noCauses),
    cardAltered: optional(oneOf(['CHARGEABLE']), null),
    reviewed: optional(reviewed, null),
    campaigns: optional(recordsWithIds(campaignReader(when, termIds)), []),
    terms: optional(recordsWithIds(termReader(when)), []),
    contract: optional(chargesReader(when), null),
    afterwards: optional(chargesReader(when), noEntitlement.afterwards),
    whenExcluded: optional(
      record('{pays: {parts: …, labour: …, travel: …, freight: …}, inTermOnly: …}', {
        ...chargesFields(when),
        inTermOnly: optional(flag, false),
      }),
      null,
    ),
  }).read(place);
  if (read === refused) return refused;
  const { firstDay, lastDay, extendedBy, afterExchange, ...rest } = read;
  const overlap = rest.reviewed?.causes.find((cause) => rest.excluded.includes(cause));
  if (overlap !== undefined)
    return place.refuse(`has ${overlap} both in excluded and in reviewed; nobody could decide on it`);
  return { ...rest, counting: { firstDay, lastDay, extendedBy, afterExchange } };
}
