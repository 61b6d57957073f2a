import { readFileSync } from 'node:fs';
import { inProject } from '../../../schema/project.js';
import { once } from '../text/once.js';

/** Shorter words are too near to one another for a slip of the pen to be told from another word. */
export const leastLetters = 5;

/**
 * English as it is written every day (en.common.txt, from SCOWL): such a word is meant as it stands, however near it is
 * to one of ours.
 */
export const commonWords = once(
  (): ReadonlySet<string> =>
    new Set(
      readFileSync(inProject('bot/language/lexicon/en.common.txt'), 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('#')),
    ),
);

const LATIN = /(?<![a-z'])([a-z]{3,})(\*|[([][a-z|]{1,40}[)\]])?(?!['(])/g;

const inOrder = once((): readonly string[] => [...commonWords()].sort());

/** Everyday words that begin with these letters. */
function beginningWith(stem: string): string[] {
  const sorted = inOrder();
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < stem) low = middle + 1;
    else high = middle;
  }
  const words: string[] = [];
  for (let word = sorted[low]; word?.startsWith(stem); word = sorted[low + words.length]) words.push(word);
  return words;
}

/** A stem stands for the English words that begin with it, one with a choice of endings for each of them. */
function wordsOfStem(stem: string, open: string): string[] {
  if (open === '') return [stem];
  if (open === '*') return beginningWith(stem);
  const words = open
    .slice(1, -1)
    .split('|')
    .map((ending) => stem + ending);
  return open.startsWith('[') ? [stem, ...words] : words;
}

const wordsIn = (entry: string): string[] =>
  [...entry.toLowerCase().matchAll(LATIN)].flatMap(([, stem = '', open = '']) => wordsOfStem(stem, open));

/** Of an expression only what is English; its signs are no letters. */
const wordsInExpression = (entry: string): string[] =>
  wordsIn(entry.replace(/\\[a-z]/g, ' ').replaceAll('(?:', '(')).filter((word) => commonWords().has(word));

/** The Latin words of entries in the notation of a lexicon, of five letters or more. */
export function vocabularyOf(entries: readonly string[]): string[] {
  const words = entries.flatMap((entry) =>
    entry.startsWith('/') ? wordsInExpression(entry) : wordsIn(entry),
  );
  return [...new Set(words.filter(({ length }) => length >= leastLetters))];
}
