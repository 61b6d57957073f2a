import { allLexicons } from './lexicon/read-lexicon.js';
import { asksPlainly } from './message.js';
import { fold } from './text/folded.js';
import { type Found, found, matchesOf, type Span, without } from './text/found.js';

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

const CLAUSE = /[^，,。；;！!？?.\n]+/g;

/** 让师傅带个梯子, "please tell him to ring twice", 帮我妈报修: what whoever comes is to know, each as it was written. */
export function clausesForTechnician(text: string): Found<string>[] {
  const plain = fold(text);
  return matchesOf(CLAUSE, plain).flatMap(({ index, 0: clause }) => {
    const tells = allLexicons().some(({ intents }) =>
      intents.add_information?.some(([weight, words]) => weight >= surely && words.test(clause)),
    );
    const end = index + clause.length;
    const isFor = allLexicons().some(({ forWhom }) => forWhom.test(clause));
    return (tells || isFor) && !asksPlainly(text.slice(index, end + 1))
      ? [found(text, index, end, text.slice(index, end).trim())]
      : [];
  });
}

const surely = 0.9;
