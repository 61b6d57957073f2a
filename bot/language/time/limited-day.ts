import { allLexicons } from '../lexicon/read-lexicon.js';
import type { TimeToken } from './time-token.js';

const NOT_BEFORE =
  /\b(?:(?:not|n't) (?:before|until|till)|(?:no|not) (?:any )?(?:earlier|sooner|later) than|(?:out|away|busy|off|abroad|gone|travel+ing|working|not (?:home|here|in|free|available))(?: of \w+)? (?:until|till))\s(?:the\s|on\s)?$|(?:不|别|唔好)[早先]于?$/;
const LIMIT_AHEAD = /\b(before|since|until|than)\s(?:the\s)?$/;
const LIMIT_BEHIND = /^(?:之前|以前|前(?!后))/;
const farthest = 24;

/**
 * "Before the weekend", 周五之前: a day that bounds, not one on which to come. "Not before Thursday" and 周四之前不行
 * ask for that day.
 */
export function dayWithinLimits(token: TimeToken, plain: string): TimeToken[] {
  if (token.kind !== 'DAY') return [token];
  const { start, end, date } = token;
  const ahead = plain.slice(Math.max(0, start - farthest), start);
  if (NOT_BEFORE.test(ahead)) return [token];
  const [limit = ''] = LIMIT_BEHIND.exec(plain.slice(end, end + 2)) ?? [];
  if (limit === '') {
    const word = LIMIT_AHEAD.exec(ahead)?.[1];
    if (word === undefined) return [token];
    return word === 'before' ? [{ kind: 'UNTIL', start, end, date }] : [];
  }
  const refused = refusalBehind(plain.slice(end + limit.length, end + limit.length + farthest));
  return refused === 0
    ? [{ kind: 'UNTIL', start, end: end + limit.length, date }]
    : [{ ...token, end: end + limit.length + refused }];
}

/** How long the words are that say it cannot be then. */
export function refusalBehind(words: string): number {
  const lengths = allLexicons().map(({ isRuledOut }) => isRuledOut.exec(words)?.[0].length ?? 0);
  return Math.max(...lengths);
}
