import { fold } from './folded.js';
import type { Span } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';

/** 今天再不派人, 我就打12315: what we are threatened with, and on what condition. */
export function threatsIn(text: string): Span[] {
  const plain = fold(text);
  return allLexicons().flatMap(({ threatens }) =>
    threatens.all(plain).map(({ index, 0: words }) => ({ start: index, end: index + words.length })),
  );
}
