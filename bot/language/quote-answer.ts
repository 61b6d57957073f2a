import { understandAnswer } from './intent.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Words } from './lexicon/words.js';
import { fold } from './text/folded.js';

/** What is said to a price. PONDERS: it is thought over, or a better one is asked for; TOO_DEAR is that, and why. */
export type QuoteAnswer = 'YES' | 'NO' | 'PONDERS' | 'TOO_DEAR';

/**
 * Money is not consented to by half a word: a doubt beside the yes leaves the question open, and so does a question
 * that is no plain yes. Null when nothing is said to it.
 */
export function quoteAnswerOf(text: string): QuoteAnswer | null {
  const plain = fold(text);
  const has = (list: (lexicon: Lexicon) => Words): boolean =>
    allLexicons().some((lexicon) => list(lexicon).test(plain));
  if (has((lexicon) => lexicon.quoteNo)) return 'NO';
  if (has((lexicon) => lexicon.tooDear)) return 'TOO_DEAR';
  if (has((lexicon) => lexicon.ponders)) return 'PONDERS';
  if (has((lexicon) => lexicon.quoteYes)) return 'YES';
  if (/[?？]/.test(plain)) return null;
  const { yes, no } = understandAnswer(text);
  return no ? 'NO' : yes ? 'YES' : null;
}

/** Whether the words that refuse a price say why, so that it need not be asked. */
export function refusalTellsWhy(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ tooDear, reasons }) => tooDear.test(plain) || reasons.test(plain));
}
