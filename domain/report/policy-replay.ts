import type { Coverage, HoldReason, Severity, SlaTarget } from '../../schema/vocabulary.js';
import { decideEntitlement } from '../entitlement/entitlement.js';
import type { EntitlementFacts } from '../entitlement/entitlement-facts.js';
import type { Facts } from '../policy/facts.js';
import type { ClockStart, Policy, SlaRule } from '../policy/policy.js';
import { type Agreed, agreedFor, ruleTerms } from '../sla/clock-terms.js';
import { dueAtOf, type Pause } from '../sla/sla-clock.js';
import { graver, severityOf, slaRulesFor } from '../sla/sla-rule.js';

/** OWED: not due yet, and nothing has happened. ENDED: the ticket ended before it was due. */
export const outcomes = ['MET', 'MISSED', 'OWED', 'ENDED'] as const;
export type Outcome = (typeof outcomes)[number];

export interface KeptPromise {
  readonly rule: string;
  readonly dueAt: Date;
  readonly outcome: Outcome;
}

/** What a ticket was, and what was done about it, whatever was promised. */
export interface PastTicket {
  readonly number: string;
  /** As known when it was opened, with the severity that a person gave it. */
  readonly facts: Facts;
  readonly openedAt: Date;
  readonly agreed: Agreed;
  readonly holds: readonly (Pause & { readonly reason: HoldReason })[];
  /** When each thing that is promised first happened. */
  readonly done: ReadonlyMap<SlaTarget, Date>;
  /** Resolved, closed or cancelled for good. */
  readonly endedAt: Date | null;
  /** By the policy that it was opened under. */
  readonly promised: ReadonlyMap<SlaTarget, KeptPromise>;
  readonly verdict: { readonly coverage: Coverage; readonly facts: EntitlementFacts } | null;
}

export interface PromiseChange {
  readonly target: SlaTarget;
  /** Null: nothing was promised. */
  readonly before: KeptPromise | null;
  readonly after: KeptPromise | null;
}

export interface ReplayedTicket {
  readonly number: string;
  readonly promises: readonly PromiseChange[];
  readonly verdict: { readonly before: Coverage; readonly after: Coverage } | null;
}

/** What would have been promised in a case under another policy, and whether what was done would have kept it. */
export function replayTicket(policy: Policy, past: PastTicket, now: Date): ReplayedTicket {
  const after = promisesOf(policy, past, now);
  const targets = new Set([...past.promised.keys(), ...after.keys()]);
  return {
    number: past.number,
    promises: [...targets].map((target) => ({
      target,
      before: past.promised.get(target) ?? null,
      after: after.get(target) ?? null,
    })),
    verdict: past.verdict && {
      before: past.verdict.coverage,
      after: decideEntitlement(policy, past.verdict.facts).coverage,
    },
  };
}

function promisesOf(policy: Policy, past: PastTicket, now: Date): Map<SlaTarget, KeptPromise> {
  const graded = severityOf(policy, past.facts).severity;
  const facts = { ...past.facts, severity: graver(past.facts.severity ?? 'NORMAL', graded) };
  return new Map(
    slaRulesFor(policy, facts).flatMap((rule) => {
      const startedAt = startOf(rule.from, past);
      return startedAt === null
        ? []
        : [[rule.target, promiseOf(policy, rule, past, startedAt, now)] as const];
    }),
  );
}

/** A promise that waits for something that never happened was never made. */
function startOf(from: ClockStart, { openedAt, done }: PastTicket): Date | null {
  if (from === 'OPENED') return openedAt;
  if (from === 'ARRIVED') return done.get('ARRIVE') ?? null;
  return from === 'RESOLVED' ? (done.get('RESOLVE') ?? null) : null;
}

function promiseOf(policy: Policy, rule: SlaRule, past: PastTicket, startedAt: Date, now: Date): KeptPromise {
  const pauses = past.holds.filter(({ reason }) => rule.pausedBy.includes(reason));
  const dueAt = dueAtOf(ruleTerms(policy, rule, startedAt, agreedFor(rule, past.agreed), pauses));
  return {
    rule: rule.id,
    dueAt,
    outcome: outcomeOf(dueAt, past.done.get(rule.target) ?? null, past.endedAt, now),
  };
}

/** By the times only, as everywhere: what was done at the due time itself was in time. */
export function outcomeOf(dueAt: Date, doneAt: Date | null, endedAt: Date | null, now: Date): Outcome {
  if (doneAt !== null) return doneAt <= dueAt ? 'MET' : 'MISSED';
  if (endedAt !== null && endedAt <= dueAt) return 'ENDED';
  return now > dueAt ? 'MISSED' : 'OWED';
}

/** What a person graded higher than the policy of that day did stays; what the policy graded is graded anew. */
export function gradedByPerson(policy: Policy, facts: Facts, stored: Severity): Severity {
  const graded = severityOf(policy, { ...facts, severity: 'NORMAL' }).severity;
  return graver(graded, stored) === graded ? 'NORMAL' : stored;
}
