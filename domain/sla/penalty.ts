import { HOUR } from '../calendar/duration.js';
import { type Money, moneyOf } from '../money.js';
import type { LatePenalty } from '../policy/policy.js';
import { type ClockTerms, dueAtOf, resumed } from './sla-clock.js';

/**
 * What the company owes the customer when the promised thing happened, or has not happened yet, at `until`: so much for
 * each hour begun after the due time, up to the cap. Late hours pass on the clock's own calendar, and while it stands
 * still they do not. Null when nothing is owed.
 */
export function penaltyAt(penalty: LatePenalty | null, terms: ClockTerms, until: Date): Money | null {
  if (penalty === null) return null;
  const pauses = resumed(terms.pauses, until).flatMap(({ from, to }) =>
    to === null ? [] : [[from, to] as const],
  );
  const late = terms.calendar.openMilliseconds(dueAtOf(terms), until, pauses);
  const owed = Math.ceil(late / HOUR) * penalty.perStartedHour;
  return owed === 0 ? null : moneyOf(Math.min(owed, penalty.cap ?? owed), penalty.currency);
}
