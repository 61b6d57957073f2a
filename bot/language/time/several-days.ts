import { Temporal } from 'temporal-polyfill';
import { mondayOf, type Of, type TimeToken } from './time-token.js';

const sameDay = (one: Of<'DAY'>, other: TimeToken): boolean =>
  other.kind === 'DAY' && Temporal.PlainDate.compare(one.date, other.date) === 0;

/** What stands between the two ends of a range of days, or between two days that are both good. */
const BOTH = /^\s?(?:[到至、和或~～-]|或者|或是|跟|\b(?:to|through|or|and|until)\b)\s?$/;

/**
 * "Today if you can, otherwise tomorrow first thing": what follows another day belongs to that one. "Monday to Friday,
 * two to four": the hour is that of all the days, and the first one counts.
 */
function upToAnotherDay(tokens: readonly TimeToken[], plain: string): readonly TimeToken[] {
  const first = tokens.find((token): token is Of<'DAY'> => token.kind === 'DAY');
  if (!first) return tokens;
  let last: TimeToken = first;
  const further = new Set<TimeToken>();
  for (const token of tokens) {
    if (token.kind !== 'DAY' || sameDay(first, token)) continue;
    if (!BOTH.test(plain.slice(last.end, token.start))) break;
    further.add(token);
    last = token;
  }
  const kept = tokens.filter((token) => !further.has(token));
  const cut = kept.findIndex((token) => token.kind === 'DAY' && !sameDay(first, token));
  return cut < 0 ? kept : kept.slice(0, cut);
}

export const isBareWeekday = (token: TimeToken): token is Of<'DAY'> =>
  token.kind === 'DAY' && token.orWeekLater === true;

/** "Next week, say Wednesday": the Wednesday of that week. */
function withinWeek(tokens: readonly TimeToken[]): readonly TimeToken[] {
  const week = tokens.find((token): token is Of<'DAY'> => token.kind === 'DAY' && token.wholeWeek === true);
  if (!week || !tokens.some(isBareWeekday)) return tokens;
  const others = tokens.filter((token) => !(token.kind === 'DAY' && token.wholeWeek));
  return others.map((token) => {
    if (!isBareWeekday(token)) return token;
    const { orWeekLater: _, ...day } = token;
    return { ...day, date: mondayOf(week.date, 0).add({ days: token.date.dayOfWeek - 1 }) };
  });
}

/** "Wednesday the 25th", 25号（周三）: one day, named twice. */
function namedOnce(tokens: readonly TimeToken[], plain: string): readonly TimeToken[] {
  const dates = tokens.filter((token): token is Of<'DAY'> => token.kind === 'DAY' && !isBareWeekday(token));
  if (dates.length === 0) return tokens;
  const isSame = (weekday: Of<'DAY'>, date: Of<'DAY'>): boolean => {
    const [from, to] = [Math.min(weekday.end, date.end), Math.max(weekday.start, date.start)];
    const isNear = to - from <= farthest && weekday.date.dayOfWeek === date.date.dayOfWeek;
    return isNear && BESIDE.test(plain.slice(from, to));
  };
  return tokens.filter((token) => !isBareWeekday(token) || !dates.some((date) => isSame(token, date)));
}

const BESIDE = /^[\s,，(（]{0,2}(?:the )?$/;
const farthest = 6;

/** The pieces of the day that counts where several are named. */
export const ofDays = (tokens: readonly TimeToken[], plain: string): readonly TimeToken[] =>
  upToAnotherDay(withinWeek(namedOnce(tokens, plain)), plain);

/** What is said behind the first day, from the next one on. */
export function restFromAnotherDay(tokens: readonly TimeToken[]): readonly TimeToken[] {
  const first = tokens.find((token): token is Of<'DAY'> => token.kind === 'DAY');
  const next = first ? tokens.findIndex((token) => token.kind === 'DAY' && !sameDay(first, token)) : -1;
  return next < 0 ? [] : tokens.slice(next);
}
