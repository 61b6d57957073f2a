import { sayDate } from '../../domain/language/say-time.js';
import type { EntitlementRecord } from '../../schema/index.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { nameOf, phrase } from '../language/phrase.js';

/** Whether it is free, and why, in a sentence. Dates of warranties are local days. */
export function sayWarranty({ language }: TurnInHand, verdict: EntitlementRecord | null): string {
  if (!verdict) return phrase(language, 'warranty_judged_on_site');
  const until =
    verdict.endsOn === null ? null : sayDate(new Date(`${verdict.endsOn}T00:00:00Z`), language, 'UTC');
  if (verdict.coverage === 'FREE') {
    return until ? phrase(language, 'warranty_free', { until }) : phrase(language, 'warranty_free_undated');
  }
  if (verdict.coverage === 'CONTRACT') {
    return until
      ? phrase(language, 'warranty_contract', { until })
      : phrase(language, 'warranty_contract_undated');
  }
  return phrase(language, 'warranty_chargeable', { why: whyChargeable(language, verdict.reasons, until) });
}

function whyChargeable(
  language: TurnInHand['language'],
  reasons: readonly string[],
  until: string | null,
): string {
  const has = (reason: string): boolean => reasons.includes(reason);
  if (has('CARD_ALTERED')) return phrase(language, 'why_card_altered');
  if (has('EXCLUDED_CAUSE')) {
    return phrase(language, 'why_excluded_cause', { cause: nameOf(language, 'cause', 'MISUSE') });
  }
  if (has('TERM_EXPIRED') && until) return phrase(language, 'why_term_expired', { until });
  // Nothing at all is known of a unit that nobody registered, not even when it was made.
  if (has('NO_START_DATE')) return phrase(language, 'why_unknown_unit');
  return has('NO_PROOF_OF_PURCHASE') ? phrase(language, 'why_no_proof') : phrase(language, 'why_no_term');
}
