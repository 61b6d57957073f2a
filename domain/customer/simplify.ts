import { Converter } from 'opencc-js/t2cn';

/** Loaded on first use: the dictionaries cost some ten milliseconds, which a process that never chats need not pay. */
let toSimplified: ((text: string) => string) | undefined;

function converter(): (text: string) => string {
  const loaded = toSimplified ?? Converter({ from: 't', to: 'cn' });
  toSimplified = loaded;
  return loaded;
}

/** Compatibility forms that unfold into several characters (㎡, …) stay as they are: places must not shift. */
function foldCharacter(character: string): string {
  const plain = character.normalize('NFKC');
  const narrow = plain.length === character.length ? plain : character;
  const simplified = converter()(narrow);
  return simplified.length === character.length ? simplified : character;
}

/** By code unit: 0 where the character has not been looked up yet. No character folds to U+0000 but itself. */
const folded = new Uint16Array(0x10000);
const rare = new Map<string, string>();
const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function foldedUnit(unit: number): number {
  const known = folded[unit] ?? 0;
  if (known !== 0 || unit < 0x80) return known || unit;
  const plain = isHalf(unit) ? unit : foldCharacter(String.fromCharCode(unit)).charCodeAt(0);
  folded[unit] = plain;
  return plain;
}

/** Characters beyond the basic plane are two units each. */
const foldRare = (text: string): string =>
  text.replace(/[\u{10000}-\u{10ffff}]/gu, (character) => {
    const plain = rare.get(character) ?? foldCharacter(character);
    rare.set(character, plain);
    return plain;
  });

const chunk = 4096;
/** Filled and made a string of, over and over: a list of numbers grown for each text is thrown away with it. */
const units = new Uint16Array(chunk);
const unitsAsText = Buffer.from(units.buffer);

/**
 * Traditional characters as simplified ones, full-width letters and digits as plain ones, one for one: the result is
 * as long as the text, so what is found in it can be cut out of what the customer wrote.
 */
export function simplify(text: string): string {
  if (isSimple(text)) return text;
  const known = recent.get(text);
  if (known !== undefined) return known;
  const plain = simplifyAnew(text);
  // Not cleared: a map that is, holds on to its old tables until the next great collection, and to all that is in them.
  if (recent.size >= mostRecent) recent = new Map();
  recent.set(text, plain);
  return plain;
}

/** A message is read by many readers one after the other, whole and with parts blanked out, and each wants it simplified. */
let recent = new Map<string, string>();
const mostRecent = 32;

/** Most texts are, and every piece of a simplified one: what makes no new text leaves no garbage. */
function isSimple(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isHalf(unit) || foldedUnit(unit) !== unit) return false;
  }
  return true;
}

function simplifyAnew(text: string): string {
  let result = '';
  let beyond = false;
  for (let from = 0; from < text.length; from += chunk) {
    const length = Math.min(chunk, text.length - from);
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(from + at);
      beyond ||= isHalf(unit);
      units[at] = foldedUnit(unit);
    }
    result += unitsAsText.toString('utf16le', 0, 2 * length);
  }
  return beyond ? foldRare(result) : result;
}
