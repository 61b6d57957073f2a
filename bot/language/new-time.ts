import { fold } from './folded.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { findTime, type Time } from './time.js';

/** "To go away tomorrow" is no new time. */
const farthest = 6;

/** The time behind the last "to" that has one: who moves from Tuesday to Thursday means Thursday. */
export function findNewTime(text: string, now: Date, timezone: string): Time | null {
  const plain = fold(text);
  const ends = allLexicons.flatMap(({ movedTo }) =>
    [...plain.matchAll(movedTo)].map((match) => match.index + match[0].length),
  );
  for (const end of ends.sort((one, other) => other - one)) {
    const time = findTime(text.slice(end), now, timezone);
    if (time && time.start <= farthest) return time.value;
  }
  return null;
}
