import type { Lexicon } from './lexicon/lexicon.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { asksPlainly } from './message.js';
import { fold } from './text/folded.js';

const says = (plain: string, list: 'notNeeded' | 'worksAgain' | 'unsettled'): boolean =>
  allLexicons().some((lexicon: Lexicon) => lexicon[list].test(plain));

/**
 * Why somebody in the middle of a report needs it no longer: it works again, or nobody need come; null for anything
 * that leaves it open ("it works again but …", "not today").
 */
export function withdrawalIn(text: string): 'WORKS' | 'NOT_NEEDED' | null {
  const plain = fold(text);
  if (asksPlainly(text) || says(plain, 'unsettled')) return null;
  if (says(plain, 'worksAgain')) return 'WORKS';
  return says(plain, 'notNeeded') ? 'NOT_NEEDED' : null;
}
