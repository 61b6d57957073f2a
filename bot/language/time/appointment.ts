import { withoutAsked } from '../intent.js';
import { allLexicons } from '../lexicon/read-lexicon.js';
import { fold } from '../text/folded.js';
import { Cover, type Found, found, matchesOf, replaced, type Span, without } from '../text/found.js';
import { type Time, timeOf, timeTokens } from './time.js';
import type { TimeToken } from './time-token.js';

const SENTENCE = /[^，。！？；!?;\n]+?(?:(?=[，。！？；!?;\n])|\.(?=\s|$)|$)/g;
/** An English comma parts less than a Chinese one; "it hisses, come on Thursday" is two clauses all the same. */
const CLAUSE = /[^，。！？；,!?;\n]+?(?:(?=[，。！？；,!?;\n])|\.(?=\s|$)|$)/g;

/** Of a text that names more times than anybody means, the rest is not looked at: each clause costs a while. */
const mostClauses = 40;

/** Words beside a time that leave it what it is. */
const FILLER =
  /有人在?|白天|日间|日头|平时|平常|平日|一般|基本上?|这几天|最近|吧|呢|的|之间|得唔得|得嘛|得吗|好唔好|可唔可以|我们?|家里|那|就|左右|前后|之?以?后|之?以?前|可以|行|都|能|最好|大概|希望|请|您|吗|了|到|时间|改成?|定在|还是|好了|帮我|at|on|in|the|around|about|after|before|or|so|from|between|and|till|until|please|pls|plz|maybe|preferably|ideally|this|next|only|weekends?|for|me|work|\p{P}|\s/giu;

const says = (pattern: 'appointment' | 'notThen' | 'symptoms', plain: string): boolean =>
  allLexicons().some((lexicon) => lexicon[pattern].test(plain));

function isAppointment(clause: string, tokens: readonly TimeToken[]): boolean {
  if (tokens.length === 0) return false;
  const rest = withoutAsked(fold(without(clause, tokens)));
  if (says('notThen', rest) || says('symptoms', rest)) return false;
  const named = tokens.some(
    ({ kind }) => kind === 'DAY' || kind === 'CLOCK' || kind === 'LATER' || kind === 'WORKDAYS',
  );
  const strong = tokens.some((token) => token.kind === 'ANY' && token.strong);
  const part = tokens.some(({ kind }) => kind === 'PART');
  if (!named && !strong && !part) return false;
  const nothingElse = rest.replace(FILLER, '').length <= 1;
  return nothingElse || (says('appointment', rest) && (named || strong));
}

/** "Morning!", "Evening all,", 早晨: a part of the day, alone at the beginning, greets. */
const GREETING =
  /^[\s'’"“]*(?:(?:hi|hello|hey|oh|ah|well)[\s,!.]{1,2})?(?:(?:a |very ){0,2}good )?(?:(?:morn(?:ing|in['’]?)|afternoon|evening)(?: (?:all|everyone|everybody|folks|team|guys|there|sir|madam|mate|chaps|to you|again|ladies|gents?|gentlemen|from [a-z]+))?|(?:各位|大家)?(?:早晨|早上|上午|中午|下午|晚上|夜晚)[呀啊哦喔]?)\s?(?:([!！.。~～…–—\n-])|[,，])/iu;
/** Nothing but the greeting; 下午 alone may be an answer that comes late. */
const GREETS = /^[\s'’"“]*(?:morn(?:ing|in['’]?)|evening|早晨)[\s!！.。~～]*$/iu;
/** What "Morning, please" and "evening, if possible" go on with. */
const WISHES = /^\s*(?:please|pls|if|or|and|would|is|best|works?|any|preferably|ideally|吧|最好|可以|都)/i;

