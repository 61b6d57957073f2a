import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';
import type { Span } from './text/found.js';

/** 今天再不派人, 我就打12315: what we are threatened with, and on what condition. */
export function threatsIn(text: string): Span[] {
  const plain = fold(text);
  return allLexicons().flatMap(({ threatens }) =>
    threatens.all(plain).map(({ index, 0: words }) => ({ start: index, end: index + words.length })),
  );
}
