import { simplify } from '../../domain/customer/simplify.js';
import { type Found, found } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';

/** A product and everything that it is called: names in all languages and what customers say. */
export interface CatalogueEntry {
  readonly model: string;
  readonly family: string;
  readonly names: readonly string[];
}

interface Pattern {
  readonly words: string;
  readonly model: string;
  readonly latin: boolean;
}

const patterns = new WeakMap<readonly CatalogueEntry[], readonly Pattern[]>();

const fold = (text: string): string => simplify(text).toLowerCase();

const named = (model: string, words: string): { words: string; model: string } => ({
  words: fold(words).trim(),
  model,
});

/** The model, its names, and what else customers say for one of them. */
function patternsOfEntry({ model, names }: CatalogueEntry): { words: string; model: string }[] {
  const own = new Set(names.map((name) => fold(name).trim()));
  const others = allLexicons().flatMap(({ synonyms }) =>
    Object.entries(synonyms).flatMap(([name, words]) => (own.has(fold(name).trim()) ? words : [])),
  );
  return [model, ...names, ...others].map((words) => named(model, words));
}

/** Words that end many a name and say nothing alone. */
const GENERIC = /^(?:system|machine|device|unit|server|station|equipment|product|model|series)$/;
const leastLetters = 6;

/** "The purifier" for the water purifier, as long as no other product is called so. */
function shortened(catalogue: readonly CatalogueEntry[]): { words: string; model: string }[] {
  const last = catalogue.flatMap(({ model, names }) =>
    names.flatMap((name) => {
      const word = /^[a-z].* ([a-z]+)$/.exec(fold(name).trim())?.[1] ?? '';
      return word.length >= leastLetters && !GENERIC.test(word) ? [{ words: word, model }] : [];
    }),
  );
  return last.filter(({ words, model }) =>
    last.every((other) => other.words !== words || other.model === model),
  );
}

/** Longest first, so that 工业交换机 is not cut down to 交换机, nor "drinking fountain" to a shorter name of another. */
function patternsOf(catalogue: readonly CatalogueEntry[]): readonly Pattern[] {
  const known = patterns.get(catalogue);
  if (known) return known;
  const list = [...catalogue.flatMap(patternsOfEntry), ...shortened(catalogue)]
    .filter(({ words }) => words.length > 1)
    .map((pattern) => ({ ...pattern, latin: /^[\x20-\x7e]+$/.test(pattern.words) }))
    .sort((one, other) => other.words.length - one.words.length);
  patterns.set(catalogue, list);
  return list;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

/** A Latin name must stand alone ("switch", "switches"), not inside another word ("switched", "busy"). */
function ends(text: string, start: number, length: number, latin: boolean): number | null {
  const end = start + length;
  if (!latin) return end;
  if (isLetter(text[start - 1])) return null;
  if (!isLetter(text[end])) return end;
  const plural = /^(?:e?s)(?![a-z0-9])/.exec(text.slice(end, end + 3));
  return plural ? end + plural[0].length : null;
}

/** "The filter of my drinking fountain", 直饮机的滤芯: the thing is the whole, not the part that is called like another. */
function withoutParts(folded: string, inOrder: readonly Found<string>[]): readonly Found<string>[] {
  return inOrder.filter((part, i) => {
    const next = inOrder[i + 1];
    const previous = inOrder[i - 1];
    const ofNext =
      next && /^ (?:of|in|on) (?:my|our|the|a|your|this) $/.test(folded.slice(part.end, next.start));
    const ofPrevious = previous && /^(?:的|里的|上的|'s )$/.test(folded.slice(previous.end, part.start));
    return !ofNext && !ofPrevious;
  });
}

/** "It's the drinking fountain", 其实是直饮机: what it is, and nothing of what it does. */
const SAYS_WHICH =
  /(?:\bit(?:'s|s| is)|\bthat(?:'s| is)|\bi mean[t]?|其实是|原来是|应该是|(?<!不)是|係|系)\s?(?:actually |really |in fact )?(?:an? |the |my |our |台|个|部)?$/;
const BEHIND_WHICH =
  /^(?:[\s,，.。!！~]*(?:actually|really|in fact|sorry|my mistake|才对|哦|啦|啊|呢|来的|來的)?[\s.。!！~]*$|[,，.。!！]| (?:in|on|at|of) )/;
const longestWhich = 60;

const DENIED =
  /(?:不是|并非|非|唔系|而不是|\bnot (?:a |an |the |my |our )?|\bisn't (?:a |an |the )?)\s?(?:什么)?$/;

/** "Not the purifier, the drinking fountain": what is denied is not spoken of, as long as something else is. */
function withoutDenied(folded: string, inOrder: readonly Found<string>[]): readonly Found<string>[] {
  const meant = inOrder.filter(({ start }) => !DENIED.test(folded.slice(Math.max(0, start - 12), start)));
  return meant.length > 0 ? meant : inOrder;
}

export interface Named {
  /** The models that a message speaks of, in the order of mention, each once. */
  readonly meant: Found<string>[];
  /** It says of another product that it is not that. */
  readonly denies: boolean;
  /** It says which product it is, and nothing else. */
  readonly isOnlyWhich: boolean;
}

export const findProducts = (text: string, catalogue: readonly CatalogueEntry[]): Found<string>[] =>
  readProducts(text, catalogue).meant;

export function readProducts(text: string, catalogue: readonly CatalogueEntry[]): Named {
  const folded = fold(text);
  const taken: Found<string>[] = [];
  for (const { words, model, latin } of patternsOf(catalogue)) {
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
      const end = ends(folded, at, words.length, latin);
      if (end === null || taken.some((other) => at < other.end && other.start < end)) continue;
      taken.push(found(text, at, end, model));
    }
  }
  const inText = taken.sort((one, other) => one.start - other.start);
  const whole = withoutParts(folded, inText);
  const inOrder = withoutDenied(folded, whole);
  const meant = inOrder.filter((one, i) => inOrder.findIndex((other) => other.value === one.value) === i);
  return { meant, denies: inOrder.length < whole.length, isOnlyWhich: isOnlyWhich(folded, inOrder) };
}

function isOnlyWhich(folded: string, [only, ...others]: readonly Found<string>[]): boolean {
  if (!only || others.length > 0 || folded.length > longestWhich) return false;
  return SAYS_WHICH.test(folded.slice(0, only.start)) && BEHIND_WHICH.test(folded.slice(only.end));
}
