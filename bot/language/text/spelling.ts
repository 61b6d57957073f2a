import { allLexicons } from '../lexicon/read-lexicon.js';
import { commonWords, leastLetters, vocabularyOf } from '../lexicon/vocabulary.js';
import { isPinyinName } from '../place/pinyin.js';
import type { CatalogueEntry } from '../product.js';
import { slipsBetween } from './edit-distance.js';
import { type Found, found, matchesOf, type Span } from './found.js';
import { once } from './once.js';

/** A word that was meant for another: one letter wrong, missing, too many, or two of them swapped. */
export interface Slip extends Span {
  readonly raw: string;
  readonly word: string;
}

/** A text with its slips mended, for finding words in it, and the way back to the text as it was written. */
export interface Respelled {
  readonly text: string;
  readonly slips: readonly Slip[];
}

/** Words and, for each of them with a letter left out, the words that it may be. */
export interface Spellings {
  readonly all: ReadonlySet<string>;
  readonly shortened: ReadonlyMap<string, readonly string[]>;
  /** Those that are written with a capital: out of the names of products, days, months. */
  readonly names: ReadonlySet<string>;
  /** Those so long that there may be two slips in them, by their first letter. */
  readonly long: ReadonlyMap<string, readonly string[]>;
  readonly leastForTwo: number;
  /** What words that nobody knows were found to be meant for: names come over and over. */
  readonly recent: Map<string, string | null>;
}

export function spellingsOf(
  words: readonly string[],
  names: readonly string[],
  leastForTwo: number,
): Spellings {
  const all = new Set([...names, ...words]);
  const long = new Map<string, string[]>();
  for (const word of all)
    if (word.length >= leastForTwo) long.set(word[0] ?? '', [...(long.get(word[0] ?? '') ?? []), word]);
  return { all, shortened: shorten(all), names: new Set(names), long, leastForTwo, recent: new Map() };
}

const withoutLetter = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

function shorten(words: ReadonlySet<string>): Map<string, string[]> {
  const shortened = new Map<string, string[]>();
  for (const word of words) {
    for (const key of new Set(Array.from(word, (_, at) => withoutLetter(word, at)))) {
      const longer = shortened.get(key);
      if (longer) longer.push(word);
      else shortened.set(key, [word]);
    }
  }
  return shortened;
}

const vocabulary = once((): readonly string[] =>
  allLexicons().flatMap(({ mayBeMisspelt }) => vocabularyOf(mayBeMisspelt)),
);

const wordsOf = new WeakMap<readonly CatalogueEntry[], Spellings>();
/** So long that hardly another word is as near. */
const leastForTwo = 8;

function wordsWith(catalogue: readonly CatalogueEntry[]): Spellings {
  const known = wordsOf.get(catalogue);
  if (known) return known;
  const written = catalogue.flatMap((entry) => entry.names).map((name) => name.toLowerCase());
  const names = written
    .flatMap((name) => name.match(/(?<![a-z0-9])[a-z]+(?![a-z0-9])/g) ?? [])
    .filter(({ length }) => length >= leastLetters);
  const words = spellingsOf(vocabulary(), names, leastForTwo);
  wordsOf.set(catalogue, words);
  return words;
}

/** Between words of one length: how the one may have become the other, and null where it takes more than a slip. */
function slipBetween(written: string, meant: string): 'WRONG' | 'SWAPPED' | null {
  let at = 0;
  while (written[at] === meant[at]) at += 1;
  // Hardly anybody gets the first letter wrong.
  if (at > 0 && written.slice(at + 1) === meant.slice(at + 1)) return 'WRONG';
  const crossed = written[at] === meant[at + 1] && written[at + 1] === meant[at];
  return crossed && written.slice(at + 2) === meant.slice(at + 2) ? 'SWAPPED' : null;
}

const mostRecent = 256;

/** The one word that was meant, by the likeliest slip or by two; null where it may be several. */
function meantBy(word: string, spellings: Spellings): string | null {
  const { recent } = spellings;
  const known = recent.get(word);
  if (known !== undefined) return known;
  const meant = meantAnew(word, spellings);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(word, meant);
  return meant;
}

function meantAnew(word: string, spellings: Spellings): string | null {
  const near = oneSlipFrom(word, spellings);
  const meant = near.size > 0 ? near : twoSlipsFrom(word, spellings);
  const [only, ...others] = meant;
  return only !== undefined && others.length === 0 ? only : null;
}

function twoSlipsFrom(word: string, { long, leastForTwo: least }: Spellings): ReadonlySet<string> {
  const begun = word.length < least ? [] : (long.get(word[0] ?? '') ?? []);
  const alike = begun.filter(({ length }) => Math.abs(length - word.length) <= 2);
  return new Set(alike.filter((one) => slipsBetween(word, one) === 2));
}

