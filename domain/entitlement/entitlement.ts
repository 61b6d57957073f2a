import type { Coverage, Payer, Remedy, Role } from '../../schema/vocabulary.js';
import { addTerm } from '../calendar/duration.js';
import type { EntitlementPolicy, Payers, Policy, WarrantyTerm } from '../policy/policy.js';
import { fits, withZone } from '../policy/when.js';
import { type EntitlementFacts, isProven, needsProof, startOf } from './warranty-start.js';

export type { EntitlementFacts } from './warranty-start.js';

/** Why a verdict is what it is; programs and the bot's phrases go by these. */
export const entitlementReasons = [
  'TERM_IN_FORCE',
  'TERM_EXPIRED',
  'TERM_NOT_STARTED',
  'NO_TERM',
  'NO_START_DATE',
  'NO_PROOF_OF_PURCHASE',
  'CONSUMABLE',
  'EXCLUDED_CAUSE',
  'CARD_ALTERED',
  'CONTRACT_IN_FORCE',
  'CONTRACT_EXPIRED',
] as const;
export type EntitlementReason = (typeof entitlementReasons)[number];

/** Who owes what to whom for one unit or component on one day. */
export interface EntitlementVerdict {
  coverage: Coverage;
  /** What the terms in force let the customer choose from; empty when none is. */
  remedies: Remedy[];
  /** Ids of the terms in force, the deciding one first. */
  terms: string[];
  /**
   * The last day on which the same people pay: of the terms in force or of the contract. Of what is chargeable
   * because its terms ran out, the day on which the last of them did.
   */
  endsOn: string | null;
  parts: Payer;
  labour: Payer;
  travel: Payer;
  freight: Payer;
  /** The weightiest first. */
  reasons: EntitlementReason[];
  /** Who must agree before RETURN or EXCHANGE. */
  approval: Role | null;
}

/** A term that fits the case, with the days between which it holds; both count. */
export interface DatedTerm {
  readonly term: WarrantyTerm;
  readonly start: string | null;
  readonly end: string | null;
}

export function decideEntitlement(policy: Policy, facts: EntitlementFacts): EntitlementVerdict {
  const { entitlement } = policy;
  const barred = barringReasons(entitlement, facts);
  if (barred.length > 0) return without(entitlement, barred, null);
  const terms = facts.consumable ? [] : datedTerms(policy, facts);
  const inForce = terms.filter((dated) => isInForce(dated, facts.on));
  const [deciding] = inForce;
  if (deciding) return byTerms(deciding, inForce, proofReasons(entitlement, terms, facts));
  const reasons = facts.consumable
    ? (['CONSUMABLE'] as const)
    : [...termReasons(terms, facts.on), ...proofReasons(entitlement, terms, facts)];
  if (entitlement.contract && hasContract(facts))
    return byContract(entitlement.contract.pays, reasons, facts);
  const ran = facts.contractEndsOn ? (['CONTRACT_EXPIRED'] as const) : [];
  return without(entitlement, [...reasons, ...ran], latest(terms));
}

/** What nobody's warranty covers, nor his service contract. */
export function barringReasons({ excluded, cardAltered }: EntitlementPolicy, facts: EntitlementFacts) {
  const reasons: EntitlementReason[] = [];
  if (facts.cause && excluded.includes(facts.cause)) reasons.push('EXCLUDED_CAUSE');
  if (cardAltered && facts.cardAltered) reasons.push('CARD_ALTERED');
  return reasons;
}

const hasContract = ({ contractEndsOn, on }: EntitlementFacts): boolean =>
  typeof contractEndsOn === 'string' && on <= contractEndsOn;

export function datedTerms(policy: Policy, facts: EntitlementFacts): DatedTerm[] {
  const known = withZone(policy, {
    ...facts,
    component: facts.component ?? '',
    consumable: facts.consumable ?? false,
    underContract: facts.underContract ?? hasContract(facts),
  });
  return policy.entitlement.terms
    .filter((term) => fits(term.when, known))
    .map((term) => {
      const start = startOf(term, policy.entitlement, facts);
      return { term, start, end: start === null ? null : addTerm(start, term.for) };
    });
}

export const isInForce = ({ start, end }: DatedTerm, on: string): boolean =>
  start !== null && end !== null && start <= on && on <= end;

export const latest = (terms: readonly DatedTerm[]): string | null =>
  terms.reduce<string | null>((last, { end }) => (end !== null && (!last || end > last) ? end : last), null);

function termReasons(terms: readonly DatedTerm[], on: string): EntitlementReason[] {
  if (terms.length === 0) return ['NO_TERM'];
  if (terms.some(({ end }) => end !== null && end < on)) return ['TERM_EXPIRED'];
  return [terms.every(({ start }) => start === null) ? 'NO_START_DATE' : 'TERM_NOT_STARTED'];
}

function proofReasons(
  { proof }: EntitlementPolicy,
  terms: readonly DatedTerm[],
  facts: EntitlementFacts,
): EntitlementReason[] {
  const asked = terms.some(({ term }) => needsProof(term));
  return asked && !isProven(proof, facts) ? ['NO_PROOF_OF_PURCHASE'] : [];
}

function byTerms(
  deciding: DatedTerm,
  inForce: readonly DatedTerm[],
  reasons: readonly EntitlementReason[],
): EntitlementVerdict {
  const { pays } = deciding.term;
  return {
    coverage: 'FREE',
    remedies: [...new Set(inForce.flatMap(({ term }) => term.remedies))],
    terms: inForce.map(({ term }) => term.id),
    endsOn: lastDayAlike(deciding, inForce),
    ...pays,
    reasons: ['TERM_IN_FORCE', ...reasons],
    approval: inForce.find(({ term }) => term.approval)?.term.approval ?? null,
  };
}

/** When a term ends, the first of those left decides; as long as it lets the same people pay, nothing changes. */
function lastDayAlike(deciding: DatedTerm, inForce: readonly DatedTerm[]): string | null {
  const next = inForce.find(({ end }) => end !== null && deciding.end !== null && end > deciding.end);
  return next && samePayers(next.term.pays, deciding.term.pays) ? lastDayAlike(next, inForce) : deciding.end;
}

const samePayers = (one: Payers, other: Payers): boolean =>
  one.parts === other.parts &&
  one.labour === other.labour &&
  one.travel === other.travel &&
  one.freight === other.freight;

function byContract(
  pays: Payers,
  reasons: readonly EntitlementReason[],
  { contractEndsOn = null }: EntitlementFacts,
): EntitlementVerdict {
  return {
    coverage: 'CONTRACT',
    remedies: [],
    terms: [],
    endsOn: contractEndsOn,
    ...pays,
    reasons: ['CONTRACT_IN_FORCE', ...reasons],
    approval: null,
  };
}

const without = (
  { afterwards }: EntitlementPolicy,
  reasons: EntitlementReason[],
  endsOn: string | null,
): EntitlementVerdict => ({
  coverage: 'CHARGEABLE',
  remedies: [],
  terms: [],
  endsOn,
  ...afterwards.pays,
  reasons,
  approval: null,
});
