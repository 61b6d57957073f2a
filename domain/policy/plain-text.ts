import { Converter } from 'opencc-js/t2cn';

/** Loaded on first use: the dictionaries cost some ten milliseconds, and many a policy tests no words. */
let converter: ((text: string) => string) | undefined;
const simplified = new Map<string, string>();

function simplify(character: string): string {
  const known = simplified.get(character);
  if (known !== undefined) return known;
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  const plain = convert(character);
  simplified.set(character, plain);
  return plain;
}

/**
 * One writing for what means the same: simplified characters, narrow letters, small letters, single spaces.
 * Character by character, so that a word is changed in a text just as it is by itself.
 */
export function plainText(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return folded.replace(/\p{Script=Han}/gu, simplify);
}

/** Scripts that put no spaces between words; in all others a word ends where its letters and digits end. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;
const continues = (character: string | undefined): boolean =>
  character !== undefined && letterOrDigit.test(character) && !unspaced.test(character);

/** Whether a word or phrase occurs in a text, both plain: 媒体 in 找媒体曝光, but not "press" in "pressure" or "express". */
export function containsWord(text: string, word: string): boolean {
  const letters = [...word];
  const [first, last] = [letters.at(0), letters.at(-1)];
  for (let at = text.indexOf(word); word !== '' && at >= 0; at = text.indexOf(word, at + 1)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1);
    const after = [...text.slice(at + word.length, at + word.length + 2)].at(0);
    if (!(continues(first) && continues(before)) && !(continues(last) && continues(after))) return true;
  }
  return false;
}
