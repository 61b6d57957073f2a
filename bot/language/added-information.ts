import { fold } from './folded.js';
import { type Span, without } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';

const leastCharacters = 4;
const leastWords = 3;

/** Whether a wish to add something says already what, beside the number, the phone and the asking. */
export function saysWhatToAdd(text: string, taken: readonly (Span | undefined)[]): boolean {
  const plain = fold(without(text, taken));
  const rest = allLexicons().reduce((left, { leadIn }) => leadIn.blankedIn(left), plain);
  const words = rest.match(/[a-z]{2,}/g) ?? [];
  const characters = rest.match(/\p{Script=Han}/gu) ?? [];
  return words.length >= leastWords || characters.length >= leastCharacters;
}
