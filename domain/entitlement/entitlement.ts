import type { Remedy, Role } from '../../schema/vocabulary.js';
import type { Charges, EntitlementPolicy, Payers } from '../policy/entitlement-policy.js';
import type { Policy } from '../policy/policy.js';
import { fits } from '../policy/when.js';
import type { EntitlementFacts } from './entitlement-facts.js';
import type { EntitlementReason, EntitlementVerdict, RequiredApproval } from './entitlement-verdict.js';
import { isProven, restsOnPapers } from './warranty-start.js';
import {
  type ConsideredTerm,
  considerTerms,
  hasContract,
  isInForce,
  latest,
  matchable,
} from './warranty-term.js';

export type { EntitlementFacts } from './entitlement-facts.js';
export {
  type EntitlementReason,
  type EntitlementVerdict,
  entitlementReasons,
} from './entitlement-verdict.js';

/** A case with what the policy says to it, as far as it is decided. */
interface Case {
  readonly policy: Policy;
  readonly facts: EntitlementFacts;
  readonly considered: ConsideredTerm[];
  /** Those that the cause and the card leave standing. */
  readonly standing: readonly ConsideredTerm[];
  readonly barred: readonly EntitlementReason[];
}

export function decideEntitlement(policy: Policy, facts: EntitlementFacts): EntitlementVerdict {
  const considered = considerTerms(policy, facts);
  const barred = barringReasons(policy.entitlement, facts);
  const standing = considered.filter(({ term }) => stands(term, barred, facts));
  const matter: Case = { policy, facts, considered, standing, barred };
  const inForce = standing.filter(isInForce);
  const [deciding] = inForce;
  const judge = deciding ? judgeOf(matter, inForce) : null;
  if (judge && isHeldBack(judge, facts)) return undecided(matter, judge);
  if (deciding) return byTerms(matter, deciding, { inForce, judge });
  return barred.length > 0 ? chargeable(matter, barred) : beyondTerms(matter);
}

/** What nobody's warranty covers, nor his service contract. */
export function barringReasons({ excluded, cardAltered }: EntitlementPolicy, facts: EntitlementFacts) {
  const reasons: EntitlementReason[] = [];
  if (facts.cause && excluded.includes(facts.cause)) reasons.push('EXCLUDED_CAUSE');
  if (cardAltered && facts.cardAltered) reasons.push('CARD_ALTERED');
  return reasons;
}

/** A term may cover an excluded cause nevertheless; an altered card it never forgives. */
const stands = (
  { despite }: ConsideredTerm['term'],
  barred: readonly EntitlementReason[],
  { cause }: EntitlementFacts,
): boolean =>
  barred.every(
    (reason) =>
      reason === 'EXCLUDED_CAUSE' && cause !== undefined && cause !== null && despite.includes(cause),
  );

function beyondTerms(matter: Case): EntitlementVerdict {
  const { policy, facts, standing } = matter;
  const reasons = [
    ...(facts.consumable ? (['CONSUMABLE'] as const) : []),
    ...(facts.consumable && standing.length === 0 ? [] : termReasons(standing)),
    ...needsOf(standing),
    ...(facts.consumable && standing.length === 0 ? [] : proofReasons(matter)),
  ];
  const { contract } = policy.entitlement;
  if (contract && hasContract(facts)) return byContract(matter, contract, reasons);
  const ran = facts.contractEndsOn && !hasContract(facts) ? (['CONTRACT_EXPIRED'] as const) : [];
  return chargeable(matter, [...reasons, ...ran], latest(standing));
}

function termReasons(terms: readonly ConsideredTerm[]): EntitlementReason[] {
  if (terms.length === 0) return ['NO_TERM'];
  const has = (state: ConsideredTerm['state']): boolean => terms.some((term) => term.state === state);
  if (has('EXPIRED')) return ['TERM_EXPIRED'];
  if (has('NOT_STARTED')) return ['TERM_NOT_STARTED'];
  return has('NO_START_DATE') ? ['NO_START_DATE'] : [];
}

/** What terms would need for a remedy that no other gives without asking. */
function needsOf(terms: readonly ConsideredTerm[]): EntitlementReason[] {
  const given = terms.filter(isInForce).flatMap(({ remedies }) => remedies);
  const asking = terms.filter(
    ({ state, remedies }) => state === 'WITHHELD' && remedies.some((remedy) => !given.includes(remedy)),
  );
  return [...new Set(asking.flatMap(({ unmet }) => unmet))];
}

function proofReasons({ policy, standing, facts }: Case): EntitlementReason[] {
  const asked = standing.some(restsOnPapers);
  return asked && !isProven(policy.entitlement.proof, facts) ? ['NO_PROOF_OF_PURCHASE'] : [];
}

/** Who decides where the policy leaves it to a person, and whether the unit is covered until he has. */
interface Judge {
  readonly role: Role;
  readonly coveredMeanwhile: boolean;
}

/** A cause is looked into before anything is free; missing papers are forgiven until then. */
function judgeOf({ policy, facts }: Case, inForce: readonly ConsideredTerm[]): Judge | null {
  const { proof, reviewed } = policy.entitlement;
  if (reviewed && facts.cause && reviewed.causes.includes(facts.cause))
    return { role: reviewed.approval, coveredMeanwhile: false };
  const isUnproven = inForce.every(restsOnPapers) && !isProven(proof, facts);
  return isUnproven && proof?.approval ? { role: proof.approval, coveredMeanwhile: true } : null;
}

const isHeldBack = ({ coveredMeanwhile }: Judge, { judgement = null }: EntitlementFacts): boolean =>
  judgement === 'REFUSED' || (judgement === null && !coveredMeanwhile);

