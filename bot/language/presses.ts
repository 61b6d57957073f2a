import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';

/** 急用, "urgent!": wants it to go fast, and tells nothing else. */
export function onlyPresses(text: string): boolean {
  const plain = fold(text)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  return allLexicons().some(({ presses }) => presses.exec(plain)?.[0].trim() === plain);
}
