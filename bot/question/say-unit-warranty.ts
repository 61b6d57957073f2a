import type { EntitlementVerdict } from '../../domain/entitlement/entitlement.js';
import { sayDate } from '../../domain/language/say-time.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';

interface UnitWarranty {
  readonly verdict: EntitlementVerdict;
  readonly product: string;
  readonly serial: string;
}

const phrases = {
  FREE: 'unit_warranty_runs',
  CONTRACT: 'unit_warranty_contract',
  CHARGEABLE: 'unit_warranty_over',
} as const;

/** Whether a unit is under warranty and until when, without a word about whose it is. */
export function sayUnitWarranty({ language }: TurnInHand, told: UnitWarranty): string {
  const { verdict, product, serial } = told;
  if (verdict.endsOn === null) return phrase(language, 'unit_warranty_uncertain', { product, serial });
  const until = sayDate(new Date(`${verdict.endsOn}T00:00:00Z`), language, 'UTC');
  return phrase(language, phrases[verdict.coverage], { product, serial, until });
}
