import { simplify } from '../../../domain/customer/simplify.js';
import { once } from './once.js';

export type Script = 'HANS' | 'HANT';

/** Every character of a two-byte character set between two lead bytes. */
function charactersOf(encoding: string, first: number, last: number, trail: readonly number[]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const lead = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const all = lead.flatMap((high) => trail.map((low) => decoder.decode(new Uint8Array([high, low]))));
  return new Set(all.filter((character) => character.length === 1 && character !== '\ufffd'));
}

const bytes = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/**
 * What each script uses every day was laid down in its old character set: Big5's first level, and GB 2312. A character
 * that stands in both (后, 里, 台, 面) tells nothing about the writer, though a converter would change it.
 */
function build(): Int8Array {
  const taiwan = charactersOf('big5', 0xa4, 0xc6, [...bytes(0x40, 0x7e), ...bytes(0xa1, 0xfe)]);
  const mainland = charactersOf('gb18030', 0xb0, 0xf7, bytes(0xa1, 0xfe));
  const changed = [...taiwan].filter((character) => simplify(character) !== character);
  const tells = new Int8Array(0x10000);
  const mark = (characters: Iterable<string>, script: number): void => {
    for (const character of characters) tells[character.charCodeAt(0)] = script;
  };
  mark(
    changed.filter((one) => !mainland.has(one)),
    1,
  );
  // Cantonese is written in traditional characters; these stand in neither set.
  mark('嘅咗嚟佢啲嗰嘢搵喺冇咁噉睇裏綫', 1);
  mark(
    changed.map(simplify).filter((one) => !taiwan.has(one)),
    -1,
  );
  // These are rare old characters of Big5 and everyday ones of the mainland.
  mark('么听坏', -1);
  return tells;
}

/** By code unit: 1 for a traditional character, -1 for a simplified one, 0 for one that does not tell. */
const scripts = once(build);

/** The script that a text is written in, as far as its characters belong to only one; null when they do not tell. */
export function scriptOf(text: string): Script | null {
  const tells = scripts();
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) balance += tells[text.charCodeAt(at)] ?? 0;
  if (balance === 0) return null;
  return balance > 0 ? 'HANT' : 'HANS';
}
