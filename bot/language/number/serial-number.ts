import { simplify } from '../../../domain/customer/simplify.js';
import { commonWords } from '../lexicon/vocabulary.js';
import { type Found, found, matchesOf, overlaps, type Span } from '../text/found.js';
import { modelKey, readOut } from './model-number.js';
import { findTicketNumbers } from './ticket-number.js';

/** Letters and digits in one to four groups: DEMO-0001, KX20190077, SW-44871-B, AQ23-118820. */
const CODE =
  /(?<![A-Za-z0-9-])[A-Za-z0-9]{1,20}(?:[-_–—‐]{1,2}[A-Za-z0-9]{1,14}){0,4}(?![A-Za-z0-9]|-[A-Za-z0-9])/g;
/**
 * "demo 0005", "Demo - 0005", "DEM0 OO45": the letters of a serial number, a blank or a dash between blanks, the rest,
 * where O may be read for 0, and I or l for 1.
 */
const SPACED =
  /(?<![A-Za-z0-9-])([A-Za-z]{2,6}|(?=(?:[01]?[A-Za-z]){3})[A-Za-z][A-Za-z01]{2,5})(?:\s{1,2}|\s[-–—]\s?|[-–—]\s)((?=\d|[OoIl]{1,4}\d)[\dOoIl]{3,10}(?:[-][A-Za-z0-9]{1,8})?)(?![A-Za-z0-9])/g;
