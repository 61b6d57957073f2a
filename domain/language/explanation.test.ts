import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../bot/language/text/script.js';
import { languages } from '../../schema/vocabulary.js';
import { type ExplanationKey, explanations } from './explanation.js';

// The keys of a catalogue are exactly the explanation keys, which its type says and Object.keys does not.
const keys = Object.keys(explanations.en) as ExplanationKey[];
// What stands within a plural form is no blank.
const blanks = (sentence: string): string[] => {
  const plain = sentence.replace(/\b(?:one|other) \{[^}]*\}/g, '');
  return [...new Set([...plain.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort();
};

describe('the explanations', () => {
  it.each(keys)('ask for the same parameters in every language: %s', (key) => {
    for (const language of languages) {
      expect(blanks(explanations[language][key])).toEqual(blanks(explanations['zh-Hans'][key]));
    }
  });

  it('are written in their own script', () => {
    expect(keys.filter((key) => scriptOf(explanations['zh-Hans'][key]) === 'HANT')).toEqual([]);
    expect(keys.filter((key) => scriptOf(explanations['zh-Hant'][key]) === 'HANS')).toEqual([]);
    expect(keys.filter((key) => /\p{Script=Han}/u.test(explanations.en[key]))).toEqual([]);
  });
});
