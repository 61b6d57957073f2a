import type { Role, SlaTarget } from '../../schema/vocabulary.js';
import type { Facts } from '../policy/facts.js';
import type { Policy, SlaRule } from '../policy/policy.js';
import { alarmsOf, type ClockTerms, dueAtOf } from '../sla/sla-clock.js';
import { openingRules } from '../sla/sla-rule.js';
import { instantOf, type LocalTime, localTimeOf } from './local-time.js';
import type { SlaCaseFacts } from './policy-case.js';

/** A clock as it would start if the case were opened as told; times as the wall of the policy's zone shows them. */
export interface Promised {
  readonly target: SlaTarget;
  readonly rule: SlaRule;
  readonly dueAt: LocalTime;
  readonly steps: readonly { readonly level: number; readonly to: Role; readonly at: LocalTime }[];
}

/** What the desk assumes of a case of which nobody said more. */
const assumed = { severity: 'NORMAL', customerTier: 'STANDARD', underContract: false } as const;

export function promisesFor(policy: Policy, facts: SlaCaseFacts): readonly Promised[] {
  const { openedAt, appointmentAt: _, pauses: __, ...known } = facts;
  const matched: Facts = { ...assumed, ...known, openedAt: instantOf(openedAt, policy.timezone) };
  return openingRules(policy, matched).flatMap((rule) => promised(policy, rule, facts) ?? []);
}

function promised(policy: Policy, rule: SlaRule, facts: SlaCaseFacts): Promised | null {
  const terms = termsOf(policy, rule, facts);
  if (terms === null) return null;
  const shown = (at: Date) => localTimeOf(at, policy.timezone);
  return {
    target: rule.target,
    rule,
    dueAt: shown(dueAtOf(terms)),
    steps: alarmsOf(terms).map(({ level, to, dueAt }) => ({ level, to, at: shown(dueAt) })),
  };
}

/** Null when the calendar is not among the policy's, which no policy that was read has. */
function termsOf(
  { calendars, timezone }: Policy,
  rule: SlaRule,
  { openedAt, appointmentAt, pauses = [] }: SlaCaseFacts,
): ClockTerms | null {
  const calendar = calendars.get(rule.calendar);
  if (!calendar) return null;
  return {
    within: rule.within,
    calendar,
    steps: rule.steps,
    startedAt: instantOf(openedAt, timezone),
    pauses: pauses
      .filter(({ reason }) => rule.pausedBy.includes(reason))
      .map(({ from, to, reason }) => ({
        from: instantOf(from, timezone),
        to: instantOf(to, timezone),
        reason,
      })),
    appointmentAt: rule.byAppointment && appointmentAt ? instantOf(appointmentAt, timezone) : null,
  };
}
