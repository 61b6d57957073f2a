import { allLexicons } from './lexicon/read-lexicon.js';
import { fold } from './text/folded.js';

/** Whether a message says why somebody wants to give a thing back though nothing about it is broken. */
export function saysReason(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ reasons }) => reasons.test(plain));
}

/** What somebody says who will not be put off with a repair. */
export function insists(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some((lexicon) => lexicon.insists.test(plain));
}

export function refusesRepair(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ noRepair }) => noRepair.test(plain));
}

export function prefersRepair(text: string): boolean {
  const plain = fold(text);
  return !refusesRepair(text) && allLexicons().some(({ repair }) => repair.test(plain));
}

/** "Nobody turned up yesterday": whatever he asks, he is owed an apology first. */
export function wasLetDown(text: string): boolean {
  const plain = fold(text);
  return allLexicons().some(({ letDown }) => letDown.test(plain));
}

/** Says no more than that something is so: where a choice is asked for, it chooses nothing. */
export function onlyConfirms(text: string): boolean {
  const plain = fold(text)
    .replace(/[\s，。！,.!~]/g, ' ')
    .trim();
  return allLexicons().some(({ confirms }) => confirms.exec(plain)?.[0] === plain);
}
