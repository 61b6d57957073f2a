import { simplify } from '../../domain/customer/simplify.js';
import type { PeopleList } from './lexicon/lexicon.js';
import { allLexicons } from './lexicon/read-lexicon.js';

const isHan = (words: string): boolean => /^\p{Script=Han}/u.test(words);
const listed = (list: PeopleList): string[] =>
  allLexicons.flatMap(({ people }) => people[list]).map((words) => simplify(words).toLowerCase());

/** Longest first, for 总经理 is more than 总. */
const either = (words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).join('|') || '(?!)';

const surnames = new Set(listed('surnames').flatMap((line) => [...line]));
export const compoundSurname = new RegExp(`^(?:${either(listed('compoundSurnames'))})`);
const titles = listed('titles');
export const chineseTitles = either(titles.filter(isHan));
/** 陈生, 黄太: only before a stop. */
export const shortTitles = either(listed('shortTitles'));
const latinTitles = either(titles.filter((title) => !isHan(title)));
export const latinTitle = `(?:${latinTitles})`.replace(
  /[a-z]/g,
  (letter) => `[${letter}${letter.toUpperCase()}]`,
);

const notNames = listed('notNames');
export const noChineseName = new RegExp(`^(?:${either(notNames.filter(isHan))})`);
const noLatinName = new RegExp(`^(?:${either(notNames.filter((words) => !isHan(words)))})\\b`, 'i');
export const noCaller = new RegExp(`^(?:${either(listed('notCallers'))})\\b`, 'i');
const givenNames = either(listed('givenNames').flatMap((line) => line.split(/\s+/)));
/** Written small: "i'm john", "this is sarah lee". */
export const smallLatinName = new RegExp(
  `^(?:${givenNames})(?:\\s(?!and\\b|my\\b|from\\b|here\\b|at\\b|on\\b|with\\b|the\\b|in\\b|is\\b|it\\b|i\\b|phone\\b|number\\b|calling\\b|again\\b)[a-z][a-z'-]{1,20}){0,1}(?![a-z])`,
);

export const isSurname = (character: string | undefined): boolean =>
  character !== undefined && surnames.has(character);

/** "You are" is nobody, You Li is. */
export const isNoLatinName = (words: string): boolean =>
  !/^(?:You|He)\s\p{Lu}/u.test(words) && noLatinName.test(words);
