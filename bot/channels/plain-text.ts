/** So much of one message the bot reads; more is kept for staff where the channel brings it. */
export const longestText = 4_000;

/** No longer than so many characters, and no half character at the end. */
export function cut(text: string, longest: number = longestText): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Pieces of so many bytes in UTF-8 at most: cut between lines where it can be, else between words, else anywhere. */
export function inPieces(text: string, mostBytes: number): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const fits = fitting(rest, mostBytes);
    const piece = fits.length === rest.length ? rest : atBreak(fits, rest);
    if (piece.trim() !== '') pieces.push(piece.trimEnd());
    rest = rest.slice(piece.length).replace(/^\s+/, '');
  }
  return pieces;
}

/** The longest beginning that fits, whole characters with what is joined to them. */
function fitting(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let bytes = 0;
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    length += segment.length;
  }
  return length > 0 ? text.slice(0, length) : firstCharacter(text);
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A single character longer than any piece is torn: nothing is to keep the rest back. */
const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);

function atBreak(fits: string, whole: string): string {
  if (/\s/.test(whole.charAt(fits.length))) return fits;
  for (const sign of [/\n(?=[^\n]*$)/, /[。！？；!?;](?=[^。！？；!?;]*$)/, /\s(?=\S*$)/]) {
    const at = fits.search(sign);
    // Not so early that a piece would be nearly empty.
    if (at > fits.length / 2) return fits.slice(0, at + 1);
  }
  return fits;
}
