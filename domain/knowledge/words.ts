import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { simplify } from '../customer/simplify.js';
import { idleChinese, idleEnglish, sameWords, tradeWords } from './word-lists.js';

/** Loaded on first use: the dictionary takes a fifth of a second, which only a process that chats need pay. */
let segmenter: Jieba | undefined;

export function loadSegmenter(): Jieba {
  if (segmenter) return segmenter;
  const load = createRequire(import.meta.url);
  const { Jieba } = load('@node-rs/jieba') as typeof import('@node-rs/jieba'); // the package's published shape
  const { dict } = load('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js');
  segmenter = Jieba.withDict(dict);
  const known = new Set([...tradeWords, ...sameWords.keys(), ...sameWords.values()]);
  segmenter.loadDict(Buffer.from([...known].map((word) => `${word} 100000 n\n`).join('')));
  return segmenter;
}

/** The words of a text as a dictionary cuts them, each with its part of speech: nr is a person's name, x no word that it knows. */
export const partsOfSpeech = (text: string): readonly TaggedWord[] =>
  loadSegmenter()
    .tag(text, true)
    .map(({ word, tag }) => ({ word, tag }));

export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** Charge, charges, charged and charging are one word. */
function stem(word: string): string {
  const single = word
    .replace(/'s$/, '')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
  return single.length > 3 ? single.replace(/(?:ing|ed|e|y)$/, '') : single;
}

const longest = 40;
const most = 400;

/**
 * The words of a text as a search compares them, each once: Chinese as a dictionary cuts it, traditional characters as
 * simplified ones; Latin words by their stem. Words that say nothing are left out.
 */
export function wordsOf(text: string): string[] {
  const plain = simplify(text).toLowerCase();
  const latin = plain.match(/[a-z0-9][a-z0-9'-]*/g) ?? [];
  const english = latin
    .filter((word) => !idleEnglish.has(word))
    .map((word) => stem(word).replace(/['-]/g, ''));
  const runs = plain.match(/\p{Script=Han}+/gu) ?? [];
  const chinese = runs
    .flatMap((run) => loadSegmenter().cutForSearch(run, true))
    .filter((word) => !idleChinese.has(word))
    .map((word) => sameWords.get(word) ?? word);
  return [...new Set([...english, ...chinese])]
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longest))
    .slice(0, most);
}
