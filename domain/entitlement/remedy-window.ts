import type { Remedy } from '../../schema/vocabulary.js';
import type { Policy } from '../policy/policy.js';
import { barringReasons } from './entitlement.js';
import type { EntitlementFacts } from './entitlement-facts.js';
import { considerTerms, isInForce, latest } from './warranty-term.js';

/** How long a customer may still choose one remedy, such as his money back. */
export interface RemedyWindow {
  /**
   * NOT_OFFERED: no term gives it at all, or not before something else has happened, or something bars it.
   * UNKNOWN: nobody knows from which day it counts.
   */
  readonly state: 'OPEN' | 'CLOSED' | 'NOT_OFFERED' | 'UNKNOWN';
  /** The last day, that day included. */
  readonly endsOn: string | null;
}

/** The verdict of decideEntitlement names the remedies of a day; this one says until when there is or was one. */
export function remedyWindow(policy: Policy, facts: EntitlementFacts, remedy: Remedy): RemedyWindow {
  const barred = barringReasons(policy.entitlement, facts).length > 0;
  const terms = considerTerms(policy, facts).filter(
    ({ remedies, state }) => remedies.includes(remedy) && state !== 'WITHHELD',
  );
  if (barred || terms.length === 0) return { state: 'NOT_OFFERED', endsOn: null };
  const endsOn = latest(terms);
  if (endsOn === null) return { state: 'UNKNOWN', endsOn };
  return { state: terms.some(isInForce) ? 'OPEN' : 'CLOSED', endsOn };
}
