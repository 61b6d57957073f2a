import { commonWords } from '../lexicon/vocabulary.js';
import type { Found } from '../text/found.js';
import { FAMILIAR, isChineseName } from './chinese-name.js';
import { placed } from './latin-name.js';
import { CAPITALISED, MORE_OF_NAME, people } from './people.js';

/** "… is a rip-off. - Sandra Fischer", "…真是坑人—王芳": behind a dash at the end. A hyphen joins no Latin words here. */
const DASHED = new RegExp(
  `(?:(?:^|[\\s.,!?;，。！？；…~～]|\\p{Script=Han})-{1,3}|[–—―－]{1,3})\\s{0,3}(?:(${CAPITALISED}(?:${MORE_OF_NAME}){0,2}|[a-z]{2,16}\\s[a-z]{2,16})|(\\p{Script=Han}{2,6})\\s?(?:敬上|谨上|启|上|留)?)(?=[\\s.,!，。！]{0,40}$)`,
  'u',
);

export function dashed(text: string, plain: string): Found<string> | null {
  const match = DASHED.exec(plain);
  const name = match?.[1] ?? match?.[2];
  if (!match || !name) return null;
  return (match[2] ? isWrittenName(name) : isLatinSignature(name)) ? placed(text, match, name) : null;
}

function isLatinSignature(name: string): boolean {
  const [first = '', ...others] = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isSmall = name === name.toLowerCase();
  if (people().isGivenName(first)) return !isSmall || others.every(isNoWordOfOurs);
  return !isSmall && others.length > 0 && [first, ...others].every(isNoWordOfOurs);
}

const isNoWordOfOurs = (word: string): boolean => !commonWords().has(word) && !people().noCaller.test(word);

/** 王芳, 王女士; but ——全新, ——白色 and ——高温 tell how something is. */
function isWrittenName(name: string): boolean {
  if (!isChineseName(name)) return false;
  const surname = people().compoundSurname.exec(name)?.[0] ?? name.slice(0, 1);
  const given = name.slice(surname.length);
  if (people().title.test(given) || FAMILIAR.test(name)) return true;
  if (given.length === 1 && people().wordSurnames.has(surname)) return false;
  return [...given].every((character) => people().givenCharacters.has(character));
}