/** The greeting that a message begins with, blanked out: nobody is to come then. */
function withoutGreeting(text: string): string {
  const [greeting, stop] = GREETING.exec(text) ?? [''];
  const behind = text.slice(greeting.length);
  const clause = /^[^，。！？；,.!?;\n]*/.exec(behind)?.[0] ?? '';
  if (GREETS.test(text)) return '';
  if (greeting === '' || !/\p{L}/u.test(behind)) return text;
  // "Evening, somebody is at home then"
  if (stop === undefined && (WISHES.test(behind) || says('appointment', fold(clause)))) return text;
  return ' '.repeat(greeting.length) + behind;
}

/** The pieces of time in a clause, counted from its beginning; they come in order, and there may be thousands. */
function tokensOf(tokens: readonly TimeToken[], index: number, length: number): TimeToken[] {
  const within: TimeToken[] = [];
  for (let at = firstFrom(tokens, index); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.start >= index + length) break;
    if (token.end <= index + length)
      within.push({ ...token, start: token.start - index, end: token.end - index });
  }
  return within;
}

function firstFrom(tokens: readonly TimeToken[], index: number): number {
  let low = 0;
  for (let high = tokens.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentences, then the clauses that are no whole sentence. */
function parts(rest: string, tokens: readonly TimeToken[]): RegExpExecArray[] {
  const named = new Cover(rest.length, tokens);
  const namesTime = ({ index, 0: { length } }: RegExpExecArray): boolean =>
    named.touches({ start: index, end: index + length });
  const sentences = matchesOf(SENTENCE, rest);
  const whole = new Map(sentences.map(({ index, 0: { length } }) => [index, length]));
  const clauses = matchesOf(CLAUSE, rest).filter((one) => whole.get(one.index) !== one[0].length);
  const said = [sentences, clauses].flatMap((all) => all.filter(namesTime).slice(0, mostClauses));
  return [...said, ...runs(rest, tokens).slice(0, mostClauses)];
}

/** 明天下午四点 没有序号: where blanks stand for stops, words of time that follow one another are a clause. */
function runs(rest: string, tokens: readonly TimeToken[]): RegExpExecArray[] {
  if (!BLANK_IN_CHINESE.test(rest)) return [];
  const named = new Cover(rest.length, tokens);
  return matchesOf(WORDS, rest).filter(({ index, 0: { length } }) =>
    named.touches({ start: index, end: index + length }),
  );
}

const BLANK_IN_CHINESE = /[\p{Script=Han}\d] +\p{Script=Han}/u;
const WORDS = /[^，。！？；,!?;\n ]+/g;

/** 大后天吧，下午两点: the hour stands in a clause of its own behind the day. */
function hourBehind(
  within: readonly TimeToken[],
  tokens: readonly TimeToken[],
  rest: string,
  end: number,
): string {
  const says = (all: readonly TimeToken[], kind: TimeToken['kind']): boolean =>
    all.some((one) => one.kind === kind);
  if (!says(within, 'DAY') || says(within, 'CLOCK')) return '';
  const next = HOUR_CLAUSE.exec(rest.slice(end, end + longestHour))?.[0] ?? '';
  const hour = tokensOf(tokens, end, next.length);
  if (hour.length === 0 || says(hour, 'DAY')) return '';
  return fold(without(next, hour)).replace(FILLER, '') === '' ? next : '';
}

/** A comma parts less than a full stop. */
const HOUR_CLAUSE = /^[，,、\s]{1,3}[^，。！？；,!?;\n]{1,16}/;
const longestHour = 24;

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
  const rest = replaced(withoutGreeting(text), taken, '，');
  const tokens = timeTokens(rest, now, timezone);
  if (tokens.length === 0) return null;
  for (const { index, 0: clause } of parts(rest, tokens)) {
    const within = tokensOf(tokens, index, clause.length);
    if (!isAppointment(clause, within)) continue;
    const words = `${clause}${hourBehind(within, tokens, rest, index + clause.length)}`;
    const time = timeOf(words, tokensOf(tokens, index, words.length), now, timezone);
    if (!time || time.value.kind === 'PAST') continue;
    return found(text, index + time.start, index + time.end, time.value);
  }
  return null;
}