function undecided(matter: Case, { role }: Judge): EntitlementVerdict {
  const isDecided = matter.facts.judgement === 'REFUSED';
  const reason = isDecided ? ('NOT_APPROVED' as const) : ('DECISION_NEEDED' as const);
  return {
    ...chargeable(matter, [reason, ...proofReasons(matter)]),
    approvals: isDecided ? [] : [{ subject: 'COVERAGE', role }],
  };
}

function byTerms(
  matter: Case,
  deciding: ConsideredTerm,
  { inForce, judge }: { inForce: readonly ConsideredTerm[]; judge: Judge | null },
): EntitlementVerdict {
  const { pays } = deciding.term;
  const remedies = [...new Set(inForce.flatMap(({ term }) => term.remedies))];
  const asked = matter.facts.judgement === 'COVERED' ? null : judge;
  return {
    coverage: 'FREE',
    remedies,
    terms: inForce.map(({ id }) => id),
    endsOn: lastDayAlike(deciding, inForce),
    ...pays,
    reasons: [
      'TERM_IN_FORCE',
      ...(asked ? (['DECISION_NEEDED'] as const) : []),
      ...proofReasons(matter),
      ...(matter.barred.length > 0 ? (['COVERED_DESPITE_CAUSE'] as const) : []),
      ...lengtheningReasons(deciding, matter.facts),
      ...needsOf(matter.standing),
      ...accessoryReasons(pays, remedies, matter.facts),
    ],
    approvals: [
      ...(asked ? [{ subject: 'COVERAGE' as const, role: asked.role }] : []),
      ...approvalsOf(inForce),
    ],
    considered: matter.considered,
  };
}

function lengtheningReasons(
  { extensions, campaign, countedFrom }: ConsideredTerm,
  { exchangedOn, on }: EntitlementFacts,
): EntitlementReason[] {
  const added = (reason: 'REPAIR' | 'PARTS') => extensions.some((extension) => extension.reason === reason);
  return [
    ...(added('REPAIR') ? (['REPAIR_TIME_ADDED'] as const) : []),
    ...(added('PARTS') ? (['PARTS_TIME_ADDED'] as const) : []),
    ...(campaign === null ? [] : (['CAMPAIGN'] as const)),
    ...(exchangedOn && exchangedOn <= on
      ? [countedFrom === 'EXCHANGED' ? ('FRESH_AFTER_EXCHANGE' as const) : ('REST_AFTER_EXCHANGE' as const)]
      : []),
  ];
}

const givenBack: readonly Remedy[] = ['RETURN', 'EXCHANGE'];

const accessoryReasons = (
  { accessories }: Payers,
  remedies: readonly Remedy[],
  { accessoriesMissing = false }: EntitlementFacts,
): EntitlementReason[] =>
  accessoriesMissing && accessories !== null && remedies.some((one) => givenBack.includes(one))
    ? ['ACCESSORIES_MISSING']
    : [];

/** A remedy that any term gives freely needs nobody's consent; otherwise the first term says whose. */
function approvalsOf(inForce: readonly ConsideredTerm[]): RequiredApproval[] {
  return (['RETURN', 'EXCHANGE'] as const).flatMap((subject) => {
    const giving = inForce.filter(({ term }) => term.remedies.includes(subject));
    const role = giving.every(({ term }) => term.approval !== null) ? giving[0]?.term.approval : null;
    return role ? [{ subject, role }] : [];
  });
}

/** When a term ends, the first of those left decides; as long as it lets the same people pay, nothing changes. */
function lastDayAlike(deciding: ConsideredTerm, inForce: readonly ConsideredTerm[]): string | null {
  const end = deciding.endsOn;
  const next = inForce.find(({ endsOn }) => endsOn !== null && end !== null && endsOn > end);
  return next && samePayers(next.term.pays, deciding.term.pays) ? lastDayAlike(next, inForce) : end;
}

const samePayers = (one: Payers, other: Payers): boolean =>
  one.parts === other.parts &&
  one.labour === other.labour &&
  one.travel === other.travel &&
  one.freight === other.freight &&
  one.freightBack === other.freightBack;

function byContract(
  matter: Case,
  contract: Charges,
  reasons: readonly EntitlementReason[],
): EntitlementVerdict {
  return {
    coverage: 'CONTRACT',
    remedies: [],
    terms: [],
    endsOn: matter.facts.contractEndsOn ?? null,
    ...payersOf(contract, matter),
    reasons: ['CONTRACT_IN_FORCE', ...reasons],
    approvals: [],
    considered: matter.considered,
  };
}

function chargeable(
  matter: Case,
  reasons: readonly EntitlementReason[],
  endsOn: string | null = null,
): EntitlementVerdict {
  return {
    coverage: 'CHARGEABLE',
    remedies: [],
    terms: [],
    endsOn,
    ...payersOf(chargesOf(matter), matter),
    reasons: [...reasons],
    approvals: [],
    considered: matter.considered,
  };
}

/** What is excluded may have payers of its own, perhaps only while a term would have run. */
function chargesOf({ policy, barred, considered }: Case): Charges {
  const { afterwards, whenExcluded } = policy.entitlement;
  if (!whenExcluded || barred.length === 0) return afterwards;
  return whenExcluded.inTermOnly && !considered.some(isInForce) ? afterwards : whenExcluded;
}

function payersOf({ pays, except }: Charges, { policy, facts }: Case): Payers {
  const known = matchable(policy, facts);
  return except.find(({ when }) => fits(when, known))?.pays ?? pays;
}
