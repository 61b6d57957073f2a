import { fold } from './folded.js';
import { type Found, found, overlaps, type Span, without } from './found.js';
import { allLexicons } from './lexicon/read-lexicon.js';
import { findTime, type Time, timeTokens } from './time.js';

const SENTENCE = /[^，。！？；!?;\n]+?(?:(?=[，。！？；!?;\n])|\.(?=\s|$)|$)/g;
/** An English comma parts less than a Chinese one; "it hisses, come on Thursday" is two clauses all the same. */
const CLAUSE = /[^，。！？；,!?;\n]+?(?:(?=[，。！？；,!?;\n])|\.(?=\s|$)|$)/g;

/** Of a text that names more times than anybody means, the rest is not looked at: each clause costs a while. */
const mostClauses = 40;

/** Words beside a time that leave it what it is. */
const FILLER =
  /吧|呢|的|我们?|家里|那|就|左右|前后|之?以?后|之?以?前|可以|行|都|能|最好|大概|希望|请|您|吗|了|到|时间|at|on|in|the|around|about|after|before|or|so|from|between|and|till|until|please|maybe|preferably|ideally|this|next|only|weekends?|for|me|work|\p{P}|\s/giu;

const says = (pattern: 'appointment' | 'notThen' | 'symptoms', plain: string): boolean =>
  allLexicons.some((lexicon) => lexicon[pattern].test(plain));

function isAppointment(clause: string, now: Date, timezone: string): boolean {
  const tokens = timeTokens(clause, now, timezone);
  if (tokens.length === 0) return false;
  const rest = fold(without(clause, tokens));
  if (says('notThen', rest) || says('symptoms', rest)) return false;
  const named = tokens.some(({ kind }) => kind === 'DAY' || kind === 'CLOCK' || kind === 'LATER');
  const strong = tokens.some((token) => token.kind === 'ANY' && token.strong);
  const part = tokens.some(({ kind }) => kind === 'PART');
  if (!named && !strong && !part) return false;
  const nothingElse = rest.replace(FILLER, '').length <= 1;
  return nothingElse || (says('appointment', rest) && (named || strong));
}

/**
 * A time for the visit that nobody has asked for yet. "It stopped last night" and "I am away tomorrow" name times
 * too, so a clause counts only when it speaks of coming, or of nothing but the time.
 */
export function findAppointment(
  text: string,
  now: Date,
  timezone: string,
  taken: readonly Span[],
): Found<Time> | null {
  // What is known to be something else parts clauses as a stop does: people leave stops out.
  const rest = taken.reduce(
    (left, { start, end }) => left.slice(0, start) + '，'.repeat(end - start) + left.slice(end),
    text,
  );
  const tokens = timeTokens(rest, now, timezone);
  const namesTime = (match: RegExpExecArray): boolean =>
    tokens.some((token) => overlaps(token, { start: match.index, end: match.index + match[0].length }));
  const clauses = [SENTENCE, CLAUSE].flatMap((parts) =>
    [...rest.matchAll(parts)].filter(namesTime).slice(0, mostClauses),
  );
  for (const match of clauses) {
    if (!isAppointment(match[0], now, timezone)) continue;
    const time = findTime(match[0], now, timezone);
    if (!time || time.value.kind === 'PAST') continue;
    return found(text, match.index + time.start, match.index + time.end, time.value);
  }
  return null;
}
