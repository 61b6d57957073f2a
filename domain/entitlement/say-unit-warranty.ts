import type { Language } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { sayLocalDate } from '../language/say-time.js';
import type { EntitlementVerdict } from './entitlement-verdict.js';

export interface UnitWarranty {
  readonly verdict: Pick<EntitlementVerdict, 'coverage' | 'endsOn'>;
  readonly product: string;
  readonly serial: string;
}

const sentences = {
  FREE: 'unit_warranty_runs',
  CONTRACT: 'unit_warranty_contract',
  CHARGEABLE: 'unit_warranty_over',
} as const;

/** Whether a unit is under warranty and until when, without a word about whose it is. */
export function sayUnitWarranty({ verdict, product, serial }: UnitWarranty, language: Language): string {
  const { coverage, endsOn } = verdict;
  if (endsOn === null) return explain(language, 'unit_warranty_uncertain', { product, serial });
  const until = sayLocalDate(endsOn, language);
  return explain(language, sentences[coverage], { product, serial, until });
}