const MISREAD = /^[A-Za-z]+[01]|\s[\dOoIl]*[OoIl]/;
/** Nothing but a serial number, in as many pieces as its label has. */
const PIECES = /^\s*([A-Za-z][A-Za-z0-9]{0,5}(?:[\s-]{1,3}[\dOoIl]{1,8}){1,4})[\s.。]*$/;
/** "8F2K 9A00 31": in groups, each with a digit, the first of them with letters or after a label. */
const GROUPS =
  /(?<![A-Za-z0-9-])(?:(?!(?:SN|VIN|NO|ID)\s)[A-Z]{2,3}\s)?(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{2,8}(?:\s(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{2,8}){1,5}(?![A-Za-z0-9-])/g;
/** "D E M O 0 0 0 1", "D-E-M-O 0007": letter by letter. */
const LETTER_BY_LETTER =
  /(?<![A-Za-z0-9-])(?:[A-Za-z0-9][\s.,-]{1,2}){3,20}[A-Za-z0-9]{1,8}(?![A-Za-z0-9-])/g;
const DIGIT_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const DIGIT = `(?:(?:double|triple)\\s)?(?:${DIGIT_WORDS.join('|')}|oh)`;
/** "demo zero zero zero one", "DEMO dash 0001", "d e m o hyphen double oh one two". */
const SPELT = new RegExp(
  `(?<![A-Za-z0-9])(?:[A-Za-z]\\s){0,5}[A-Za-z0-9]{1,8}[\\s,]{1,2}(?:(?:dash|hyphen|minus)\\s(?:\\d{2,8}|${DIGIT}(?:[\\s,-]{1,2}${DIGIT}){1,9})|${DIGIT}(?:[\\s,-]{1,2}${DIGIT}){2,9})(?![A-Za-z0-9])`,
  'gi',
);
const LABEL =
  /(?:序列号码?|序号|流水号|机身号码?|机身码|机号|机器号码?|设备号码?|产品号|编号|出厂号|车架号码?|底盘号|车辆识别码|识别代?码|条码|sn[码号]|S\/?N|\bvin|serial(?:\s?(?:numbers?|no\.?|#|num|code))?|label|sticker|nameplate)\s{0,2}(?:上)?(?:应该)?(?:是|为|系|写的是|写着|写的|:|=|#|\bis\b|\bsays|\breads)?[\s:：]{0,2}$/i;
const MAY_BE_LABELLED = /[号码]|s\/?n|serial|vin|label|sticker|nameplate/i;
/** Numbers of something else, whatever was asked for. */
const OTHER_LABEL =
  /(?:发票|订单|定单|快递|运单|物流|身份证|合同|收据|票据|银行卡|会员|验证|工单|故障|错误|报错)(?:号码?|编号|单号|码|代码|卡号)?\s?(?:是|为|:|：)?\s?$|\b(?:invoice|order|receipt|tracking|contract|purchase order|id card|passport|member(?:ship)?|verification|error|fault)\s?(?:number|no\.?|code|id|#)?\s?(?:is|:)?\s?$/i;
/** 不是DEMO-0001 是…, "not DEMO-0001 but …" */
const DENIED = /(?:不是|并非|非|唔系|不系|\bnot|\bisn't|\binstead of|\brather than)\s?(?:the\s|my\s)?$/i;
/** DEMO-0003不对，是… */
const CALLED_WRONG = /^\s?(?:不对|错了|是错的|不是|(?:is|was)\swrong)/;
/** 2024年, F3-12345号摊位, 3号楼: what is counted, or where somebody lives. */
const COUNTED =
  /^\s?(?:年|月|日|块|元|号?(?:摊位|楼|栋|幢|铺|商铺|店|车位|房|院|宿舍)|层|室|座|弄|巷|街|路|个|台|天|次|度|米|多)/;

/** Words that stand before a number in an address, a phone number or an error message, not in a serial number. */
const NO_PREFIX = new Set(
  (
    'room rm flat apt suite unit villa plant building bldg block floor level no num number tel phone mobile cell call ext ' +
    'extension road street error err code page about over since around than ticket order model at in is on of the to for ' +
    'from and or by before after until year port dial reach fax with us me my was it be are zip postcode po box gate shop ' +
    'not but are were has had have got saw use did our its his her per off all any than tower lane door area route bus line age only just paid cost rmb usd cny hkd nt twd version ver win windows type class blk phase ' +
    // Ways, houses, rooms and places in pinyin and English.
    'lu jie dajie dadao gonglu hutong xiang hao nong lou ceng dong shi city district dist sec section town village county province ave rd st dc highway'
  ).split(' '),
);

/** Units and clock times: 3pm, 220V, 10cm, 1st, 2nd, 5B. */
const MEASURE =
  /^\d{1,4}(?:am|pm|st|nd|rd|th|v|w|kw|cm|mm|m|km|kg|g|l|ml|h|hz|s|min|gb|mb|tb|k|p|inch|x\d*|[a-f])$/i;
/** 220V, 10am-12pm */
const isMeasures = (code: string): boolean => code.split('-').every((piece) => MEASURE.test(piece));
const HOUSE = /^[A-Za-z]?\d{1,4}[A-Za-z]?$/;

const isWords = (code: string): boolean => !/\d/.test(code);
const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
/** Letters among digits are digits: the twelve of "oo12". */
const digitsMeant = (code: string): number =>
  digitsIn(
    code.replace(/(?<![A-Za-z])[OoIl]{1,4}(?=\d)|(?<=\d)[OoIl]{1,4}(?![A-Za-z])/g, (run) =>
      '0'.repeat(run.length),
    ),
  );
const lettersIn = (text: string): number => text.replace(/[^A-Za-z]/g, '').length;

/** As it would stand in the register: capitals, plain dashes, one dash where the customer left a blank. */
const spelled = (code: string): string =>
  code
    .replace(/[_–—‐]/g, '-')
    .replace(/\s*-+\s*|\s+/g, '-')
    .toUpperCase();

/** Letters and digits only: for comparing what was said with what is registered. */
export const serialKey = (serial: string): string =>
  simplify(serial)
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();

export interface SerialContext {
  /** The serial number was asked for: bare digits and short codes will do. */
  readonly asked: boolean;
  /** Models, which look like serial numbers and are none. */
  readonly models: readonly string[];
  /** Spans that are known to be something else. */
  readonly taken: readonly Span[];
}

function plausible(code: string, labelled: boolean, asked: boolean): boolean {
  if (code.length < 4 || code.length > 32 || isWords(code) || isMeasures(code)) return false;
  if (labelled) return true;
  if (lettersIn(code) === 0) return asked && digitsIn(code) >= 4 && !isPhoneLike(code);
  if (asked) return !HOUSE.test(code) || digitsIn(code) >= 4;
  return (
    digitsIn(code) >= 2 && digitsMeant(code) >= 3 && !HOUSE.test(code) && !/^\d{1,5}-[A-Za-z]$/.test(code)
  );
}

/** Mobile numbers, with a digit or two missing too, an identity card's. */
const isPhoneLike = (code: string): boolean =>
  /^(?:1[3-9]\d{7,9}|09\d{7,9}|\d{17}[\dXx])$/.test(code.replace(/\D/g, '')) ||
  /^0\d{2,3}-\d{7,8}$/.test(code);

interface Candidate extends Span {
  readonly code: string;
}

function inPieces(plain: string): Candidate[] {
  const code = PIECES.exec(plain)?.[1];
  const start = code === undefined ? 0 : plain.indexOf(code);
  return code === undefined || digitsMeant(code) < 4 || code.length < 6
    ? []
    : [{ code, start, end: start + code.length }];
}

const at = (match: RegExpExecArray, code = match[0]): Candidate => ({
  code,
  start: match.index,
  end: match.index + match[0].length,
});

/** Glued together: letters, a dash where one was said, digits. */
function asSpelt(words: string): string {
  let times = 1;
  const signs = words.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  return signs
    .map((sign) => {
      if (sign === 'double' || sign === 'triple') {
        times = sign === 'double' ? 2 : 3;
        return '';
      }
      if (/^(?:dash|hyphen|minus)$/.test(sign)) return '-';
      const digit = sign === 'oh' ? 0 : DIGIT_WORDS.indexOf(sign);
      const written = (digit < 0 ? sign : String(digit)).repeat(times);
      times = 1;
      return written;
    })
    .join('');
}

/** What may only be read where a serial number is the matter: in pieces, letter by letter, spelt out. */
function told(plain: string, asked: boolean): Candidate[] {
  if (!asked && !MAY_BE_LABELLED.test(plain)) return [];
  const labelled = ({ start }: Span): boolean => asked || isLabelled(plain, start);
  const groups = matchesOf(GROUPS, plain)
    .map((match) => at(match))
    .filter(
      ({ code }) => lettersIn(code) > 0 && !/(?:^|\D)(?:1[3-9]\d{9}|09\d{8})$/.test(code.replace(/\s/g, '')),
    );
  const letters = matchesOf(LETTER_BY_LETTER, plain)
    .map((match) => at(match, match[0].replace(/[\s.,-]/g, '')))
    .filter(({ code }) => lettersIn(code) > 0 && digitsIn(code) > 0);
  const spelt = matchesOf(SPELT, plain).map((match) => at(match, asSpelt(match[0])));
  return [...groups, ...letters, ...spelt].filter(labelled);
}

const isLabelled = (plain: string, start: number): boolean =>
  LABEL.test(plain.slice(Math.max(0, start - 24), start));

/** "It costs 200": an everyday word before a number, unless it is written as codes are or the number begins with a nought. */
const isWordAndNumber = (word: string, number: string, plain: string): boolean =>
  commonWords().has(word.toLowerCase()) &&
  !/^[0oO]/.test(number) &&
  (word !== word.toUpperCase() || plain === plain.toUpperCase());

const codes = (plain: string, asked: boolean): Candidate[] => [
  ...(asked ? inPieces(plain) : []),
  ...told(plain, asked),
  ...matchesOf(SPACED, plain)
    .filter((match) => !NO_PREFIX.has((match[1] ?? '').toLowerCase().replace(/[01]/g, '')))
    .filter(([, word = '', number = '']) => !isWordAndNumber(word, number, plain))
    .map((match) => at(match)),
  ...matchesOf(CODE, plain)
    .filter(([code]) => !isWords(code))
    .map((match) => at(match)),
];

/** Said aloud: 杠 for the dash, Chinese digits behind letters or, asked for, alone. */
const aloud = (plain: string): string =>
  /[杠横零〇一二两三四五六七八九幺]/.test(plain)
    ? plain
        .replace(
          /(?<=[A-Za-z0-9]\s?)(?:[中横]杠|杠|横线|减号)(?=\s?[A-Za-z0-9零〇一二两三四五六七八九幺])/g,
          (dash) => '-'.repeat(dash.length),
        )
        .replace(/(?<=[A-Za-z0-9][\s-]{0,2})[零〇一二两三四五六七八九幺]{2,12}/g, readOut)
    : plain;

/** Net and mail addresses hold codes enough. */
const NET = /https?:\/\/\S{1,200}|\S{1,80}@\S{1,80}/g;
const withoutNet = (plain: string): string =>
  /@|:\/\//.test(plain) ? plain.replace(NET, (net) => ' '.repeat(net.length)) : plain;

interface Scored {
  readonly score: number;
  readonly hit: Found<string>;
}

/** Every serial number that the message may hold, the surest first. */
export function findSerials(text: string, { asked, models, taken }: SerialContext): Found<string>[] {
  const plain = aloud(withoutNet(simplify(text)));
  const isModel = (code: string): boolean => {
    const key = modelKey(code);
    return models.some((model) => modelKey(model) === key);
  };
  const spans = [...taken, ...findTicketNumbers(text)];
  const scored = codes(plain, asked).flatMap(({ code, start, end }): Scored[] => {
    if (spans.some((span) => overlaps(span, { start, end }))) return [];
    const labelled = isLabelled(plain, start);
    if (!plausible(code, labelled, asked) || isOther(plain, { start, end }, labelled)) return [];
    if (isModel(code)) return [];
    const spaced = /\s/.test(text.slice(start, end));
    // A dash between blanks is punctuation, unless a serial number is the matter.
    if (/\s[-–—]|[-–—]\s/.test(code) && !labelled && !asked) return [];
    const score =
      (labelled ? 4 : 0) +
      (spaced || lettersIn(code) === 0 ? 0 : 2) +
      // A piece of it is not all of it.
      (spaced && (asked || labelled || MISREAD.test(code)) ? 3 : 0) +
      (/^[A-Za-z]+[-\s]?\d{3,}/.test(code) ? 1 : 0);
    return [{ score, hit: found(text, start, end, spelled(code)) }];
  });
  const best = scored.sort((one, other) => other.score - one.score).map(({ hit }) => hit);
  const apart = best.filter((hit, i) => !best.slice(0, i).some((surer) => overlaps(surer, hit)));
  const meant = apart.filter(
    ({ start, end }) =>
      !DENIED.test(plain.slice(Math.max(0, start - 16), start)) &&
      !CALLED_WRONG.test(plain.slice(end, end + 8)),
  );
  return meant.length > 0 ? meant : apart;
}

function isOther(plain: string, { start, end }: Span, labelled: boolean): boolean {
  const before = plain.slice(Math.max(0, start - 24), start);
  return OTHER_LABEL.test(before) || (!labelled && COUNTED.test(plain.slice(end, end + 4)));
}

/** It is called a serial number. */
export const saysSerial = (text: string, { start }: Span): boolean => isLabelled(simplify(text), start);

export const findSerial = (text: string, context: SerialContext): Found<string> | null =>
  findSerials(text, context)[0] ?? null;
