import { fold } from './folded.js';
import { type Span, without } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';

/** Smoke, fire, electric shocks: people may come to harm before anybody is there. Not "no smoke", nor a smoke test. */
export const soundsDangerous = (text: string): boolean => tellsDanger(fold(text));

/** The same of a piece of folded text. */
export function tellsDanger(plain: string): boolean {
  if (!allLexicons().some(({ danger }) => danger.test(plain))) return false;
  const harmless = allLexicons()
    .flatMap(({ noDanger }) => noDanger.all(plain))
    .map(({ index, 0: { length } }): Span => ({ start: index, end: index + length }));
  const rest = without(plain, harmless);
  return allLexicons().some(({ danger }) => danger.test(rest));
}

/** What the fault has done to people and things: a flat below, a coach full of passengers. */
export function tellsDamage(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ damage }) => damage.test(plain));
}