/** By the likeliest slip. */
function oneSlipFrom(word: string, { all, shortened }: Spellings): ReadonlySet<string> {
  const missing = (shortened.get(word) ?? []).filter((one) => one[0] === word[0]);
  const swapped: string[] = [];
  const extra: string[] = [];
  const wrong: string[] = [];
  for (let at = 0; at < word.length; at += 1) {
    const key = withoutLetter(word, at);
    if (at > 0 && all.has(key)) extra.push(key);
    for (const one of shortened.get(key) ?? []) {
      const slip = one.length === word.length && one !== word ? slipBetween(word, one) : null;
      if (slip) (slip === 'WRONG' ? wrong : swapped).push(one);
    }
  }
  return new Set([missing, swapped, extra, wrong].find(({ length }) => length > 0));
}

/** In the middle of a sentence a capital begins a name: of ours only one that is long enough to be no person's. */
const leastOfName = 6;
const behindName = 8;
const isNameAmong = (text: string, { raw, start }: { raw: string; start: number }): boolean =>
  /^[A-Z][a-z]/.test(raw) && /[^\s.!?。！？，,\n]\s*$/.test(text.slice(Math.max(0, start - 4), start));

function mend(text: string, raw: string, start: number, words: Spellings): string | null {
  if (isPinyinName(raw, text.slice(start + raw.length, start + raw.length + behindName))) return null;
  const meant = meantBy(raw.toLowerCase(), words);
  if (meant === null || !isNameAmong(text, { raw, start })) return meant;
  return words.names.has(meant) && meant.length >= leastOfName ? meant : null;
}

const isWord = (raw: string, { all }: Spellings): boolean => {
  const word = raw.toLowerCase();
  return commonWords().has(word) || all.has(word);
};

/** Words alone, not those of addresses on the net nor of codes. */
const WORD = /(?<![A-Za-z0-9@_/.'’-])[A-Za-z]{4,15}(?![A-Za-z0-9@_/-]|\.[A-Za-z]|['’]t)/g;
/** A text of nothing but words that nobody knows must keep nobody waiting. */
const mostUnknown = 32;

/** The text as it was meant to be spelt. What is a word, of ours or of everyday English, stays what it is. */
export const respell = (text: string, catalogue: readonly CatalogueEntry[]): Respelled =>
  respellBy(text, wordsWith(catalogue));

/** The same with words of one's own. */
export function respellBy(text: string, known: Spellings): Respelled {
  const unknown = matchesOf(WORD, text).filter(([raw]) => !isWord(raw, known));
  const slips = unknown.slice(0, mostUnknown).flatMap(({ 0: raw, index: start }) => {
    const word = mend(text, raw, start, known);
    return word === null ? [] : [{ raw, word, start, end: start + raw.length }];
  });
  return { text: mended(text, slips), slips };
}

function mended(text: string, slips: readonly Slip[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, word } of slips) {
    result += text.slice(at, start) + word;
    at = end;
  }
  return result + text.slice(at);
}

const growth = ({ raw, word }: Slip): number => word.length - raw.length;

/** Where a place of the text as written lies in the mended one. */
function forward({ slips }: Respelled, at: number): number {
  const before = slips.filter(({ end }) => end <= at);
  return before.reduce((place, slip) => place + growth(slip), at);
}

/** And the other way round; what lies in a mended word is at its end or its beginning. */
function backward({ slips }: Respelled, at: number, isEnd: boolean): number {
  let moved = 0;
  for (const slip of slips) {
    const start = slip.start + moved;
    const end = start + slip.word.length;
    if (at <= start) break;
    if (at < end) return isEnd ? slip.end : slip.start;
    moved += growth(slip);
  }
  return at - moved;
}

/** A place of the mended text in the text as it was written. */
export const inWritten = (respelled: Respelled, { start, end }: Span): Span => ({
  start: backward(respelled, start, false),
  end: backward(respelled, end, true),
});

export const inRespelled = (respelled: Respelled, { start, end }: Span): Span => ({
  start: forward(respelled, start),
  end: forward(respelled, end),
});

/** What was found in the mended text, where it stands in the text as written. */
export function asWritten<T>(text: string, respelled: Respelled, { value, ...span }: Found<T>): Found<T> {
  const { start, end } = inWritten(respelled, span);
  return found(text, start, end, value);
}

/** Words out of the mended text as they were written. */
export const wordsAsWritten = ({ slips }: Respelled, words: string): string =>
  slips.reduce((result, { raw, word }) => result.replace(word, () => raw), words);
