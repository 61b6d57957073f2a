import { previewCharges } from '../../domain/charge/preview-charges.js';
import { sayChargesPreview } from '../../domain/charge/say-charges-preview.js';
import {
  decideEntitlement,
  type EntitlementFacts,
  type EntitlementVerdict,
} from '../../domain/entitlement/entitlement.js';
import { DomainError } from '../../domain/errors.js';
import type { ClosingRule, Policy } from '../../domain/policy/policy.js';
import { refused } from '../../domain/policy/reading/place.js';
import { readFacts } from '../../domain/policy-case/case-reader.js';
import { turnsOf } from '../../domain/policy-case/follow-up-turns.js';
import type {
  ChargesCaseFacts,
  FollowUpCaseFacts,
  SlaCaseFacts,
} from '../../domain/policy-case/policy-case.js';
import { gradedBy, type Promised, promisesFor } from '../../domain/policy-case/promise.js';
import { type ChargeItem, chargeItems, type SlaTarget } from '../../schema/vocabulary.js';
import type { Outcome } from '../command-line.js';
import { CommandRefused, policyIn, problemLines, type ReadText } from './outcome.js';

/** What the policy would promise and who would pay, in words; nothing is stored. */
export async function preview(path: string, factsPath: string, read: ReadText): Promise<Outcome> {
  const policy = await policyIn(path, read);
  const { value, problems } = readFacts(await read(factsPath));
  if (value === refused) throw new CommandRefused(problemLines(factsPath, problems));
  const lines = [
    `${policy.name} ${policy.version}; times are those of ${policy.timezone}.`,
    ...(value.sla ? ['', ...promiseLines(policy, value.sla)] : []),
    ...(value.entitlement ? ['', ...verdictLines(policy, value.entitlement)] : []),
    ...(value.charges ? ['', ...chargeLines(policy, value.charges)] : []),
    ...(value.followUps ? ['', ...followUpLines(policy, value.followUps)] : []),
  ];
  return { lines, passed: true };
}

const words: Record<SlaTarget, string> = {
  REPLY: 'a person answers',
  NEXT_REPLY: 'a person answers the next message',
  SUPPLIER_CONTACT: 'the supplier is contacted',
  DISPATCH: 'a visit is planned with a technician',
  ARRIVE: 'somebody is on site',
  RESOLVE: 'the matter is settled',
  LOANER: 'a loaner is handed out',
  RETURN_UNIT: 'the unit is back with its owner',
};

function promiseLines(policy: Policy, facts: SlaCaseFacts): string[] {
  const promises = promisesFor(policy, facts);
  const opening = `A ${facts.kind} opened ${facts.openedAt}:`;
  const asked = gradedBy(policy, facts).closing.map(closingInWords);
  if (promises.length === 0) return [`${opening} nothing is promised.`, ...asked];
  return [opening, ...promises.flatMap(promiseInWords), ...asked];
}

const closingInWords = ({ id, before, needs, by, checklist }: ClosingRule): string => {
  const details = [...by, ...checklist];
  const what = `${needs.join(', ')}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
  return `  before it is ${before === 'CLOSE' ? 'closed' : 'resolved'} it needs ${what} on file (rule ${id})`;
};

const promiseInWords = ({ target, rule, dueAt, steps, penalty }: Promised): string[] => [
  `  ${words[target]} by ${dueAt} (${target}, rule ${rule.id}, calendar ${rule.calendar})`,
  ...steps.map(
    ({ level, to, at, again }) =>
      `    level ${level}: ${to} hears of it ${at}${again ? ', and again and again' : ''}`,
  ),
  ...(penalty ? [`    the customer gets ${penalty} for the lateness`] : []),
];

function verdictLines(policy: Policy, facts: EntitlementFacts): string[] {
  const verdict = decideEntitlement(policy, { cause: 'DEFECT', customerTier: 'STANDARD', ...facts });
  const { remedies, terms, reasons, approvals } = verdict;
  const unit = facts.component ? `${facts.family}, ${facts.component}` : facts.family;
  return [
    `${unit} on ${facts.on}: ${coverageInWords(verdict)} (${reasons.join(', ')}).`,
    ...(terms.length > 0 ? [`  terms in force: ${terms.join(', ')}; the first decides who pays`] : []),
    ...(remedies.length > 0 ? [`  the customer may choose: ${remedies.join(', ')}`] : []),
    ...approvals.map(({ subject, role }) => `  ${role} must agree to ${subject}`),
    ...addedLines(verdict),
    `  ${chargeItems.flatMap((item) => chargeInWords(verdict, item)).join(', ')}`,
  ];
}

const addedLines = ({ terms, considered }: EntitlementVerdict): string[] =>
  considered
    .filter(({ id }) => id === terms[0])
    .flatMap(({ extensions }) => extensions)
    .map(({ days, reason, from, to }) => `  ${days} days added for ${reason} from ${from} to ${to}`);

function chargeInWords({ bases, ...verdict }: EntitlementVerdict, item: ChargeItem): string[] {
  const payer = verdict[item];
  // The way back is worth a word only where somebody else pays it.
  if (payer === null || (item === 'freightBack' && payer === verdict.freight)) return [];
  return [`${item}: ${payer}${bases[item] ? ` at ${bases[item]}` : ''}`];
}

function coverageInWords({ coverage, endsOn }: EntitlementVerdict): string {
  if (coverage === 'CHARGEABLE')
    return endsOn ? `chargeable since the terms ended on ${endsOn}` : 'chargeable';
  const covered = coverage === 'FREE' ? 'free under warranty' : 'under the service contract';
  return endsOn ? `${covered}, to ${endsOn} inclusive` : covered;
}

/** In the company's own words to a customer: it is he who has to pay it. */
function chargeLines(policy: Policy, { items, settle, ...unit }: ChargesCaseFacts): string[] {
  try {
    const facts = { cause: 'DEFECT' as const, customerTier: 'STANDARD' as const, ...unit };
    const charges = previewCharges(policy, facts, { ...(items && { items }), ...(settle && { settle }) });
    const asked = settle?.remedy ?? null;
    return sayChargesPreview(charges, { language: 'en', currency: policy.currency, asked }).split('\n');
  } catch (error) {
    if (error instanceof DomainError) return [error.message];
    throw error;
  }
}

const shownTurns = 3;

function followUpLines(policy: Policy, facts: FollowUpCaseFacts): string[] {
  const lines = policy.followUps.flatMap((rule) => {
    const [first, ...others] = turnsOf(policy, rule, facts, shownTurns);
    if (!first) return [];
    const then = others.length > 0 ? `, then ${others.map(({ dueAt }) => dueAt).join(', ')}` : '';
    const notice = first.noticeAt ? `, put in front of people ${first.noticeAt}` : '';
    return [`  ${rule.kind} due ${first.dueAt}${then}${notice} (rule ${rule.id})`];
  });
  return [`Followed up from ${facts.from}:`, ...(lines.length > 0 ? lines : ['  nothing is owed'])];
}
