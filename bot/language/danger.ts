import { fold } from './folded.js';
import { type Span, without } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';

/** Smoke, fire, electric shocks: people may come to harm before anybody is there. Not "no smoke", nor a smoke test. */
export function soundsDangerous(text: string): boolean {
  const plain = fold(text);
  if (!allLexicons().some(({ danger }) => danger.test(plain))) return false;
  const harmless = allLexicons()
    .flatMap(({ noDanger }) => noDanger.all(plain))
    .map(({ index, 0: { length } }): Span => ({ start: index, end: index + length }));
  const rest = without(plain, harmless);
  return allLexicons().some(({ danger }) => danger.test(rest));
}
