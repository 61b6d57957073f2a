import { matchesOf } from '../text/found.js';
import { englishNumber, NUMBER } from './english-number.js';
import { spanOf, type TimeToken } from './time-token.js';

const HALF = '(?:\\s?(a\\.?m\\.?|p\\.?m\\.?)(?![a-z]))';
const CLOCK = new RegExp(
  `(?<![\\d:.+-])(\\d{1,2})(?:[:.](\\d{2})${HALF}?|${HALF}|\\s?o'?clock${HALF}?)(?![\\d:])`,
  'g',
);
const NO_UNIT =
  '(?!\\s?(?:[a-z%°/-]|\\d|[.:]\\d))|(?=\\s(?:on|tomorrow|today|in the|or|and|this|next|if|please|would|is|works|would|at|for|i|instead|be|should|could|can|will|we|but|so|as|because|since|sharp|sounds|suits|to|then|my|the|you|any)\\b)';
const SPOKEN = new RegExp(
  `\\b(at|after|before|by|around|about|from|between|until|till|past)\\s(${NUMBER})(?:\\s(thirty|fifteen|forty-?five))?(?:${NO_UNIT})`,
  'g',
);
const O_CLOCK = new RegExp(`\\b(${NUMBER}) (?:o'?clock|${HALF})`, 'g');
const HALF_PAST = new RegExp(
  `\\b(half|quarter|a quarter) (?:(past|to|after|before) )?(${NUMBER})(?:\\s?o'?clock)?${HALF}?(?! (?:hours?|minutes?|mins?|days?|price|of))`,
  'g',
);
const RANGE = new RegExp(
  `(?<![\\d:.+-])(\\d{1,2})\\s?(?:-|–|to|and|till|until)\\s?(\\d{1,2})(?::\\d{2})?${HALF}`,
  'g',
);
/** "Ten to three", "twenty-five past nine"; "from ten to three" is a range. */
const MINUTES_FROM = new RegExp(
  `(?<!\\b(?:from|between|open) )\\b(five|ten|twenty|twenty[- ]five|5|10|20|25)(?: min(?:ute)?s?)? (past|to|before) (${NUMBER})(?:\\s?o'?clock)?${HALF}?(?![\\d:]|\\s?(?:min|hour|day|time|percent|people|lit|second|degree|bar|step|year|week|month))`,
  'g',
);
const MINUTES: Readonly<Record<string, number>> = { five: 5, ten: 10, twenty: 20 };
/** "Threeish", "9-ish" */
const ISH = new RegExp(`\\b(${NUMBER})[- ]?ish\\b`, 'g');
/** "Three or four in the afternoon" */
const PAIR = new RegExp(
  `\\b(${NUMBER})(?: or |/)${NUMBER}(?=\\s?o'?clock| in the (?:morning|afternoon|evening)| (?:tomorrow|today|this|on)\\b|$)`,
  'g',
);
const DAY_BEFORE =
  '(?<=\\b(?:tomorrow|today|tmrw?|[a-z]{3,6}day|mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening),? (?:at |from )?)';
/** "Tomorrow 10-12", "Friday 2 to 4": hours, for the day stands before them. */
const BARE_RANGE = new RegExp(
  `(?=\\d)${DAY_BEFORE}(\\d{1,2})(?::(\\d{2}))?\\s?(?:-|–|—|to|till|until)\\s?\\d{1,2}(?::\\d{2})?(?![\\d:/.-]|\\s?[ap]\\.?m)`,
  'g',
);
/** "Tomorrow 1530" */
const FOUR_DIGITS = new RegExp(
  `(?=\\d)${DAY_BEFORE}([01]\\d|2[0-3])([0-5]\\d)(?:\\s?h(?:ou)?rs)?(?![\\d:/.-])`,
  'g',
);
/** "Tomorrow, three" */
const BARE_HOUR = new RegExp(`${DAY_BEFORE}(${NUMBER})(?=[.!?]?$|,| (?:please|ok|okay|would|is|works))`, 'g');

const halfOf = (text: string | undefined): { half?: 'AM' | 'PM' } =>
  text ? { half: text.startsWith('a') ? 'AM' : 'PM' } : {};

function clock(
  match: RegExpMatchArray,
  hour: number,
  minute: number,
  half?: string,
  before = false,
): TimeToken[] {
  if (hour > 24 || minute > 59) return [];
  return [{ kind: 'CLOCK', ...spanOf(match), hour, minute, ...halfOf(half), before }];
}

/** "between 2 and 4 pm": the half of the day is said once, at the end; "10 to 2 pm" begins in the morning. */
function startOfRange(match: RegExpMatchArray): TimeToken[] {
  const from = Number(match[1]);
  const to = Number(match[2]);
  const half = from <= to && from !== 12 ? match[3] : match[3]?.startsWith('p') ? 'am' : match[3];
  return clock(match, from, 0, from === 12 ? 'pm' : half);
}

/** Ten to one is ten to thirteen. */
const hourBefore = (text: string | undefined): number => englishNumber(text) - 1 || 12;

function fromTheHour(match: RegExpMatchArray): TimeToken[] {
  const told = (match[1] ?? '').split(/[- ]/);
  const minutes = told.reduce((sum, word) => sum + (MINUTES[word] ?? Number(word)), 0);
  return match[2] === 'past'
    ? clock(match, englishNumber(match[3]), minutes, match[4])
    : clock(match, hourBefore(match[3]), 60 - minutes, match[4]);
}

/** Hours by the clock as English tells them; of two readings at a place the longer one counts. */
export const englishClocks = (plain: string): TimeToken[] => [
  ...matchesOf(RANGE, plain).flatMap(startOfRange),
  ...matchesOf(CLOCK, plain).flatMap((m) => {
    const before = /\b(?:before|by|until|till)\s$/.test(plain.slice(0, m.index));
    return clock(m, Number(m[1]), Number(m[2] ?? 0), m[3] ?? m[4] ?? m[5], before);
  }),
  ...matchesOf(HALF_PAST, plain).flatMap((m) => {
    const short = m[2] === 'to' || m[2] === 'before';
    const quarter = m[1] !== 'half';
    if (quarter ? !m[2] : short) return [];
    return clock(m, short ? hourBefore(m[3]) : englishNumber(m[3]), quarter ? (short ? 45 : 15) : 30, m[4]);
  }),
  ...matchesOf(O_CLOCK, plain).flatMap((m) => clock(m, englishNumber(m[1]), 0, m[2])),
  ...matchesOf(SPOKEN, plain).flatMap((m) => {
    const minute = { thirty: 30, fifteen: 15 }[m[3] ?? ''] ?? (m[3] ? 45 : 0);
    return clock(m, englishNumber(m[2]), minute, undefined, /before|by|until|till/.test(m[1] ?? ''));
  }),
  ...matchesOf(MINUTES_FROM, plain).flatMap(fromTheHour),
  ...matchesOf(ISH, plain).flatMap((m) => clock(m, englishNumber(m[1]), 0)),
  ...matchesOf(PAIR, plain).flatMap((m) => clock(m, englishNumber(m[1]), 0)),
  ...matchesOf(BARE_RANGE, plain).flatMap((m) => clock(m, Number(m[1]), Number(m[2] ?? 0))),
  ...matchesOf(FOUR_DIGITS, plain).flatMap((m) => clock(m, Number(m[1]), Number(m[2]))),
  ...matchesOf(BARE_HOUR, plain).flatMap((m) => clock(m, englishNumber(m[1]), 0)),
];
