import type { ExtensionRecord } from '../../schema/entitlement.js';
import type { DowntimeReason } from '../../schema/vocabulary.js';
import { dayAfter, daysBetween } from '../calendar/duration.js';
import type { Downtime, EntitlementFacts } from './entitlement-facts.js';

/** The spans of some reasons since a day, as far as they have passed, none of them covering a day twice. */
export function passedDowntime(
  { downtime, on }: EntitlementFacts,
  reasons: readonly DowntimeReason[],
  since: string,
): ExtensionRecord[] {
  const spans: ExtensionRecord[] = [];
  let reached = since;
  const told = (downtime ?? []).filter(({ reason }) => reasons.includes(reason)).toSorted(byStart);
  for (const span of told) {
    const [from, to] = [later(span.from, reached), earlier(span.to ?? on, on)];
    if (to <= from) continue;
    spans.push({ from, to, days: daysBetween(from, to), reason: span.reason, ticket: span.ticket ?? null });
    reached = to;
  }
  return spans;
}

/** Days alone, of one reason. */
export const daysOfDowntime = (facts: EntitlementFacts, reason: DowntimeReason, since: string): number =>
  passedDowntime(facts, [reason], since).reduce((sum, { days }) => sum + days, 0);

export interface Extended {
  readonly end: string;
  readonly extensions: ExtensionRecord[];
}

/** The end of a term, moved by what is not counted; what began after that end moves nothing. */
export function extend(end: string, spans: readonly ExtensionRecord[]): Extended {
  return spans.reduce<Extended>(
    (moved, span) =>
      span.from <= moved.end
        ? { end: dayAfter(moved.end, span.days), extensions: [...moved.extensions, span] }
        : moved,
    { end, extensions: [] },
  );
}

/** Of two that begin alike the longer one counts, so that a wait for parts within a repair is the repair's. */
export const byStart = (one: Downtime, other: Downtime): number =>
  one.from.localeCompare(other.from) || (other.to ?? '9999').localeCompare(one.to ?? '9999');

const later = (one: string, other: string): string => (one > other ? one : other);
const earlier = (one: string, other: string): string => (one < other ? one : other);
