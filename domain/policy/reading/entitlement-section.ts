import { faultCauses, payers, remedies } from '../../../schema/vocabulary.js';
import { type EntitlementPolicy, type Payers, proofs, type When, warrantyStarts } from '../policy.js';
import { staffRole } from './escalation-section.js';
import { flag, identifier, list, oneOf, type Reader } from './readers.js';
import { optional, record, recordsWithIds, required } from './record.js';
import { term } from './times.js';

const payer = required(oneOf(payers));
const pays: Reader<Payers> = record('{parts: …, labour: …, travel: …, freight: …}', {
  parts: payer,
  labour: payer,
  travel: payer,
  freight: payer,
});
const whoPays = record('{pays: {parts: …, labour: …, travel: …, freight: …}}', { pays: required(pays) });

const proof = record('{required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}', {
  required: required(list(oneOf(proofs))),
  any: optional(flag, false),
  otherwise: required(oneOf(['MANUFACTURED', 'CHARGEABLE'])),
});

/** A policy that says nothing of warranties gives none: the customer pays. */
export const noEntitlement: EntitlementPolicy = {
  startsAt: [],
  proof: null,
  excluded: [],
  cardAltered: null,
  terms: [],
  contract: null,
  afterwards: { pays: { parts: 'CUSTOMER', labour: 'CUSTOMER', travel: 'CUSTOMER', freight: 'CUSTOMER' } },
};

export const entitlementReader = (when: Reader<When>): Reader<EntitlementPolicy> =>
  record('a group of startsAt, proof, excluded, cardAltered, terms, contract, afterwards', {
    startsAt: required(list(oneOf(warrantyStarts))),
    proof: optional(proof, null),
    excluded: optional(list(oneOf(faultCauses), 0), []),
    cardAltered: optional(oneOf(['CHARGEABLE']), null),
    terms: optional(recordsWithIds(termReader(when)), []),
    contract: optional(whoPays, null),
    afterwards: optional(whoPays, noEntitlement.afterwards),
  });

const termReader = (when: Reader<When>) =>
  record('a group of id, when, for, remedies, pays, …', {
    id: required(identifier),
    when: optional(when, {}),
    from: optional(oneOf(warrantyStarts), null),
    for: required(term),
    remedies: required(list(oneOf(remedies))),
    pays: required(pays),
    approval: optional(staffRole, null),
  });
