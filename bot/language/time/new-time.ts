import { allLexicons } from '../lexicon/read-lexicon.js';
import { fold } from '../text/folded.js';
import type { Span } from '../text/found.js';
import { findTime, type Time, timeTokens } from './time.js';
import type { TimeToken } from './time-token.js';

/** "To go away tomorrow" is no new time. */
const farthest = 10;

const standsInRange = (word: string): boolean =>
  allLexicons().some(({ alsoInRange }) => alsoInRange.exec(word)?.[0] === word);

/** "Change it from two to four" moves the visit; "change it to tomorrow from two to four" names a range. */
const movesFrom =
  /\b(?:mov|chang|shift|switch|reschedul|postpon|push|bring)\w*\b(?:(?!\b(?:to|for)\b)[^.!?])*\bfrom\b[^.!?]*$/;

interface Told {
  readonly text: string;
  readonly plain: string;
  readonly tokens: readonly TimeToken[];
}

/** The time behind the last "to" that has one: who moves from Tuesday to Thursday means Thursday. */
export function findNewTime(text: string, now: Date, timezone: string): Time | null {
  const told = { text, plain: fold(text), tokens: timeTokens(text, now, timezone) };
  return lastTimeBehind(told, endsOfMoves(told), now, timezone);
}

/** 明天下午三点不对是四点, "tomorrow at 3, no wait, 4": what stands behind the slip, on the day that was told. */
export function findCorrectedTime(text: string, now: Date, timezone: string): Time | null {
  const plain = fold(text);
  const slips = allLexicons().flatMap(({ correctsItself }) => correctsItself.all(plain));
  if (slips.length === 0) return null;
  const told = { text, plain, tokens: timeTokens(text, now, timezone) };
  const ends = slips.map(({ index, 0: { length } }) => index + length);
  return lastTimeBehind(told, ends, now, timezone);
}

function lastTimeBehind(told: Told, ends: readonly number[], now: Date, timezone: string): Time | null {
  for (const end of ends.toSorted((one, other) => other - one)) {
    const behind = told.text.slice(end);
    const hour = told.tokens.some(({ kind, end: before }) => kind === 'CLOCK' && before <= end);
    const words = hour ? behind.replace(BARE_HOUR, ' at $1') : behind;
    const time = findTime(words, now, timezone);
    if (!time || time.start > farthest) continue;
    const day = dayFor(told, end);
    const moved = day && findTime(`${day} ${words}`, now, timezone);
    return (moved || time).value;
  }
  return null;
}

/** Behind an hour a number is another one. */
const BARE_HOUR = /^[\s,，]{0,3}(?:it'?s |at )?(\d{1,2}|[a-z]{3,6})(?=[\s.!]*$)/;

const endsOfMoves = (told: Told): number[] =>
  allLexicons()
    .flatMap(({ movedTo }) => movedTo.all(told.plain))
    .filter((match) => !isRange(told, match))
    .map((match) => match.index + match[0].length);

/** A range is its start (contract: Times). */
function isRange({ plain, tokens }: Told, { 0: word, index }: RegExpExecArray): boolean {
  if (!standsInRange(word)) return false;
  const before = plain.slice(0, index);
  const edge = before.trimEnd().length;
  return tokens.some(({ start, end }) => start < index && end >= edge) && !movesFrom.test(before);
}

/** 从下周三两点改到四点: the day stays. */
function dayFor({ text, tokens }: Told, end: number): string | null {
  const isDay = ({ kind }: TimeToken): boolean => kind === 'DAY';
  if (tokens.some((token) => token.start >= end && (isDay(token) || token.kind === 'LATER'))) return null;
  const day = tokens.findLast((token) => token.end <= end && isDay(token));
  return day ? text.slice(day.start, day.end) : null;
}

/** 之前约的下周, "it was booked for Monday": when the visit was to be until now. */
const OLD =
  /(?:之前|原来|原先|原本|本来|原定|原约|先前|当初|上次|早先)[^，。,;；!?！？]{0,8}$|约(?:好|了|的)?(?:好)?的?(?:是|在)?$|\b(?:originally|initially|was|were|currently|booked|scheduled|appointed|instead of)\b[^,.;!?]{0,24}$/;

export const isOldTime = (text: string, { start }: Span): boolean =>
  OLD.test(fold(text).slice(Math.max(0, start - 40), start)) &&
  !/改|换|挪|调/.test(fold(text).slice(Math.max(0, start - 4), start));
