import { type Found, found, matchesOf } from '../text/found.js';

/** Letters among digits that were meant for digits (20O), and digits read out in Chinese behind letters (AQ三五零). */
const MISREAD =
  /(?<=\d)[oil]+(?![a-z])|(?<![a-z])[oil]+(?=\d)|(?<=[a-z][\s-]{0,2})[零〇一二两三四五六七八九幺]+/g;
const MEANT: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  幺: '1',
}; // prettier-ignore

/** Digits for the characters that they are read out as. */
export const readOut = (run: string): string => Array.from(run, (sign) => MEANT[sign] ?? sign).join('');

/** Lower case, digits for what was meant for digits, every character at its place. */
export const withDigitsMeant = (folded: string): string => folded.replace(MISREAD, readOut);

/** Letters and digits alone: AQ-200, aq 200 and AQ200 are one. */
export const modelKey = (written: string): string =>
  withDigitsMeant(written.toLowerCase()).replace(/[^a-z0-9]/g, '');

const PIECE = /[a-z]+|\d+/g;
const mostPieces = 8;
const GAP = /^[\s_‐–—―-]{0,2}$/;
const ADJOINING = /[a-z0-9]-?$/;
const GOES_ON = /^-?[a-z0-9]/;

/** Models in whatever way they are written: AQ200, aq 200, AQ—200, A Q 2 0 0, AQ-20O. `models`: by their keys. */
export function findModels(folded: string, models: ReadonlyMap<string, string>): Found<string>[] {
  const text = withDigitsMeant(folded);
  const pieces = matchesOf(PIECE, text).map(({ 0: word, index: start }) => ({
    word,
    start,
    end: start + word.length,
  }));
  return pieces.flatMap(({ start }, first) => {
    if (ADJOINING.test(text.slice(Math.max(0, start - 2), start))) return [];
    let key = '';
    for (const [i, piece] of pieces.slice(first, first + mostPieces).entries()) {
      const before = pieces[first + i - 1];
      if (i > 0 && before && !GAP.test(text.slice(before.end, piece.start))) return [];
      key += piece.word;
      const model = models.get(key);
      if (model === undefined || GOES_ON.test(text.slice(piece.end, piece.end + 2))) continue;
      // "A 4" is a model less often than words.
      if (/\s/.test(text.slice(start, piece.end)) && !/[a-z].*[a-z]/.test(key)) continue;
      return [found(folded, start, piece.end, model)];
    }
    return [];
  });
}
