import { regionOf } from '../../../domain/customer/region.js';
import { simplify } from '../../../domain/customer/simplify.js';
import { type Found, found, type Span } from '../text/found.js';
import { chineseName, chineseSignature, FAMILIAR, isChineseName, letterSignature } from './chinese-name.js';
import {
  englishName,
  greeted,
  NAME_HERE,
  placed,
  SIGNATURE,
  signed,
  smallNameHere,
  titled,
} from './latin-name.js';
import { CAPITALISED, isNoLatinName, isSurname, MORE_OF_NAME, people } from './people.js';
import { dashed } from './signature.js';

const LATIN_BESIDE = `${CAPITALISED}(?:${MORE_OF_NAME}|-${CAPITALISED}){0,2}`;
const BESIDE_BEFORE = new RegExp(
  `(?:^|[^\\p{Script=Han}])(\\p{Script=Han}{2,6})[\\s，,、:：]{0,2}$|(?:^|[^\\p{L}])(${LATIN_BESIDE})[\\s，,、:：(]{1,3}$`,
  'u',
);
const BESIDE_BEHIND = new RegExp(
  `^[\\s，,、)]{0,3}(?:(\\p{Script=Han}{2,6})(?:$|[^\\p{Script=Han}])|(${LATIN_BESIDE})(?=[\\s,.!?)]{0,3}(?:$|[,.!?])))`,
  'u',
);
/** 庄晓芸 13918624407: a name that stands alone beside the number to call. */
export function nameBeside(text: string, number: Span): Found<string> | null {
  const plain = simplify(text);
  const from = Math.max(0, number.start - BESIDE);
  const before = BESIDE_BEFORE.exec(plain.slice(from, number.start));
  const behind = BESIDE_BEHIND.exec(plain.slice(number.end, number.end + BESIDE));
  return besideAt(text, before, from) ?? besideAt(text, behind, number.end);
}

const BESIDE = 60;

function besideAt(text: string, match: RegExpExecArray | null, from: number): Found<string> | null {
  // A sentence's end is no part of the name.
  const name = (match?.[1] ?? match?.[2])?.replace(SAYS_I, '').replace(/(?<=\p{Ll}\p{Ll})\.$/u, '');
  if (!match || !name || !isAnybody(name)) return null;
  const start = from + match.index + match[0].indexOf(name);
  return found(text, start, start + name.length, text.slice(start, start + name.length));
}

/** 我司机老邱, 找前台小周, 联系我史大海 */
const SAYS_I = /^(?:[我俺](?:是)?|找|联系(?:人|我)?|叫)(?=\p{Script=Han}{2})/u;

const isAnybody = (name: string): boolean =>
  /^\p{Script=Han}/u.test(name)
    ? isChineseName(name) || isTitled(name)
    : !isNoLatinName(name) && !people().noCaller.test(name) && regionOf(name) === null;

/** 车队小贺: whose, and who. */
const isTitled = (name: string): boolean => FAMILIAR.test(name.slice(-2)) && isSurname(name.at(-1));

/** A name in Chinese that is called one: behind 我叫, 姓名, 联系人. */
export const findCalled = (text: string): Found<string> | null => chineseName(text, simplify(text), true);

/** A name that the customer gives himself; what else the message says must be blanked out before. */
export function findName(text: string): Found<string> | null {
  const plain = simplify(text).replace(/[’‘]/g, "'");
  return (
    chineseName(text, plain) ??
    signed(text, plain) ??
    dashed(text, plain) ??
    englishName(text, plain) ??
    placed(text, NAME_HERE.exec(plain)) ??
    smallNameHere(text, plain) ??
    greeted(text, plain) ??
    placed(text, titled(plain)) ??
    placed(text, SIGNATURE.exec(plain)) ??
    chineseSignature(text, plain) ??
    letterSignature(text, plain) ??
    organisation(text, plain)
  );
}

const ORGANISATION =
  '(?:有限公司|公司|集团|事务所|医院|学校|中学|小学|大学|学院|幼儿园|酒店|饭店|宾馆|火锅店|商场|超市|工厂|银行|物业|俱乐部)';
/** 我们单位是远通客运有限公司 */
const WE_ARE = new RegExp(
  `(?:(?:公司|单位|客户)(?:名称?|全称)?(?:叫|是|为|[:：])|我们(?:这边)?是)\\s?((?!做|一家|一个|个|你|在|卖|搞|开)\\p{Script=Han}{2,16}?${ORGANISATION})(?![\\p{Script=Han}])`,
  'u',
);

const organisation = (text: string, plain: string): Found<string> | null => placed(text, WE_ARE.exec(plain));

const ONLY_ORGANISATION = new RegExp(`^\\p{Script=Han}{2,20}${ORGANISATION}$`, 'u');
/** 杭州市第一人民医院, for an answer to "what is your name?" */
export const isOrganisation = (text: string): boolean => ONLY_ORGANISATION.test(simplify(text).trim());

/** What is called a name, in either kind of writing. */
export const saidName = (text: string, folded: string): Found<string> | null =>
  chineseName(text, folded) ?? englishName(text, folded);

const PARTICLE =
  /^(?:van|von|vom|zu|zur|der|den|ten|ter|te|de|du|des|del|della|di|da|das|do|dos|bin|binti|ibn|al|el)$/;

/** "rebecca osei", as it is told to a telephone that writes: with its capitals. */
export function asNamesAreWritten(name: string): string {
  if (/\p{Script=Han}/u.test(name) || name !== name.toLowerCase()) return name;
  return name.replace(/(?<![\p{L}])\p{L}[\p{L}]*/gu, (word) =>
    PARTICLE.test(word) ? word : word.replace(/^(?:mc)?\p{L}/u, capitalised),
  );
}

const capitalised = (letters: string): string =>
  letters.startsWith('mc') ? `Mc${letters.slice(2).toUpperCase()}` : letters.toUpperCase();
