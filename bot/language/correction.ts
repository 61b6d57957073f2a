import { fold } from './folded.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import type { Slot } from './understanding.js';

const CLAUSE = /[^，。！？；,.!?;\n]+/g;

const slotNames: readonly (readonly [Slot, RegExp])[] = allLexicons.flatMap(({ slots }) =>
  // The keys of a partial record of slots are slots; Object.entries only says string.
  (Object.entries(slots) as [Slot, RegExp][]).map(([slot, pattern]) => [slot, pattern] as const),
);

const namedIn = (plain: string): Slot[] => [
  ...new Set(slotNames.filter(([, pattern]) => pattern.test(plain)).map(([slot]) => slot)),
];

const clausesWith = (text: string, says: 'wrong' | 'dontKnow' | 'same'): string[] =>
  (fold(text).match(CLAUSE) ?? []).filter((clause) =>
    allLexicons.some((lexicon) => lexicon[says].test(clause)),
  );

/** Slots that the message calls wrong by their name: "the address is wrong". */
export const namedWrong = (text: string): Slot[] => [...new Set(clausesWith(text, 'wrong').flatMap(namedIn))];

/** Whether anything is called wrong at all: "I mistyped it". */
export const saysWrong = (text: string): boolean => clausesWith(text, 'wrong').length > 0;

/** Slots that the customer says he does not know: "serial number no idea", 序列号不知道. */
export const namedUnknown = (text: string): Slot[] => [
  ...new Set(clausesWith(text, 'dontKnow').flatMap(namedIn)),
];

/** Slots that are "the same" as in the matter before. */
export const namedSame = (text: string): Slot[] => [...new Set(clausesWith(text, 'same').flatMap(namedIn))];
