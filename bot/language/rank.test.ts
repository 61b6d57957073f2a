import { expect, it } from 'vitest';
import { bareRankOf, countedIn, placeOf } from './rank.js';

it.each([
  ['3', 3],
  ['３', 3],
  ['①', 1],
  ['三', 3],
  ['两', 2],
  ['4。', 4],
  ['选2', 2],
  [' 1 ', 1],
])('a bare figure: %s', (text, digit) => {
  expect(bareRankOf(text)?.digit).toBe(digit);
});

it.each([
  '5',
  '3星',
  '3分',
  '3 stars',
  '3/5',
  '三颗星',
  '满意',
  '13',
  '第三个',
  '二手',
  '一般',
  '三次都迟到',
])('no bare figure: %s', (text) => {
  expect(bareRankOf(text)).toBeNull();
});

it.each([
  ['第三个', 'DISSATISFIED'],
  ['第1項', 'VERY_SATISFIED'],
  ['選項4', 'VERY_DISSATISFIED'],
  ['the third one', 'DISSATISFIED'],
  ['option 2', 'SATISFIED'],
] as const)('a place among the answers: %s', (text, level) => {
  expect(placeOf(text)).toBe(level);
});

it.each(['3', '满意', '3 stars', '非常不满意', '一般'])('no place: %s', (text) => {
  expect(placeOf(text)).toBeNull();
});

it.each([
  ['星', 'STARS'],
  ['我说的是星级', 'STARS'],
  ['I meant stars', 'STARS'],
  ['選項', 'PLACE'],
  ['the position in the list', 'PLACE'],
  ['嗯', null],
] as const)('how it was counted: %s', (text, counting) => {
  expect(countedIn(text)).toBe(counting);
});
