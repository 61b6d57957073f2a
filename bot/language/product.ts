import { simplify } from '../../domain/customer/simplify.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { findModels, modelKey } from './number/model-number.js';
import { type Found, found, overlaps } from './text/found.js';
import { asItSounds } from './text/homophone.js';
import { once } from './text/once.js';

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

interface Patterns {
  readonly named: readonly Pattern[];
  /** Names that may be misheard, by how they sound. */
  readonly sounding: readonly Pattern[];
  readonly models: ReadonlyMap<string, string>;
}

const patterns = new WeakMap<readonly CatalogueEntry[], Patterns>();

const fold = (text: string): string => simplify(text).toLowerCase();

const named = (model: string, words: string): { words: string; model: string } => ({
  words: fold(words).trim(),
  model,
});

const groupsOfParts = once(() =>
  allLexicons().flatMap(({ alike }) => alike.map((words) => words.map((one) => fold(one)))),
);

/** A name with every part of it that is called something else as well called so: 串口服务器, 序列埠伺服器. */
export function calledElse(name: string): string[] {
  return groupsOfParts().reduce<string[]>(
    (names, group) => {
      const [part] = group
        .filter((one) => hasPart(name, one))
        .sort((one, other) => other.length - one.length);
      const others = part ? group.filter((one) => one !== part && !one.startsWith(part)) : [];
      if (!part || names.length > mostNames) return names;
      return [...names, ...names.flatMap((one) => others.map((other) => one.replace(part, other)))];
    },
    [name],
  );
}

/** Enough for a name of three parts. */
const mostNames = 40;

const hasPart = (name: string, part: string): boolean =>
  /^[a-z ]+$/.test(part) ? ` ${name} `.includes(` ${part} `) : name.includes(part);

/** What parts of its names are called elsewhere, unless that is the name of another product. */
function alike(catalogue: readonly CatalogueEntry[]): { words: string; model: string }[] {
  const owners = new Map<string, string>();
  for (const { model, names } of catalogue)
    for (const name of names) owners.set(fold(name).trim(), owners.get(fold(name).trim()) ?? model);
  const made = new Map<string, string | null>();
  for (const { model, names } of catalogue)
    for (const words of names.flatMap((name) => calledElse(fold(name).trim())))
      if (!owners.has(words)) made.set(words, (made.get(words) ?? model) === model ? model : null);
  return [...made].flatMap(([words, model]) => (model === null ? [] : [{ words, model }]));
}

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

/** Shorter ones sound like too many other words. */
const leastMisheard = 3;

function patternsOf(catalogue: readonly CatalogueEntry[]): Patterns {
  const known = patterns.get(catalogue);
  if (known) return known;
  // Longest first, so that 工业交换机 is not cut down to 交换机, nor "drinking fountain" to a shorter name of another.
  const named = [...catalogue.flatMap(patternsOfEntry), ...alike(catalogue), ...shortened(catalogue)]
    .filter(({ words }) => words.length > 1)
    .map((pattern) => ({ ...pattern, latin: /^[\x20-\x7e]+$/.test(pattern.words) }))
    .sort((one, other) => other.words.length - one.words.length);
  const sounding = named
    .filter(({ words }) => /^\p{Script=Han}+$/u.test(words) && words.length >= leastMisheard)
    .map((pattern) => ({ ...pattern, words: asItSounds(pattern.words) }));
  const models = new Map(catalogue.map(({ model }) => [modelKey(fold(model)), model]));
  const made = { named, sounding, models };
  patterns.set(catalogue, made);
  return made;
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

/** "I want to switch it off", "I came by bus", 坐公交车来的: not the thing, though its name. `<>` stands for the name. */
const ELSE = new RegExp(
  [
    String.raw`\b(?:by|took an?|missed (?:a|the|my)) <>`,
    String.raw`\b(?:at|near|from|opposite|behind|beside) (?:the |a )?<> stop\b`,
    String.raw`<> station\b`,
    '<>站(?!点)',
    '[坐乘搭](?:了|着)?<>(?:来|去|过来|过去|到|回|上班|下班)',
    String.raw`<> (?:it|them|this|that) (?:on|off|back|over|to)\b`,
    String.raw`(?:\b(?:i|you|we|they|please|cannot|can't|couldn't|won't|don't|(?:want|need|try|tried|trying|have|had|how|able|like|going) to) |^)<> (?:off|back|over)\b`,
  ].join('|'),
);

function isSomethingElse(folded: string, { start, end }: Found<string>): boolean {
  return ELSE.test(`${folded.slice(Math.max(0, start - 24), start)}<>${folded.slice(end, end + 16)}`);
}

function findNamed(folded: string, list: readonly Pattern[], taken: Found<string>[]): void {
  for (const { words, model, latin } of list) {
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
      const end = ends(folded, at, words.length, latin);
      if (end !== null) take(taken, found(folded, at, end, model));
    }
  }
}

function take(taken: Found<string>[], hit: Found<string>): void {
  if (!taken.some((other) => overlaps(hit, other))) taken.push(hit);
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
  const { named, sounding, models } = patternsOf(catalogue);
  const taken: Found<string>[] = [];
  findNamed(folded, named, taken);
  for (const hit of findModels(folded, models)) take(taken, hit);
  const sounds = asItSounds(folded);
  if (sounds !== folded) findNamed(sounds, sounding, taken);
  const inText = taken
    .filter((hit) => !isSomethingElse(folded, hit))
    .map(({ start, end, value }) => found(text, start, end, value))
    .sort((one, other) => one.start - other.start);
  const whole = withoutParts(folded, inText);
  const inOrder = withoutDenied(folded, whole);
  const meant = inOrder.filter((one, i) => inOrder.findIndex((other) => other.value === one.value) === i);
  return { meant, denies: inOrder.length < whole.length, isOnlyWhich: isOnlyWhich(folded, inOrder) };
}

function isOnlyWhich(folded: string, [only, ...others]: readonly Found<string>[]): boolean {
  if (!only || others.length > 0 || folded.length > longestWhich) return false;
  return SAYS_WHICH.test(folded.slice(0, only.start)) && BEHIND_WHICH.test(folded.slice(only.end));
}
