import type { Language } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import type { Facts } from '../policy/facts.js';
import type { When } from '../policy/policy.js';
import type { PassedOverRule } from './clock-explanation.js';
import { testsInWords } from './test-in-words.js';

/** Why a rule that stands before the one taken does not fit, in words. */
export function sayPassedOver(
  { rule, unmet, when }: PassedOverRule,
  facts: Facts,
  language: Language,
): string {
  if (unmet.length === 0) return explain(language, 'passed_over_fits_now', { rule });
  const why = unmet.map((test) => sayUnmet(test, when, facts, language));
  return explain(language, 'passed_over', { rule, why: why.join(language === 'en' ? '; ' : '；') });
}

function sayUnmet(test: keyof When, when: When, facts: Facts, language: Language): string {
  const { wanted, known } = testsInWords[test];
  return explain(language, 'unmet', {
    fact: nameOf(language, 'fact', test),
    known: known(facts, language) ?? explain(language, 'not_known'),
    wanted: wanted(when, language),
  });
}
