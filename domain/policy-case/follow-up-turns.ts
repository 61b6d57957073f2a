import { dayAfter } from '../calendar/duration.js';
import { dueAfter } from '../follow-up/due-after.js';
import { nextOccasion, type ServedUnit } from '../follow-up/occasion.js';
import type { FollowUpRule, Policy } from '../policy/policy.js';
import { instantOf, type LocalTime, localTimeOf } from './local-time.js';
import type { FollowUpCaseFacts } from './policy-case.js';

export interface Turn {
  readonly dueAt: LocalTime;
  readonly noticeAt: LocalTime | null;
}

/** The next turns of a rule in a case, at most so many; times as the wall of the policy's zone shows them. */
export function turnsOf(
  policy: Policy,
  rule: FollowUpRule,
  facts: FollowUpCaseFacts,
  most: number,
): readonly Turn[] {
  const shown = (at: Date) => localTimeOf(at, policy.timezone);
  if (rule.sample === 0) return [];
  if (rule.timing.kind === 'AFTER') {
    const { resolvedAt, visitUnresolvedAt, missedAt } = facts;
    const { event } = rule.timing;
    const at = { RESOLVED: resolvedAt, VISIT_UNRESOLVED: visitUnresolvedAt, PROMISE_MISSED: missedAt }[event];
    const due = at && dueAfter(policy, rule, instantOf(at, policy.timezone));
    return due ? [{ dueAt: shown(due.dueAt), noticeAt: due.noticeAt && shown(due.noticeAt) }] : [];
  }
  const { from, contracts = [], ...known } = facts;
  const unit: ServedUnit = { key: 'case', facts: known, contracts };
  const turns: Turn[] = [];
  for (let day = from; turns.length < most; ) {
    const next = nextOccasion(policy, rule, unit, day);
    if (!next) break;
    turns.push({ dueAt: shown(next.dueAt), noticeAt: next.noticeAt && shown(next.noticeAt) });
    day = dayAfter(next.on);
  }
  return turns;
}
