import type { Role, SlaTarget } from '../../schema/vocabulary.js';
import { CalendarError } from '../calendar/working-calendar.js';
import { type Money } from '../money.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { PolicyError } from '../policy/policy-reader.js';
import { withZone } from '../policy/when.js';
import { explainTerms, passedOver } from './clock-explanation.js';
import { agreedFor, ruleOf, ruleTerms } from './clock-terms.js';
import { penaltyAt } from './penalty.js';
import type { ClockStory } from './say-clock.js';
import { alarmsOf, type ClockTerms, dueAtOf } from './sla-clock.js';
import { checkSlaFacts, type SlaCase, type SlaFacts } from './sla-facts.js';
import { slaRulesFor } from './sla-rule.js';

export interface SlaPreview {
  readonly target: SlaTarget;
  /** Id of the rule that promises it. */
  readonly rule: string;
  readonly calendar: string;
  readonly startsAt: Date;
  readonly dueAt: Date;
  /** As if nothing were done meanwhile; in order of level. */
  readonly steps: readonly EscalationPreview[];
  /** What the customer would get for lateness; null when it was in time, when nobody told, and when nothing is promised. */
  readonly penalty: Money | null;
}

export interface EscalationPreview {
  readonly level: number;
  readonly to: Role;
  readonly dueAt: Date;
  /** It comes again and again as long as it is owed; this is its first time. */
  readonly again: boolean;
}

/**
 * What a policy would promise in a case, by the same rules and the same arithmetic as a ticket's clocks, in the order
 * of the policy. Promises that wait for something later than the opening, such as the arrival, are shown as if it
 * happened at the opening.
 * @throws BAD_USER_INPUT naming facts.<field>, PolicyError when a promise would never be due
 */
export function previewSla(policy: Policy, told: SlaFacts): readonly SlaPreview[] {
  const made = checkSlaFacts(policy, told);
  return slaRulesFor(policy, made.facts).map((rule) => previewOf(policy, rule, made));
}

/** Why one of these promises is due when it is. @throws as previewSla */
export function explainPreview(policy: Policy, told: SlaFacts, ruleId: string): ClockStory {
  const made = checkSlaFacts(policy, told);
  const rule = ruleOf(policy, ruleId);
  const terms = termsIn(policy, rule, made);
  return {
    target: rule.target,
    rule,
    startedAt: terms.startedAt,
    outcome: null,
    facts: withZone(policy, made.facts),
    ...counted(policy, rule, () => explainTerms(terms)),
    passedOver: passedOver(policy, rule, made.facts),
  };
}

function termsIn(policy: Policy, rule: SlaRule, made: SlaCase): ClockTerms {
  const { openedAt, remoteFailedAt, agreed, pauses } = made;
  const startedAt = rule.from === 'REMOTE_FAILED' ? (remoteFailedAt ?? openedAt) : openedAt;
  const stopping = pauses.filter(({ reason }) => rule.pausedBy.includes(reason));
  return ruleTerms(policy, rule, startedAt, agreedFor(rule, agreed), stopping);
}

function previewOf(policy: Policy, rule: SlaRule, made: SlaCase): SlaPreview {
  const terms = termsIn(policy, rule, made);
  return counted(policy, rule, () => ({
    target: rule.target,
    rule: rule.id,
    calendar: rule.calendar,
    startsAt: terms.startedAt,
    dueAt: dueAtOf(terms),
    steps: stepsOf(terms),
    penalty: made.metAt && penaltyAt(rule.penalty, terms, made.metAt),
  }));
}

const stepsOf = (terms: ClockTerms): readonly EscalationPreview[] =>
  alarmsOf(terms)
    .filter(({ round = 0 }) => round === 0)
    .map(({ level, to, dueAt, round }) => ({ level, to, dueAt, again: round !== undefined }));

/** A calendar may open too rarely for so long a promise, which shows only when somebody counts. */
function counted<Result>({ sla }: Policy, rule: SlaRule, count: () => Result): Result {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const path = `sla[${sla.indexOf(rule)}].within`;
    throw new PolicyError([{ line: 1, column: 1, path, message: `is never due: ${error.message}` }]);
  }
}
