import type { ClosingStep, Role, Severity, SlaTarget } from '../../schema/vocabulary.js';
import type { Facts } from '../policy/facts.js';
import type { ClosingRule, Policy, SlaRule } from '../policy/policy.js';
import { fits, withZone } from '../policy/when.js';

/** What is promised in a case: for each target the first rule that fits; no fitting rule, no promise. */
export function slaRulesFor(policy: Policy, facts: Facts): readonly SlaRule[] {
  const known = withZone(policy, facts);
  const first = new Map<SlaTarget, SlaRule>();
  for (const rule of policy.sla) {
    if (!first.has(rule.target) && fits(rule.when, known)) first.set(rule.target, rule);
  }
  return [...first.values()];
}

export function ruleFor(policy: Policy, target: SlaTarget, facts: Facts): SlaRule | null {
  const known = withZone(policy, facts);
  return policy.sla.find((rule) => rule.target === target && fits(rule.when, known)) ?? null;
}

/** The promises whose time runs from the first word; the others wait for what they count from. */
export const openingRules = (policy: Policy, facts: Facts): readonly SlaRule[] =>
  slaRulesFor(policy, facts).filter(({ from, target }) => from === 'OPENED' && target !== 'NEXT_REPLY');

export interface GradedSeverity {
  readonly severity: Severity;
  /** Id of the rule that graded it; null when none did. */
  readonly rule: string | null;
  readonly escalateTo: Role | null;
}

export function severityOf(policy: Policy, facts: Facts): GradedSeverity {
  const known = withZone(policy, facts);
  const rule = policy.severity.find(({ when }) => fits(when, known));
  if (!rule) return { severity: 'NORMAL', rule: null, escalateTo: null };
  return { severity: rule.severity, rule: rule.id, escalateTo: rule.escalateTo };
}

const ranks: Record<Severity, number> = { NORMAL: 0, URGENT: 1, CRITICAL: 2 };

export const graver = (one: Severity, other: Severity): Severity => (ranks[other] > ranks[one] ? other : one);

export interface Route {
  readonly department: string;
  /** Id of the routing rule. */
  readonly rule: string;
  readonly escalateTo: Role | null;
}

/** The department that owns the case; null when the policy leaves it with the service point. */
export function routeOf(policy: Policy, facts: Facts): Route | null {
  const known = withZone(policy, facts);
  const rule = policy.routing.find(({ when }) => fits(when, known));
  return rule ? { department: rule.department, rule: rule.id, escalateTo: rule.escalateTo } : null;
}

/**
 * What must be on file before the case is settled or closed: every rule that fits. Whoever closes what was never settled
 * answers for what settling asks, too.
 */
export function closingRulesFor(policy: Policy, facts: Facts, step: ClosingStep): readonly ClosingRule[] {
  const known = withZone(policy, facts);
  return policy.closing.filter(
    ({ before, when }) => (step === 'CLOSE' || before === 'RESOLVE') && fits(when, known),
  );
}
