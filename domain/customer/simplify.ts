import { Converter } from 'opencc-js/t2cn';

/** Loaded on first use: the dictionaries cost some ten milliseconds, which a process that never chats need not pay. */
let toSimplified: ((text: string) => string) | undefined;
const folded = new Map<string, string>();

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

/**
 * Traditional characters as simplified ones, full-width letters and digits as plain ones, one for one: the result is
 * as long as the text, so what is found in it can be cut out of what the customer wrote.
 */
export function simplify(text: string): string {
  if (text !== last.text) last = { text, plain: simplifyAnew(text) };
  return last.plain;
}

/** A message is read by many readers one after the other, and each wants it simplified. */
let last = { text: '', plain: '' };

function simplifyAnew(text: string): string {
  let result = '';
  for (const character of text) {
    let plain = folded.get(character);
    if (plain === undefined) {
      plain = character < '\u0080' ? character : foldCharacter(character);
      folded.set(character, plain);
    }
    result += plain;
  }
  return result;
}
