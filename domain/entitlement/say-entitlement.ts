import type { EntitlementRecord, ExtensionRecord, TermRecord } from '../../schema/entitlement.js';
import { remedies as allRemedies, type Language, type Remedy } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { capitalised, sayAll, sayAnyOf } from '../language/say-list.js';
import { sayLocalDate } from '../language/say-time.js';
import { warrantyStarts } from '../policy/entitlement-policy.js';
import { sayCharges } from './say-charges.js';
import { sayCause, sayWarranty } from './say-warranty.js';
import { needReasons } from './warranty-term.js';

const mostTerms = 3;

/**
 * The verdict in sentences that can be read out, each on a line of its own: what it is, the term that it rests on
 * with the days added to it, what may be chosen and who must agree, and who pays what.
 */
export function sayEntitlement(verdict: EntitlementRecord, language: Language): string {
  const considered = verdict.considered ?? [];
  const deciding = considered.find(({ id }) => id === verdict.terms[0]);
  return [
    sayWarranty(verdict, language),
    ...(deciding ? sayDeciding(verdict, deciding, language) : sayOthers(verdict, language)),
    ...sayContract(verdict, language),
    ...sayChoice(verdict, language),
    ...considered.flatMap((term) => sayMissing(verdict, term, language)),
    ...sayApprovals(verdict, language),
    sayCharges(verdict, language),
  ].join('\n');
}

function sayDeciding(verdict: EntitlementRecord, term: TermRecord, language: Language): string[] {
  const has = (reason: string) => verdict.reasons.includes(reason);
  return [
    ...sayTerm(term, 'term_rests_on', language),
    ...term.extensions.map((extension) => sayExtension(extension, language)),
    ...(term.campaign === null ? [] : [explain(language, 'campaign', { campaign: term.campaign })]),
    ...(has('FRESH_AFTER_EXCHANGE') ? [explain(language, 'fresh_after_exchange')] : []),
    ...(has('REST_AFTER_EXCHANGE') ? [explain(language, 'rest_after_exchange')] : []),
    ...(has('NO_PROOF_OF_PURCHASE') ? [explain(language, 'without_proof')] : []),
    ...(has('COVERED_DESPITE_CAUSE')
      ? [explain(language, 'despite_cause', { cause: sayCause(verdict, language) })]
      : []),
  ];
}

function sayTerm(
  { id: term, startsOn, endsOn, countedFrom }: TermRecord,
  key: 'term_rests_on' | 'term_expired',
  language: Language,
): string[] {
  if (startsOn === null || endsOn === null) return [];
  const event = [...warrantyStarts, 'EXCHANGED' as const].find((start) => start === countedFrom);
  return [
    explain(language, key, {
      term,
      start: sayLocalDate(startsOn, language),
      event: event ? nameOf(language, 'termStart', event) : (countedFrom ?? ''),
      end: sayLocalDate(endsOn, language),
    }),
  ];
}

function sayExtension({ from, to, days, reason: why, ticket }: ExtensionRecord, language: Language): string {
  const said = {
    days,
    reason: nameOf(language, 'downtime', why),
    from: sayLocalDate(from, language),
    to: sayLocalDate(to, language),
  };
  return ticket === null
    ? explain(language, 'days_added', said)
    : explain(language, 'days_added_ticket', { ...said, ticket });
}

/** The terms that have run out or not begun, unless something else decided against them. */
function sayOthers({ reasons, considered = [] }: EntitlementRecord, language: Language): string[] {
  if (!reasons.includes('TERM_EXPIRED') && !reasons.includes('TERM_NOT_STARTED')) return [];
  const told = considered.filter(({ state }) => state === 'EXPIRED' || state === 'NOT_STARTED');
  return told.slice(0, mostTerms).flatMap((term) => sayOther(term, language));
}

function sayOther(term: TermRecord, language: Language): string[] {
  if (term.state === 'EXPIRED') {
    const added = term.extensions.map((extension) => sayExtension(extension, language));
    return [...sayTerm(term, 'term_expired', language), ...added];
  }
  if (term.startsOn === null) return [];
  return [
    explain(language, 'term_not_started', { term: term.id, start: sayLocalDate(term.startsOn, language) }),
  ];
}

const sayContract = ({ coverage, reasons }: EntitlementRecord, language: Language): string[] =>
  coverage === 'CONTRACT' && reasons.includes('TERM_EXPIRED')
    ? [explain(language, 'warranty_over_contract')]
    : [];

const sayRemedies = (remedies: readonly Remedy[], language: Language): string =>
  sayAnyOf(
    remedies.map((remedy) => nameOf(language, 'remedy', remedy)),
    language,
  );

/** What may be chosen whatever nobody has told yet. */
function certainRemedies({ remedies, considered }: EntitlementRecord): readonly Remedy[] {
  if (!considered) return remedies;
  const certain = considered.filter(({ state, unmet }) => state === 'IN_FORCE' && unmet.length === 0);
  return remedies.filter((remedy) => certain.some((term) => term.remedies.includes(remedy)));
}

/** The days matter where one remedy ends before another: the money back goes first. */
function sayChoice(verdict: EntitlementRecord, language: Language): string[] {
  const choices = certainRemedies(verdict).map((remedy) => ({ remedy, endsOn: lastDayOf(verdict, remedy) }));
  if (choices.length < 2) return [];
  const alike = new Set(choices.map(({ endsOn }) => endsOn)).size === 1;
  const said = choices.map(({ remedy: which, endsOn }) => {
    const remedy = nameOf(language, 'remedy', which);
    if (alike || endsOn === null) return remedy;
    return explain(language, 'remedy_until', { remedy, until: sayLocalDate(endsOn, language) });
  });
  return [explain(language, 'choice', { remedies: sayAnyOf(said, language) })];
}

function lastDayOf({ considered = [] }: EntitlementRecord, remedy: Remedy): string | null {
  const ends = considered.flatMap(({ state, remedies, endsOn }) =>
    state === 'IN_FORCE' && remedies.includes(remedy) && endsOn !== null ? [endsOn] : [],
  );
  return ends.toSorted().at(-1) ?? null;
}

/** What a term would give besides, and what it still needs for it. */
function sayMissing(verdict: EntitlementRecord, term: TermRecord, language: Language): string[] {
  const certain = certainRemedies(verdict);
  const more = allRemedies.filter((one) => term.remedies.includes(one) && !certain.includes(one));
  const needs = needReasons.filter((need) => term.unmet.includes(need));
  const conditional = verdict.coverage === 'FREE' && (term.state === 'WITHHELD' || term.state === 'IN_FORCE');
  if (!conditional || more.length === 0 || needs.length === 0) return [];
  const names = needs.map((need) => nameOf(language, 'need', need));
  return [
    explain(language, 'still_missing', {
      remedies: sayRemedies(more, language),
      needs: sayAll(names, language),
    }),
  ];
}

const sayApprovals = ({ approvals = [] }: EntitlementRecord, language: Language): string[] =>
  approvals.map(({ subject, role: who }) => {
    const role = nameOf(language, 'role', who);
    return subject === 'COVERAGE'
      ? capitalised(explain(language, 'approval_coverage', { role }))
      : capitalised(explain(language, 'approval', { what: nameOf(language, 'remedy', subject), role }));
  });
