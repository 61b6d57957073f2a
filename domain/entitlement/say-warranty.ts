import type { EntitlementRecord } from '../../schema/entitlement.js';
import { faultCauses, type Language } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayLocalDate } from '../language/say-time.js';
import type { EntitlementReason } from './entitlement-verdict.js';

/** Whether it is free, and why, in a sentence; null is the verdict where not even the product is known. */
export function sayWarranty(verdict: EntitlementRecord | null, language: Language): string {
  if (!verdict) return explain(language, 'warranty_judged_on_site');
  const until = verdict.endsOn === null ? null : sayLocalDate(verdict.endsOn, language);
  if (verdict.coverage === 'CHARGEABLE') return sayChargeable(verdict, language);
  const key = verdict.coverage === 'FREE' ? 'warranty_free' : 'warranty_contract';
  return until === null ? explain(language, `${key}_undated`) : explain(language, key, { until });
}

type SayWhy = (verdict: EntitlementRecord, language: Language) => string;

const sayTermOver: SayWhy = ({ endsOn }, language) =>
  endsOn === null
    ? explain(language, 'why_term_over')
    : explain(language, 'why_term_expired', { until: sayLocalDate(endsOn, language) });

/** A unit with days of its own that none of the terms may count from lacks papers, or another day; it is not unknown. */
const sayNoStart: SayWhy = ({ reasons, facts }, language) => {
  if (reasons.includes('NO_PROOF_OF_PURCHASE')) return explain(language, 'why_no_proof');
  const isKnown = [facts?.soldOn, facts?.installedOn, facts?.acceptedOn, facts?.manufacturedOn].some(Boolean);
  return explain(language, isKnown ? 'why_no_start' : 'why_unknown_unit');
};

/** Weightiest first. Nothing at all is known of a unit that nobody registered, not even when it was made. */
const whys: readonly (readonly [EntitlementReason, SayWhy])[] = [
  ['NOT_APPROVED', (_, language) => explain(language, 'why_not_approved')],
  ['CARD_ALTERED', (_, language) => explain(language, 'why_card_altered')],
  [
    'EXCLUDED_CAUSE',
    (verdict, language) => explain(language, 'why_excluded_cause', { cause: sayCause(verdict, language) }),
  ],
  ['TERM_EXPIRED', sayTermOver],
  ['DECISION_NEEDED', (_, language) => explain(language, 'why_undecided')],
  ['NO_START_DATE', sayNoStart],
  ['TERM_NOT_STARTED', (_, language) => explain(language, 'why_term_not_started')],
  ['CONSUMABLE', (_, language) => explain(language, 'why_consumable')],
  ['NO_PROOF_OF_PURCHASE', (_, language) => explain(language, 'why_no_proof')],
  ['CONTRACT_EXPIRED', (_, language) => explain(language, 'why_contract_over')],
];

/** Nothing is known yet that would decide it: papers may still make the repair free. */
const undecided: ReadonlySet<EntitlementReason> = new Set<EntitlementReason>([
  'NO_START_DATE',
  'NO_PROOF_OF_PURCHASE',
]);

function sayChargeable(verdict: EntitlementRecord, language: Language): string {
  const found = whys.find(([reason]) => verdict.reasons.includes(reason));
  if (!found) return explain(language, 'warranty_chargeable', { why: explain(language, 'why_no_term') });
  const [reason, sayWhy] = found;
  const key = undecided.has(reason) ? 'warranty_open' : 'warranty_chargeable';
  return explain(language, key, { why: sayWhy(verdict, language) });
}

/** The cause that the verdict was decided by; verdicts of older tickets do not tell it. */
export function sayCause({ facts }: EntitlementRecord, language: Language): string {
  const cause = faultCauses.find((candidate) => candidate === facts?.cause) ?? 'UNKNOWN';
  return nameOf(language, 'cause', cause);
}
