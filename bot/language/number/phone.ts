import {
  type CountryCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { isCallable } from '../../../domain/customer/phone.js';
import { simplify } from '../../../domain/customer/simplify.js';
import type { Language } from '../../../schema/vocabulary.js';
import { saysWrong } from '../correction.js';
import { allLexicons } from '../lexicon/read-lexicon.js';
import { fold } from '../text/folded.js';
import { type Found, found, matchesOf, type Span } from '../text/found.js';
import { onceForEach } from '../text/once.js';

export type PhoneReason = 'TOO_SHORT' | 'TOO_LONG' | 'INVALID';

/** Digits with what people put between them. Bounded, so that no text makes it backtrack for long. */
const DIGITS =
  /(?<![\dA-Za-z_-])(?:\+|00)?\s{0,2}\(?\d(?:[ \u00a0\-‐–—―().·/_]{0,3}\d){2,23}\)?(?![\dA-Za-z_])/g;
const EXTENSION = /^\s{0,2}(?:,|，)?\s{0,2}(?:转|轉|ext\.?|extension|x|#|分机)\s{0,2}(\d{1,6})/i;

/** Chinese first; then the places where a writer of traditional Chinese is likely to have his number. */
function countries(language: Language, digits: string): readonly CountryCode[] {
  // Ten digits with 09 in front are a mobile number of Taiwan, whoever writes them, and none of the mainland.
  if (language !== 'zh-Hant') return /^09\d{8}$/.test(digits) ? ['CN', 'TW'] : ['CN'];
  // Taiwan's numbers begin with 0 when the code is left out (a mobile one may lose it); eight digits without it are
  // Hong Kong's or Macau's.
  if (digits.startsWith('0')) return ['CN', 'TW'];
  return /^9\d{8}$/.test(digits) ? ['CN', 'TW'] : ['CN', 'HK', 'MO'];
}

/** Country codes that people write without the plus: "852-9265 1138", "86 138…". */
const WITHOUT_PLUS = /^(?:(?:86|852|853|886|65|1|44)[ \-‐–—]|\((?:86|852|853|886|65|44)\))/;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** 4 times 3 digits with dots and dashes, dates and clock times are no numbers to call. */
const DATE_LIKE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?)$/;

/** 2026-11-25 15:00 */
const BEGINS_WITH_DATE = /^20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s/;
const isDate = (written: string): boolean => DATE_LIKE.test(written) || BEGINS_WITH_DATE.test(written);

/** Nobody writes more numbers in one message; a text of nothing but digits must not keep the library busy. */
const MOST = 6;

/** 幺三九幺八六…: read out, as numbers are on the telephone. */
const READ_OUT = /[零〇一二两三四五六七八九幺](?:[\s，,、-]?[零〇一二两三四五六七八九幺]){6,14}/g;
const READ_OUT_DIGITS = '零一二三四五六七八九';
/** 138零零138零零零: half of it typed by the machine that listens. */
const HALF_READ_OUT =
  /(?<!\d)(?=\d{0,10}[零〇一二两三四五六七八九幺])[\d零〇一二两三四五六七八九幺](?:[\s-]?[\d零〇一二两三四五六七八九幺]){9,10}(?![\d零〇一二两三四五六七八九幺])/g;
const WHOLE_MOBILE = /^(?:1[3-9]\d{9}|09\d{8})$/;

/** Digits for characters, one for one, so that places stay. */
const dictated = (plain: string): string =>
  plain
    .replace(READ_OUT, inFigures)
    .replace(HALF_READ_OUT, (run) =>
      WHOLE_MOBILE.test(inFigures(run).replace(/\D/g, '')) ? inFigures(run) : run,
    );

const inFigures = (run: string): string =>
  run
    .replace(/幺/g, '1')
    .replace(/两/g, '2')
    .replace(/〇/g, '0')
    .replace(/[，,、]/g, ' ')
    .replace(/[零一二三四五六七八九]/g, (digit) => String(READ_OUT_DIGITS.indexOf(digit)));

const SPELT = 'zero oh one two three four five six seven eight nine'.split(' ');
const SPELT_OUT = new RegExp(
  `(?<![a-z])(?:(?:double |triple )?(?:${SPELT.join('|')})(?![a-z])[\\s,.-]{0,2}){7,15}`,
  'gi',
);

/** "one three eight, double zero …" */
function spelt(plain: string): Candidate[] {
  return matchesOf(SPELT_OUT, plain).map((match) => {
    const times = { double: 2, triple: 3 };
    const words = match[0].toLowerCase().match(/[a-z]+/g) ?? [];
    const digits = words.map((word, i) => {
      if (word === 'double' || word === 'triple') return '';
      const before = words[i - 1];
      const count = before === 'double' || before === 'triple' ? times[before] : 1;
      return String(Math.max(0, SPELT.indexOf(word) - 1)).repeat(count);
    });
    const { length } = match[0].trimEnd().replace(/[,.-]+$/, '');
    return { start: match.index, end: match.index + length, written: digits.join('') };
  });
}

function candidates(plain: string): Candidate[] {
  return [...written(dictated(plain)), ...spelt(plain)];
}

const CODE_AHEAD =
  /(?:序列号|机身号|订单号?|编号|条码|身份证号?|卡号|快递单?号?|运单号?|S\/?N|serial(?: (?:number|no\.?))?|order(?: (?:number|no\.?))?)\s?(?:是|为|:|：|is|#)?\s?$/i;

/** 序列号 4155552671: what is called a code is no number to call, unless nothing else looks so. */
const isCode = ({ start, written }: Candidate, plain: string): boolean =>
  CODE_AHEAD.test(plain.slice(Math.max(0, start - 24), start)) &&
  !WHOLE_MOBILE.test(written.replace(/\D/g, ''));

function written(plain: string): Candidate[] {
  return matchesOf(DIGITS, plain)
    .slice(0, MOST)
    .map((match) => {
      const start = match.index;
      const lead = match[0].length - match[0].trimStart().length;
      const extension = EXTENSION.exec(plain.slice(start + match[0].length, start + match[0].length + 24));
      const end = start + match[0].length + (extension?.[0].length ?? 0);
      return { start: start + lead, end, written: match[0].trim() };
    });
}

/** 400 and 800 numbers are those of hotlines, ours for one: nobody can be called back on them. */
const OF_COMPANIES: ReadonlySet<string> = new Set(['TOLL_FREE', 'SHARED_COST', 'UAN', 'PREMIUM_RATE']);

/** A number is read several times over: by whoever looks for numbers to call, for bad ones, and for what is none. */
const recent = new Map<string, string | null>();
const mostRecent = 16;

function readAs(written: string, country: CountryCode): string | null {
  const key = `${country} ${written}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const value = readAnew(written, country);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(key, value);
  return value;
}

function readAnew(written: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(written, country);
  if (!number || OF_COMPANIES.has(number.getType() ?? '')) return null;
  return isCallable(written, number) ? number.number : null;
}

function read(written: string, language: Language): string | null {
  const dialled = written.replace(/_/g, '-').replace(/^00\s*/, '+');
  if (dialled.startsWith('+')) return readAs(dialled, 'CN');
  if (WITHOUT_PLUS.test(dialled)) {
    // "1 380…" is as long as an American number, and none.
    const abroad = parsePhoneNumberFromString(`+${dialled}`)?.isValid() && readAs(`+${dialled}`, 'CN');
    if (abroad) return abroad;
  }
  if (/^86\d{11}$/.test(dialled) || /^886\d{9}$/.test(dialled)) return readAs(`+${dialled}`, 'CN');
  for (const country of countries(language, dialled.replace(/\D/g, ''))) {
    const number = readAs(dialled, country);
    if (number) return number;
  }
  // Mobile numbers of Hong Kong, whose ranges grow as well.
  const digits = dialled.replace(/\D/g, '');
  return language === 'zh-Hant' && /^[5679]\d{7}$/.test(digits) ? readAs(`+852${digits}`, 'HK') : null;
}

/** Local service numbers (10010, 114 …) are valid to the library, but nobody is called back on them; E.164 ends at 15. */
const enough = (written: string): boolean => {
  const { length } = written.replace(/\D/g, '');
  return length >= 7 && length <= 20;
};

const GROUP = /[^\s/]+/g;
const mostGroups = 6;

/** A mobile number, whatever digits stand beside it: "1203 13800138000". */
const UNMISTAKABLE: Readonly<Record<Language, RegExp>> = {
  'zh-Hans': /^1[3-9]\d{9}$/,
  'zh-Hant': /^(?:1[3-9]\d{9}|09\d{8}|[5679]\d{7})$/,
  en: /^1[3-9]\d{9}$/,
};

/** The longest number that begins with the first of these groups. */
function readFirst(groups: readonly Span[], written: string, sure: RegExp | null, language: Language) {
  const start = groups[0]?.start ?? 0;
  for (let count = groups.length; count > 0; count -= 1) {
    const end = groups[count - 1]?.end ?? 0;
    const piece = written.slice(start, end);
    if (!enough(piece) || isDate(piece) || sure?.test(piece.replace(/\D/g, '')) === false) continue;
    const value = read(piece, language);
    if (value) return { start, end, value, count };
  }
  return null;
}

/**
 * Digits glued to one another by blanks and strokes, when they are no number as a whole: "138 2206 5517 3", two
 * numbers, a room or a code before one. What stands behind others must be unmistakable.
 */
function readWithin({ written }: Candidate, language: Language): (Span & { value: string })[] {
  const groups = matchesOf(GROUP, written).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits: (Span & { value: string })[] = [];
  if (groups.length < 2 || groups.length > mostGroups) return hits;
  for (let at = 0; at < groups.length; ) {
    const hit = readFirst(groups.slice(at), written, at === 0 ? null : UNMISTAKABLE[language], language);
    // Behind the code of a country that has no such number stands none of ours.
    if (!hit && at === 0 && /^\(?(?:\+|00)/.test(written)) return hits;
    if (hit) hits.push(hit);
    at += hit?.count ?? 1;
  }
  return hits;
}

/** Every number in the text that can be called, as E.164, in the order of mention. */
export const findPhones = (text: string, language: Language): readonly Found<string>[] =>
  readers[language](text);

const phonesAsWrittenIn = (language: Language) => (text: string) => {
  const plain = simplify(text);
  return candidates(plain).flatMap((candidate) => {
    const { start, end, written } = candidate;
    if (DATE_LIKE.test(written) || isCode(candidate, plain)) return [];
    const value = enough(written) && !isDate(written) ? read(written, language) : null;
    if (value) return [found(text, start, end, value)];
    return readWithin(candidate, language).map((hit) =>
      found(text, start + hit.start, start + hit.end, hit.value),
    );
  });
};

const readers: Readonly<Record<Language, (text: string) => readonly Found<string>[]>> = {
  'zh-Hans': onceForEach(phonesAsWrittenIn('zh-Hans')),
  'zh-Hant': onceForEach(phonesAsWrittenIn('zh-Hant')),
  en: onceForEach(phonesAsWrittenIn('en')),
};

/** The number to call: of several the one that he wants to be called on, not the office that is closed, nor ours. */
export function findPhone(text: string, language: Language): Found<string> | null {
  const plain = fold(text);
  const phones = findPhones(text, language);
  const best = phones.map((phone, i) => {
    const before = plain.slice(Math.max(phones[i - 1]?.end ?? 0, phone.start - 14), phone.start);
    const behind = plain.slice(phone.end, Math.min(phones[i + 1]?.start ?? plain.length, phone.end + 14));
    const says = (list: 'callOn' | 'notCallOn', words: string): boolean =>
      allLexicons().some((lexicon) => lexicon[list].test(words));
    const score =
      (says('callOn', before) ? 1 : 0) - (says('notCallOn', before) || says('notCallOn', behind) ? 2 : 0);
    return { phone, score };
  });
  const most = Math.max(...best.map(({ score }) => score));
  const fitting = best.filter(({ score }) => score === most);
  // "It was …, it is …": the last one counts.
  return fitting.at(saysWrong(text) ? -1 : 0)?.phone ?? null;
}

/** The number of a thing, of a ticket or of a bill is none to call. */
const SPOKEN_OF =
  /电话|手机|(?<!机身|序列|设备|机器|产品|车架|[订定工发票运快递]单?)号码|联系方式|座机|phone|mobile|cell|(?<!(?:serial|ticket|order|model|invoice|unit|room|house|tracking|error)\s)number|tel|call me|reach me|whatsapp/i;
/** Of the mainland or of Taiwan, with or without all of its digits. */
const MOBILE = /^(?:1[3-9]\d{7,}|09\d{7}|09\d{9})$/;

/** A number to carry, of the mainland or of Taiwan, with a digit that slipped in. */
const ONE_TOO_MANY = /^(?:1[3-9]\d{10}|09\d{9})$/;

function reasonFor(written: string, digits: string): PhoneReason {
  const dialled = written.replace(/^00\s*/, '+');
  // The library knows shorter numbers of the mainland too.
  const isMainland = /^\+\s?86\D{0,3}1[3-9]/.test(dialled);
  if (isMainland && digits.length < 13) return 'TOO_SHORT';
  if (dialled.startsWith('+')) {
    const length = validatePhoneNumberLength(dialled);
    return length === 'TOO_SHORT' || length === 'TOO_LONG' ? length : 'INVALID';
  }
  if (digits.length < 11) return 'TOO_SHORT';
  if (ONE_TOO_MANY.test(digits)) return 'TOO_LONG';
  return digits.length > 12 ? 'TOO_LONG' : 'INVALID';
}

/**
 * Something meant for a phone number that is none, and why. `asked`: the customer was asked for his number, so that
 * any run of digits is meant for one; otherwise only what he calls a number.
 */
export function looksLikePhone(text: string, language: Language, asked: boolean): Found<PhoneReason> | null {
  const plain = simplify(text);
  if (findPhone(text, language)) return null;
  for (const { start, end, written } of candidates(plain)) {
    const digits = written.replace(/\D/g, '');
    if ((DATE_LIKE.test(written) || isCode({ start, end, written }, plain)) && !asked) continue;
    const named = SPOKEN_OF.test(plain.slice(Math.max(0, start - 16), start));
    if (!asked && !named && !MOBILE.test(digits) && !/^\+\d/.test(written)) continue;
    return found(text, start, end, reasonFor(written, digits));
  }
  return null;
}
