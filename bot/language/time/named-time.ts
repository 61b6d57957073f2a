import type { Temporal } from 'temporal-polyfill';
import { allLexicons } from '../lexicon/read-lexicon.js';
import type { Words } from '../lexicon/words.js';
import { daysAfter, partsOfDay, type TimeToken } from './time-token.js';

const spansOf = (plain: string, words: Words): { start: number; end: number }[] =>
  words.all(plain).map(({ index, 0: { length } }) => ({ start: index, end: index + length }));

/** Days, parts of the day and "any time" as the lexicons name them; of two that overlap the longer one counts. */
export const namedTimes = (plain: string, today: Temporal.PlainDate): TimeToken[] =>
  allLexicons().flatMap(({ days, partsOfDay: parts, anyTime, soon }) => [
    ...days.flatMap(({ ahead, words }) => {
      const spans = spansOf(plain, words);
      const date = spans.length > 0 ? daysAfter(today, ahead) : today;
      return spans.map((span): TimeToken => ({ kind: 'DAY', ...span, date }));
    }),
    ...partsOfDay.flatMap((part) =>
      spansOf(plain, parts[part]).map((span): TimeToken => ({ kind: 'PART', ...span, part })),
    ),
    ...spansOf(plain, anyTime).map((span): TimeToken => ({ kind: 'ANY', ...span, strong: true })),
    ...spansOf(plain, soon).map((span): TimeToken => ({ kind: 'ANY', ...span, strong: false })),
  ]);
