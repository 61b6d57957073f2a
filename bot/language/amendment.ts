import { simplify } from '../../domain/customer/simplify.js';
import { isChineseName } from './name/chinese-name.js';
import { STREET } from './place/english-address.js';
import { matchesOf } from './text/found.js';

/** A part of something told before that is to be another: "not 500, it's 600", 是600号不是500号. */
interface Exchange {
  readonly from: string;
  readonly to: string;
}

const PART = '([^，。,;；!！?？\\s]{1,12}?)';
const ENDS = '(?=$|[，。,;；!！?？\\s]|才对|哦|啊|吧|呀|哈|喔|呢)';
const NOT_BUT = new RegExp(
  `(?:并?不是|唔系|并非)\\s?${PART}[，,、\\s]{0,2}(?:而是|应该是|应是|是|系)\\s?${PART}${ENDS}`,
  'g',
);
const BUT_NOT = new RegExp(
  `(?:是|系|改成|应该是)\\s?${PART}[，,、\\s]{0,2}(?:而)?(?:不是|唔系)\\s?${PART}${ENDS}`,
  'g',
);
const ENGLISH_NOT_BUT =
  /\bnot\s(?:number\s|no\.?\s)?([\w-]{1,12})[,;.]?\s(?:but|it's|it is|it should be|rather)\s(?:number\s|no\.?\s)?([\w-]{1,12})/gi;
const ENGLISH_BUT_NOT =
  /\b(?:it's|it is|is|should be|make it|ends? in|ends? with|should read)\s(?:number\s|no\.?\s)?([\w-]{1,12}),?\s(?:and\s)?not\s(?:number\s|no\.?\s)?([\w-]{1,12})/gi;

/** Cut out of the text as it was written, which has the places of its simplified form. */
function exchangesIn(text: string): Exchange[] {
  const plain = simplify(text);
  const read = (pattern: RegExp, fromFirst: boolean): Exchange[] =>
    matchesOf(pattern, plain).flatMap((match) => {
      const [, one = '', other = ''] = match;
      const [first, second] = [placeOf(match, one, 0), placeOf(match, other, one.length)];
      const parts = [
        text.slice(first, first + one.length),
        text.slice(second, second + other.length),
      ] as const;
      return [fromFirst ? { from: parts[0], to: parts[1] } : { from: parts[1], to: parts[0] }];
    });
  return [
    ...read(NOT_BUT, true),
    ...read(ENGLISH_NOT_BUT, true),
    ...read(BUT_NOT, false),
    ...read(ENGLISH_BUT_NOT, false),
  ];
}

function placeOf({ 0: whole, index }: RegExpExecArray, part: string, behind: number): number {
  const at = behind === 0 ? whole.indexOf(part) : whole.lastIndexOf(part);
  return index + at;
}

/** With the last such part of it exchanged; null when there is none. */
function exchanged(before: string, { from, to }: Exchange): string | null {
  const at = simplify(before).toLowerCase().lastIndexOf(simplify(from).toLowerCase());
  return at < 0 || from === to ? null : before.slice(0, at) + to + before.slice(at + from.length);
}

/** 中山东路82号 with 是中山东路28号，不是82号: what is told anew may begin with what stands before it, or end with what follows. */
function exchangedPlace(before: string, { from, to }: Exchange): string | null {
  const at = simplify(before).toLowerCase().lastIndexOf(simplify(from).toLowerCase());
  if (at < 0 || from === to) return null;
  const head = before.slice(0, at);
  const tail = before.slice(at + from.length);
  return withoutEnd(head, to) + to + withoutBeginning(tail, to);
}

const leastShared = 2;

function withoutEnd(head: string, to: string): string {
  const plain = simplify(head);
  for (let length = Math.min(head.length, to.length); length >= leastShared; length -= 1)
    if (plain.endsWith(simplify(to).slice(0, length))) return head.slice(0, -length);
  return head;
}

function withoutBeginning(tail: string, to: string): string {
  const plain = simplify(tail);
  for (let length = Math.min(tail.length, to.length); length >= leastShared; length -= 1)
    if (plain.startsWith(simplify(to).slice(-length))) return tail.slice(length);
  return tail;
}

const firstOf = <T>(values: readonly (T | null)[]): T | null =>
  values.find((value) => value !== null) ?? null;

/** "Wrong house number, it's 27", "the house number is 27": of the street that was told. */
const HOUSE_NUMBER = new RegExp(
  `\\b(?:house|street|building|door)\\s(?:number|no\\.?)[\\s,:]{1,3}(?:[a-z']{1,10}[\\s,:]{1,2}){0,4}?(?:(?:is|it's|be|to|was|correct)\\s)?(?:number\\s|no\\.?\\s?)?(\\d{1,5}[A-Za-z]?)(?![\\w-]|,?\\s(?:[\\p{L}'’.]{1,20}\\s){1,4}${STREET}\\b)`,
  'iu',
);
const BEFORE_STREET = new RegExp(
  `(?<![\\w/-])\\d{1,5}[A-Za-z]?(?:-\\d{1,5})?(?=,?\\s(?:[\\p{L}'’.]{1,20}\\s){1,4}${STREET}\\b)`,
  'iu',
);
const BEHIND_STREET = new RegExp(`(?<=\\b${STREET}\\s(?:no\\.?\\s?)?)\\d{1,5}[A-Za-z]?\\b`, 'iu');
/** 门牌号错了，应该是27号 */
const CHINESE_NUMBER =
  /门牌号?码?[^，。！？\d]{0,8}[，,、\s]{0,2}(?:应该|我家)?(?:是|为|改成|改为|系)?\s?(\d{1,5})\s?号?(?=[，。！？\s,.!?]|$)/;
const CHINESE_HOUSE = /\d{1,5}(?=[号號])/u;

function anotherHouse(before: string, text: string): string | null {
  const number = HOUSE_NUMBER.exec(text.replace(/’/g, "'"))?.[1] ?? CHINESE_NUMBER.exec(simplify(text))?.[1];
  const house = [BEFORE_STREET, BEHIND_STREET, CHINESE_HOUSE].find((pattern) => pattern.test(before));
  return number === undefined || !house ? null : before.replace(house, number);
}

const COUNT = '(?:\\d{1,5}|[一二三四五六七八九十]{1,4}|[A-Za-z]\\d{0,4})';
const ADDED = new RegExp(
  `(?:加上?|补上?|补充|漏了|少了|漏写了?|忘了写|忘了说|还有)\\s?[：:，,]?\\s?((?:${COUNT}\\s?(?:号楼|单元|室|楼|层|房|栋|幢|座|号|门|户|弄)\\s?){1,4}(?:${COUNT})?)`,
);
const ENGLISH_ADDED =
  /\b(?:add|plus|forgot|missing|also)\b[^.!?\n]{0,20}?\b((?:room|rm|flat|apartment|apt|suite|unit|building|block|floor)\.?\s?#?[A-Za-z]?\d{1,5}[A-Za-z]?|\d{1,3}(?:st|nd|rd|th)\sfloor)\b/i;

/** Two characters at least, or a figure that stands for a house: a bare "one" may be anything. */
const isPlace = ({ from }: Exchange): boolean => /\d{2}|\d\D|\p{Script=Han}{2}|[a-z]{3}/iu.test(from);

/** "Not 500 but 600", 地址加上1802室: the rest of the address stays as it was; null when nothing of that is said. */
export function amendAddress(before: string, text: string): string | null {
  const changed = firstOf(
    exchangesIn(text)
      .filter(isPlace)
      .map((one) => exchangedPlace(before, one)),
  );
  if (changed !== null) return changed;
  const moved = anotherHouse(before, text);
  if (moved !== null) return moved;
  const plain = simplify(text);
  const added = ADDED.exec(plain)?.[1] ?? ENGLISH_ADDED.exec(text)?.[1];
  if (added === undefined) return null;
  const at = plain.indexOf(added);
  const words = text.slice(at, at + added.length).trim();
  if (simplify(before).includes(added.trim())) return null;
  return /\p{Script=Han}/u.test(words) ? before + words : `${words}, ${before}`;
}

/** 尾号是5679不是5678, "the last digit is 2, not 1". */
export function amendPhone(before: string, text: string): string | null {
  const digits = exchangesIn(text.normalize('NFKC')).filter(
    ({ from, to }) => /^\d{1,8}$/.test(from) && /^\d{1,8}$/.test(to) && from.length === to.length,
  );
  return firstOf(
    digits.map(({ from, to }) => {
      if (before.endsWith(from)) return before.slice(0, -from.length) + to;
      return from.length >= leastDigits ? exchanged(before, { from, to }) : null;
    }),
  );
}

const leastDigits = 3;

/** 不是冰，是兵: one character of a name. */
export const amendName = (before: string, text: string): string | null =>
  firstOf(
    exchangesIn(text)
      .filter(({ from, to }) => /^\p{Script=Han}{1,2}$/u.test(from) && to.length === from.length)
      .filter(({ to }) => /^\p{Script=Han}+$/u.test(to))
      .map((one) => exchanged(before, one)),
  );

const CLAUSE = /[^，,。.；;！!、\s][^，,。；;！!、\n]*/gu;

/** 我姓鲁, and then 鲁大成; "Mr Choi", and then "Ethan Choi": the whole of a name that was told in part; null otherwise. */
export function fullerName(before: string, text: string): string | null {
  const part = simplify(before).match(SURNAME_TOLD)?.[1];
  if (part) {
    const fuller = matchesOf(CLAUSE, simplify(text)).find(([clause]) => isFuller(clause.trim(), part));
    return fuller
      ? text
          .slice(fuller.index, fuller.index + fuller[0].length)
          .trim()
          .replace(/^我?(?:叫|是)/, '')
      : null;
  }
  const last = LATIN_SURNAME.exec(before)?.[1];
  if (!last) return null;
  return (
    new RegExp(`(?<![\\p{L}-])(?:\\p{Lu}[\\p{L}'’-]+\\s){1,2}${last}(?![\\p{L}-])`, 'u').exec(text)?.[0] ??
    null
  );
}

const SURNAME_TOLD = /^[小老阿]?(\p{Script=Han}{1,2}?)(?:先生|女士|小姐|太太|师傅|老师|经理|生|太)?$/u;
const LATIN_SURNAME = /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s)?(\p{Lu}[\p{L}'’-]+)$/u;

const isFuller = (clause: string, part: string): boolean => {
  const name = clause.replace(/^我?(?:叫|是)/, '');
  return name.startsWith(part) && name !== part && isChineseName(name) && !/[生太姐士傅师理]$/.test(name);
};
