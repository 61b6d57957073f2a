import { wideSignHint } from './slip.js';

/** The library speaks to programmers; the slips that a manager makes have words of their own. */
const slips: readonly (readonly [said: RegExp, words: string])[] = [
  [/^Tabs are not allowed/, 'a line begins with a tab; take spaces'],
  [
    /^Nested mappings are not allowed/,
    'a second "key: value" on one line (a text with a colon in it needs quotes), or the line below stands further in than those of its group',
  ],
  [/^Implicit (?:map )?keys/, 'no "key: value" is written here; a key has a colon and a space behind it'],
  [
    /must start at the same column$|^A block sequence may not|^Unexpected block-seq|^Sequence item without/,
    'the line stands in another column than those of its group; they begin exactly below each other',
  ],
  [/^Missing , /, 'a comma is missing between two items'],
  [/^Missing closing .quote/, 'a quotation mark is missing'],
  [/^Flow map .* end with/, 'a bracket } is missing above'],
  [/^Flow sequence .* end with/, 'a bracket ] is missing'],
  [/^Plain value cannot start with/, 'a text that begins with such a sign needs quotes'],
  [
    /at node end$/,
    'something stands behind a value that is complete; a comma or a quotation mark may be missing',
  ],
  [/^Unresolved alias/, 'a name with * that no & gives'],
];

/** @param line the whole line that it was found on. */
export function faultInWords(message: string, line: string): string {
  const words = slips.find(([said]) => said.test(message))?.[1] ?? message;
  const written = line.replace(/(?:^|\s)#.*$/u, '');
  return `is not sound YAML: ${words}${wideSignHint(written) || hiddenHint(written)}`;
}

/** What the eye does not see: blanks of another keyboard, and a dash that is the beginning of a word. */
function hiddenHint(written: string): string {
  if (/[\u00a0\u2000-\u200b\u3000]/u.test(written)) return '; a blank in it is no plain space';
  return /^\s*-[^\s-]/.test(written) ? '; the dash of a list has a space behind it' : '';
}
