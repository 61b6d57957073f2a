import { fold } from './folded.js';
import { allLexicons } from './lexicon/read-lexicon.js';

/** Smoke, fire, electric shocks: people may come to harm before anybody is there. */
export function soundsDangerous(text: string): boolean {
  const plain = fold(text);
  return allLexicons.some(({ danger }) => danger.test(plain));
}
