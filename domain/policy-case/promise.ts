import type { Role, Severity, SlaTarget } from '../../schema/vocabulary.js';
import type { Facts } from '../policy/facts.js';
import type { ClosingRule, Policy, SlaRule } from '../policy/policy.js';
import { agreedFor, ruleTerms } from '../sla/clock-terms.js';
import { penaltyAt } from '../sla/penalty.js';
import { alarmsOf, type ClockTerms, dueAtOf } from '../sla/sla-clock.js';
import { countsTold } from '../sla/sla-facts.js';
import { closingRulesFor, graver, openingRules, routeOf, severityOf, slaRulesFor } from '../sla/sla-rule.js';
import { instantOf, type LocalTime, localTimeOf } from './local-time.js';
import type { SlaCaseFacts } from './policy-case.js';

export interface PromisedStep {
  readonly level: number;
  readonly to: Role;
  readonly at: LocalTime;
  /** It comes again and again. */
  readonly again: boolean;
}

/** A clock as it would start if the case were opened as told; times as the wall of the policy's zone shows them. */
export interface Promised {
  readonly target: SlaTarget;
  readonly rule: SlaRule;
  readonly dueAt: LocalTime;
  readonly steps: readonly PromisedStep[];
  /** For what happened at `metAt`, such as `60.00 CNY`; null when nothing is owed. */
  readonly penalty: string | null;
}

/** What the desk assumes of a case of which nobody said more. */
const assumed = { severity: 'NORMAL', customerTier: 'STANDARD', underContract: false } as const;

/** As when a case is opened: the policy may grade it higher than it was told. */
export interface Graded {
  readonly facts: Facts;
  readonly severity: Severity;
  readonly department: string | null;
  /** Whom the rules on gravity and department name, in this order. */
  readonly tells: readonly Role[];
  /** What is asked before it is closed. */
  readonly closing: readonly ClosingRule[];
}

export function gradedBy(policy: Policy, told: SlaCaseFacts): Graded {
  const {
    openedAt: written,
    appointmentAt: _,
    completionAt: _____,
    remoteFailedAt: __,
    pauses: ___,
    metAt: ____,
    ...known
  } = told;
  const openedAt = instantOf(written, policy.timezone);
  const facts: Facts = { ...assumed, ...known, ...countsTold(told, openedAt), openedAt };
  const graded = severityOf(policy, facts);
  const severity = graver(facts.severity ?? 'NORMAL', graded.severity);
  const route = routeOf(policy, { ...facts, severity });
  return {
    facts: { ...facts, severity },
    severity,
    department: route?.department ?? null,
    tells: [graded, route].flatMap((rule) => rule?.escalateTo ?? []),
    closing: closingRulesFor(policy, { ...facts, severity }, 'CLOSE'),
  };
}

export function promisesFor(policy: Policy, told: SlaCaseFacts): readonly Promised[] {
  const { facts } = gradedBy(policy, told);
  const afterwards = told.remoteFailedAt
    ? slaRulesFor(policy, facts).filter(({ from }) => from === 'REMOTE_FAILED')
    : [];
  return [...openingRules(policy, facts), ...afterwards].map((rule) => promised(policy, rule, told));
}

function promised(policy: Policy, rule: SlaRule, facts: SlaCaseFacts): Promised {
  const terms = termsOf(policy, rule, facts);
  const shown = (at: Date) => localTimeOf(at, policy.timezone);
  return {
    target: rule.target,
    rule,
    dueAt: shown(dueAtOf(terms)),
    // One that comes again and again is told by its first time.
    steps: alarmsOf(terms)
      .filter(({ round = 0 }) => round === 0)
      .map(({ level, to, dueAt, round }) => ({ level, to, at: shown(dueAt), again: round !== undefined })),
    penalty: penaltyOf(policy, rule, terms, facts),
  };
}

function penaltyOf({ timezone }: Policy, { penalty }: SlaRule, terms: ClockTerms, { metAt }: SlaCaseFacts) {
  const owed = metAt ? penaltyAt(penalty, terms, instantOf(metAt, timezone)) : null;
  return owed && `${owed.amount} ${owed.currency}`;
}

function termsOf(policy: Policy, rule: SlaRule, facts: SlaCaseFacts): ClockTerms {
  const at = (time: LocalTime): Date => instantOf(time, policy.timezone);
  const pauses = (facts.pauses ?? [])
    .filter(({ reason }) => rule.pausedBy.includes(reason))
    .map(({ from, to, reason }) => ({ from: at(from), to: at(to), reason }));
  const agreed = {
    appointmentAt: facts.appointmentAt ? at(facts.appointmentAt) : null,
    completionAt: facts.completionAt ? at(facts.completionAt) : null,
  };
  const { openedAt, remoteFailedAt = openedAt } = facts;
  const startedAt = at(rule.from === 'REMOTE_FAILED' ? remoteFailedAt : openedAt);
  return ruleTerms(policy, rule, startedAt, agreedFor(rule, agreed), pauses);
}
