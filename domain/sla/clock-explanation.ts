import type { HoldReason } from '../../schema/vocabulary.js';
import type { Interval } from '../calendar/working-calendar.js';
import type { Facts } from '../policy/facts.js';
import type { Policy, SlaRule, When } from '../policy/policy.js';
import { fits, withZone } from '../policy/when.js';
import { type ClockTerms, dueAtOf, type Pause } from './sla-clock.js';

/** How a due time came about. The same terms always give the same explanation. */
export interface ClockExplanation {
  readonly dueAt: Date;
  /** The time is the one that the customer named; nothing was counted. */
  readonly byAppointment: boolean;
  /** The time that is counted; it ends where a pause that lasts began. */
  readonly segments: readonly CountedSegment[];
  readonly pauses: readonly ExplainedPause[];
  /** Local dates that were free though their weekday is worked. */
  readonly holidaysSkipped: readonly string[];
}

export interface CountedSegment {
  readonly from: Date;
  readonly to: Date;
  /** Milliseconds. */
  readonly openTime: number;
}

export interface ExplainedPause {
  readonly from: Date;
  readonly to: Date | null;
  readonly reason: HoldReason;
  /** Milliseconds of open time that it took out of the count; null while it lasts. */
  readonly takenOut: number | null;
}

/** A rule that stands above in the policy and was not taken. */
export interface PassedOverRule {
  readonly rule: string;
  /** The tests of its `when` that do not hold; empty when it would fit by what is known today. */
  readonly unmet: readonly (keyof When)[];
  readonly when: When;
}

export function explainTerms(terms: ClockTerms): ClockExplanation {
  const { calendar, startedAt, appointmentAt } = terms;
  const dueAt = dueAtOf(terms);
  const until = terms.pauses.find(({ to }) => to === null)?.from ?? dueAt;
  const byAppointment = appointmentAt !== null;
  const spans = calendar.openSpans(startedAt, byAppointment || until > dueAt ? dueAt : until);
  return {
    dueAt,
    byAppointment,
    segments: (byAppointment ? spans : terms.pauses.reduce(outside, spans)).map(([from, to]) => ({
      from,
      to,
      openTime: to.getTime() - from.getTime(),
    })),
    pauses: terms.pauses.map((pause) => explainedPause(terms, dueAt, pause)),
    holidaysSkipped: calendar.freeDates(startedAt, dueAt),
  };
}

function outside(spans: readonly Interval[], { from: pause, to: resume }: Pause): readonly Interval[] {
  if (resume === null) return spans;
  return spans
    .flatMap(([from, to]): Interval[] => [
      [from, to < pause ? to : pause],
      [from > resume ? from : resume, to],
    ])
    .filter(([from, to]) => from < to);
}

/** What lies before the start or after the due time was not counted anyway. */
function explainedPause({ calendar, startedAt, appointmentAt }: ClockTerms, dueAt: Date, pause: Pause) {
  const { from, to, reason } = pause;
  if (to === null) return { from, to, reason, takenOut: null };
  const begin = from > startedAt ? from : startedAt;
  const end = to < dueAt ? to : dueAt;
  return {
    from,
    to,
    reason,
    takenOut: appointmentAt === null ? calendar.openMilliseconds(begin, end) : 0,
  };
}

/** The rules of the same target above this one, in the order of the policy. */
export function passedOver(policy: Policy, rule: SlaRule, facts: Facts): readonly PassedOverRule[] {
  const known = withZone(policy, facts);
  return policy.sla
    .slice(0, policy.sla.indexOf(rule))
    .filter(({ target }) => target === rule.target)
    .map(({ id, when }) => ({
      rule: id,
      when,
      unmet: testsOf(when).filter((test) => !fits({ [test]: when[test] }, known)),
    }));
}

// Object.keys forgets what the keys of a rule are.
const testsOf = (when: When) => Object.keys(when) as (keyof When)[];
