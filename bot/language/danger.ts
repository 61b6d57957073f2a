import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';
import { matchesOf, type Span, without } from './text/found.js';

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

/** "Hurry pls", 很急: the clauses that say it cannot wait, and little else. */
export function urgentClauses(text: string): string[] {
  const plain = fold(text);
  if (!allLexicons().some(({ urgent }) => urgent.test(plain))) return [];
  return matchesOf(CLAUSE, plain).flatMap(({ index, 0: clause }) => {
    const words = text.slice(index, index + clause.length).replace(/^[\s.]+|\s+$/g, '');
    return words.length <= longestHaste && allLexicons().some(({ urgent }) => urgent.test(clause))
      ? [words]
      : [];
  });
}

const CLAUSE = /[^，。！？；,!?;\n]+?(?=[，。！？；,!?;\n]|\.(?:\s|$)|$)/g;
const longestHaste = 40;

/** What the fault has done to people and things: a flat below, a coach full of passengers. */
export function tellsDamage(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ damage }) => damage.test(plain));
}
