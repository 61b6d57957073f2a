import { lastPlaceIn } from '../../../domain/customer/region.js';
import { simplify } from '../../../domain/customer/simplify.js';
import { partsOfSpeech, type TaggedWord } from '../../../domain/knowledge/words.js';
import type { Message } from '../message.js';
import { findProducts } from '../product.js';
import { type Found, found, matchesOf } from '../text/found.js';
import { timeTokens } from '../time/time.js';
import type { Slot } from '../understanding.js';
import { isSurname, people } from './people.js';

/** What is asked for with well-formed answers of their own, between which a name stands out. */
const askedMeanwhile: ReadonlySet<Slot | null> = new Set<Slot | null>([
  'serial',
  'product',
  'address',
  'phone',
  'time',
]);

const CLAUSE = /[^\s，,。.、！!？?；;：:()（）]+/g;
const HAN = /^\p{Script=Han}{2,4}$/u;
/** A message of more clauses than that tells a story. */
const mostClauses = 8;

/** 陳美玲, as a message or a clause of its own, where something else was asked for: somebody says who he is. */
export function findBareName(message: Message, rest: string): Found<string> | null {
  if (!askedMeanwhile.has(message.expects)) return null;
  const clauses = matchesOf(CLAUSE, rest);
  if (clauses.length > mostClauses) return null;
  const clause = clauses.find((one) => HAN.test(one[0]) && isBareName(simplify(one[0]), message));
  return clause ? found(message.text, clause.index, clause.index + clause[0].length, clause[0]) : null;
}

function isBareName(plain: string, message: Message): boolean {
  if (people().noChineseName.test(plain)) return false;
  const isAPlacesToo = message.expects === 'address';
  if (isFamiliar(plain)) return !isAPlacesToo;
  const surname = surnameOf(plain);
  const given = plain.slice(surname.length);
  const looksLikeOne = surname !== '' && isGivenName(given) && (!isAPlacesToo || plain.length > 2);
  return looksLikeOne && isNoWord(plain, surname) && isNothingElse(plain, message);
}

const isWordSurname = (surname: string): boolean => people().wordSurnames.has(surname);

/** 小王, 老李; but 小米, 老路 and 小车 are other things. */
const isFamiliar = (plain: string): boolean =>
  plain.length === 2 && /^[小老]/.test(plain) && isSurname(plain[1]) && !isWordSurname(plain[1] ?? '');

const surnameOf = (plain: string): string =>
  people().compoundSurname.exec(plain)?.[0] ?? (isSurname(plain[0]) ? (plain[0] ?? '') : '');

const isGivenName = (given: string): boolean =>
  (given.length === 1 || given.length === 2) &&
  [...given].every((character) => people().givenCharacters.has(character));

/** 水流小, 高温天: said of what is, such a word after a word is no name. */
const DESCRIBES = /[天小大高平正松香甜静软烂]$/;
const NO_GIVEN_NAME = /^(?:[tfquymrdpc]|v[dnq]?$)/;

/** A dictionary that knows people's names and everyday words takes it for a name, or for no word at all. */
function isNoWord(plain: string, surname: string): boolean {
  const [first, second, ...others] = partsOfSpeech(plain);
  if (!first) return false;
  if (others.length > 0) return surname.length > 1;
  if (!second) return isTakenForName(first, surname);
  if (NO_GIVEN_NAME.test(second.tag)) return false;
  if (first.word === surname) return !isWordSurname(surname) || second.tag.startsWith('n');
  return plain.length > 2 && !(isWordSurname(surname) && DESCRIBES.test(plain));
}

function isTakenForName({ word, tag }: TaggedWord, surname: string): boolean {
  if (tag === 'x') return true;
  if (!tag.startsWith('nr')) return false;
  return word.length > 2 || !isWordSurname(surname);
}

const isNothingElse = (plain: string, { catalogue, now, timezone }: Message): boolean =>
  [plain, `${plain}区`, `${plain}县`].every((place) => lastPlaceIn(place) !== 0) &&
  findProducts(plain, catalogue).length === 0 &&
  timeTokens(plain, now, timezone).length === 0;
