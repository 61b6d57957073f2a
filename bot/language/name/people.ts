import { simplify } from '../../../domain/customer/simplify.js';
import type { PeopleList } from '../lexicon/lexicon.js';
import { allLexicons } from '../lexicon/read-lexicon.js';
import { once } from '../text/once.js';

const isHan = (words: string): boolean => /^\p{Script=Han}/u.test(words);
const listed = (list: PeopleList): string[] =>
  allLexicons()
    .flatMap(({ people }) => people[list])
    .map((words) => simplify(words).toLowerCase());

/** Longest first, for 总经理 is more than 总. */
const either = (words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).join('|') || '(?!)';

/** With a capital or without. */
const inAnyCase = (words: string): string =>
  words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** A letter that is no Chinese character: in 叫我Tony吧 the name ends before 吧. */
const LETTER = '(?:(?!\\p{Script=Han})\\p{L})';
export const CAPITALISED = `\\p{Lu}${LETTER}*(?:['’.-]${LETTER}+)*\\.?`;
/** No name goes on in the next line: there stands the next line of a form. */
const BLANK = '[^\\S\\n]';
const PARTICLE =
  '(?:van|von|vom|zu|zur|der|den|ten|ter|te|de|du|des|del|della|di|da|das|do|dos|la|le|los|bin|binti|bint|ibn|bte|al|el|ul|av|af|san|st)';
/** A word of a name where no stop may be part of it, unless it is an initial's. */
const CAPITALISED_ALONE = `\\p{Lu}(?:\\.|${LETTER}*(?:['’-]${LETTER}+)*)`;
/** One more word of a name, and what stands before it: "van der Berg". A sentence's end ends the name. */
export const MORE_OF_NAME = `(?<!\\p{Ll}{2}\\.)${BLANK}(?:${PARTICLE}${BLANK}){0,2}${CAPITALISED}`;

/** What people are called by, read from the lexicons on first use. */
export const people = once(() => {
  const titles = listed('titles');
  const notNames = listed('notNames');
  const chineseTitle = either(titles.filter(isHan));
  /** 陈生, 黄太: only before a stop. */
  const shortTitle = either(listed('shortTitles'));
  const latinTitle = inAnyCase(`(?:${either(titles.filter((title) => !isHan(title)))})`);
  const givenName = either(listed('givenNames').flatMap((line) => line.split(/\s+/)));
  const wholeGivenName = new RegExp(`^(?:${givenName})$`);
  return {
    surnames: new Set(listed('surnames').flatMap((line) => [...line])),
    wordSurnames: new Set(listed('wordSurnames').flatMap((line) => [...line])),
    givenCharacters: new Set(listed('givenCharacters').flatMap((line) => [...line])),
    compoundSurname: new RegExp(`^(?:${either(listed('compoundSurnames'))})`),
    noChineseName: new RegExp(`^(?:${either(notNames.filter(isHan))})`),
    noLatinName: new RegExp(`^(?:${either(notNames.filter((words) => !isHan(words)))})\\b`, 'i'),
    noCaller: new RegExp(`^(?:${either(listed('notCallers'))})\\b`, 'i'),
    title: new RegExp(
      `^(?:${chineseTitle}|(?:${shortTitle})(?=$|[^\\p{Script=Han}]|得[啦了]|就[好得行可]|可以|吧|即可))`,
      'u',
    ),
    /** 陶经理 or 王女士 standing alone between stops. */
    titledAlone: new RegExp(
      `(?:^|[，,。；;\\s])(\\p{Script=Han}{1,3}(?:${chineseTitle}|${shortTitle}))(?=$|[，,。；;\\s\\d])`,
      'u',
    ),
    titleAndName: new RegExp(
      `\\b${latinTitle}\\.?${BLANK}${CAPITALISED_ALONE}(?:${BLANK}(?:${PARTICLE}${BLANK}){0,2}${CAPITALISED_ALONE}){0,3}`,
      'u',
    ),
    latinName: new RegExp(`^(?:${latinTitle}\\.?${BLANK})?${CAPITALISED}(?:${MORE_OF_NAME}){0,3}`, 'u'),
    /** Written small: "i'm john", "this is sarah lee". */
    isGivenName: (word: string): boolean => wholeGivenName.test(word),
    smallLatinName: new RegExp(
      `^(?:${givenName})(?:\\s(?!and\\b|my\\b|from\\b|here\\b|at\\b|on\\b|with\\b|the\\b|in\\b|is\\b|it\\b|i\\b|phone\\b|number\\b|calling\\b|again\\b)[a-z][a-z'-]{1,20}){0,1}(?![a-z])`,
    ),
  };
});

export const isSurname = (character: string | undefined): boolean =>
  character !== undefined && people().surnames.has(character);

/** "You are" is nobody, You Li is. */
export const isNoLatinName = (words: string): boolean =>
  !/^(?:You|He)\s\p{Lu}/u.test(words) && people().noLatinName.test(words);
