import { simplify } from '../../domain/customer/simplify.js';
import { type Found, found, matchesOf, overlaps, type Span } from './found.js';
import { findTicketNumbers } from './ticket-number.js';

/** Letters and digits in one to four groups: DEMO-0001, KX20190077, SW-44871-B, AQ23-118820. */
const CODE =
  /(?<![A-Za-z0-9-])[A-Za-z0-9]{1,14}(?:[-_–—‐][A-Za-z0-9]{1,14}){0,4}(?![A-Za-z0-9]|-[A-Za-z0-9])/g;
/**
 * "demo 0005", "Demo - 0005", "DEM0 OO45": the letters of a serial number, a blank or a dash between blanks, the rest,
 * where O may be read for 0, and I or l for 1.
 */
const SPACED =
  /(?<![A-Za-z0-9-])([A-Za-z]{2,6}|(?=(?:[01]?[A-Za-z]){3})[A-Za-z][A-Za-z01]{2,5})(?:\s{1,2}|\s[-–—]\s?|[-–—]\s)((?=\d|[OoIl]{1,4}\d)[\dOoIl]{3,10}(?:[-][A-Za-z0-9]{1,8})?)(?![A-Za-z0-9])/g;
const MISREAD = /^[A-Za-z]+[01]|\s[\dOoIl]*[OoIl]/;
/** Nothing but a serial number, in as many pieces as its label has. */
const PIECES = /^\s*([A-Za-z][A-Za-z0-9]{0,5}(?:[\s-]{1,3}[\dOoIl]{1,8}){1,4})[\s.。]*$/;
const LABEL =
  /(?:序列号|序号|机身号|机号|产品号|编号|出厂号|条码|S\/?N|serial(?:\s?(?:number|no\.?|#|num))?)\s{0,2}(?:是|为|:|：|is|=|#)?\s{0,2}$/i;

/** Words that stand before a number in an address, a phone number or an error message, not in a serial number. */
const NO_PREFIX = new Set(
  (
    'room rm flat apt suite unit villa plant building bldg block floor level no num number tel phone mobile cell call ext ' +
    'extension road street error err code page about over since around than ticket order model at in is on of the to for ' +
    'from and or by before after until year port dial reach fax with us me my was it be are zip postcode po box gate shop ' +
    'not but tower lane door area route bus line age only just paid cost rmb usd cny hkd nt twd version ver win windows type class blk phase ' +
    // Ways, houses and rooms in pinyin.
    'lu jie dajie dadao gonglu hutong xiang hao nong lou ceng dong shi'
  ).split(' '),
);

/** Units and clock times: 3pm, 220V, 10cm, 1st, 2nd, 5B. */
const MEASURE =
  /^\d{1,4}(?:am|pm|st|nd|rd|th|v|w|kw|cm|mm|m|km|kg|g|l|ml|h|hz|s|min|gb|mb|tb|k|p|inch|x\d*|[a-f])$/i;
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
    .replace(/\s*-\s*|\s+/g, '-')
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
  if (code.length < 4 || code.length > 32 || isWords(code) || MEASURE.test(code)) return false;
  if (labelled) return true;
  if (lettersIn(code) === 0) return asked && digitsIn(code) >= 4 && !/^1[3-9]\d{9}$/.test(code);
  if (asked) return !HOUSE.test(code) || digitsIn(code) >= 4;
  return (
    digitsIn(code) >= 2 && digitsMeant(code) >= 3 && !HOUSE.test(code) && !/^\d{1,5}-[A-Za-z]$/.test(code)
  );
}

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

const codes = (plain: string, asked: boolean): Candidate[] => [
  ...(asked ? inPieces(plain) : []),
  ...matchesOf(SPACED, plain)
    .filter((match) => !NO_PREFIX.has((match[1] ?? '').toLowerCase().replace(/[01]/g, '')))
    .map((match) => ({ code: match[0], start: match.index, end: match.index + match[0].length })),
  ...matchesOf(CODE, plain)
    .filter(([code]) => !isWords(code))
    .map((match) => ({ code: match[0], start: match.index, end: match.index + match[0].length })),
];

/** Net and mail addresses hold codes enough. */
const NET = /https?:\/\/\S{1,200}|\S{1,80}@\S{1,80}/g;
const withoutNet = (plain: string): string =>
  /@|:\/\//.test(plain) ? plain.replace(NET, (net) => ' '.repeat(net.length)) : plain;

/** Every serial number that the message may hold, the surest first. */
export function findSerials(text: string, { asked, models, taken }: SerialContext): Found<string>[] {
  const plain = withoutNet(simplify(text));
  const isModel = (code: string): boolean => {
    const key = serialKey(code);
    return models.some((model) => serialKey(model) === key);
  };
  const spans = [...taken, ...findTicketNumbers(text)];
  const scored = codes(plain, asked).flatMap(({ code, start, end }) => {
    if (spans.some((span) => overlaps(span, { start, end }))) return [];
    const labelled = LABEL.test(plain.slice(Math.max(0, start - 24), start));
    if (!plausible(code, labelled, asked) || isModel(code)) return [];
    const spaced = /\s/.test(code);
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
  return best.filter((hit, i) => !best.slice(0, i).some((surer) => overlaps(surer, hit)));
}

export const findSerial = (text: string, context: SerialContext): Found<string> | null =>
  findSerials(text, context)[0] ?? null;
