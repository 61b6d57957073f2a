import { isPlaceInEnglish } from '../../../domain/customer/region.js';
import { commonWords } from '../lexicon/vocabulary.js';
import { type Found, found, matchesOf } from '../text/found.js';
import { CAPITALISED, isNoLatinName, MORE_OF_NAME, people } from './people.js';

export function latinNameAt(text: string): string | null {
  const match = people().latinName.exec(text);
  if (!match || isNoLatinName(text)) return null;
  // A sentence's end is no part of the name, an initial's point is.
  return match[0].replace(/(?<=\p{Ll}\p{Ll})\.$/u, '').trim();
}

const ENGLISH_MARKER =
  /\b(?:(?:my|the|customer|contact)\s)?name\b[^.!?\n]{0,30}?[,;]?\s(?:it\s)?(?:should\sbe|should\sread)\s|\b(?<!\b(?:technician|engineer|fitter|driver|guy|man|staff|person|worker|colleague|company|city|street|product|brand|his|her|their|your)(?:['’]s)?\s)(?:(?:my|the|customer|contact)\s)?(?:sur|last\s|first\s|full\s)?name(?:['’]s|\sis|\sshould\sbe|:)?\s(?:is\s)?(?:(?:spelled|spelt|actually|really)\s)?|\b(?:i'm|i\sam|it's|it\sis|this\sis|call\sme|i\sm|im|contact(?:\sperson)?(?:\sis|:)?|driver|ask\sfor|speaking\swith|here\sis|signed|regards,?|attn:?)\s|(?:\b(?:regards|sincerely|faithfully|cheers|best|wishes|thanks|thank\syou|rgds)[,.!]{0,2}|(?:^|\n)--?)[^\S\n]{0,3}\n\s{0,4}/gi;
const LOWER_NAME =
  /^[a-z][a-z'-]{1,20}(?:\s(?!and\b|my\b|phone\b|number\b|on\b|from\b|with\b|at\b|is\b|i\b|the\b|in\b|you\b|here\b)[a-z][a-z'-]{1,20}){0,2}/;

export function englishName(text: string, plain: string): Found<string> | null {
  for (const match of matchesOf(ENGLISH_MARKER, plain)) {
    const at = match.index + match[0].length;
    const rest = plain.slice(at, at + 80);
    const small = /name/i.test(match[0]) ? LOWER_NAME : people().smallLatinName;
    const name = latinNameAt(rest) ?? small.exec(rest)?.[0];
    if (name && !/^(?:wrong|not|incorrect|mis\w+|is|on|spelled|spelt|with|the|a|for|of)\b/i.test(name)) {
      return (
        wholeLatinName(text, plain, name) ??
        found(text, at, at + name.length, text.slice(at, at + name.length))
      );
    }
  }
  return null;
}

/** "My surname is Choi: Ethan Choi" */
function wholeLatinName(text: string, plain: string, surname: string): Found<string> | null {
  if (!/^\p{Lu}\p{L}+$/u.test(surname)) return null;
  const whole = new RegExp(`(?<![\\p{L}])(?:${CAPITALISED}\\s){1,2}${surname}(?![\\p{L}])`, 'u').exec(plain);
  if (!whole || isNoLatinName(whole[0])) return null;
  return found(text, whole.index, whole.index + whole[0].length, whole[0]);
}

/** "Caitlin Moore speaking", "Tom from Hilton here" */
export const NAME_HERE = new RegExp(
  `(?:^|[.,!\\n]\\s{0,2}|\\b(?:[Hh]i|[Hh]ello|[Hh]ey)\\s)(${CAPITALISED}(?:${MORE_OF_NAME}){0,2})(?:\\s(?:from|of|at)\\s[^.,!?\\n]{2,30}?)?\\s(?:here|speaking|calling)\\b(?!\\s(?:english|chinese|mandarin|of|to|with|English|Chinese|Mandarin))`,
  'u',
);
/** The same in small letters, where it cannot be told from other words but by knowing them. */
const SMALL_NAME_HERE =
  /(?:^|[.,!\n]\s{0,2}|\b(?:hi|hello|hey)\s)(?!(?:hi|hello|hey|it's|this|that's)\s)([a-z][a-z'-]{1,15}(?:\s[a-z][a-z'-]{1,15}){0,2})\s(?:here|speaking)\b(?=\s?(?:$|[,.!\n]|and\b|from\b))/;

export function smallNameHere(text: string, plain: string): Found<string> | null {
  const match = SMALL_NAME_HERE.exec(plain);
  const words = match?.[1]?.split(/\s/) ?? [];
  const isName = words.length > 0 && words.every((word) => people().isGivenName(word) || isUnheardOf(word));
  return isName ? placed(text, match) : null;
}

/** Long enough to be listed, were it a word of every day or of ours. */
const isUnheardOf = (word: string): boolean =>
  word.length >= leastListed && !commonWords().has(word) && !people().noCaller.test(word);
const leastListed = 4;

const CLOSING = [
  '(?:[Ww]ith\\s)?(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Mm]any|[Yy]ours)\\s)?(?:[Rr]egards|[Gg]reetings|[Ww]ishes|[Tt]hanks|[Ss]incerely|[Ff]aithfully|[Tt]ruly)',
  '[Bb]est|[Cc]heers|[Tt]hx|[Tt]hank\\s[Yy]ou|[Yy]ours|[Rr]gds|BR|KR|VG|MfG|[Cc]iao|[Ll]ove|[Ss]igned',
].join('|');
/** "… That's all. Greetings, Mira Hoffmann": who takes leave and signs. */
const SIGNED = new RegExp(
  `(?:^|[.!?,;:\\n]\\s{0,3})(?:${CLOSING})[,.!]{0,2}\\s{1,4}(?!(?:Wishes|Regards|Thanks|Greetings|You|Bye|Sincerely|Faithfully|Truly)\\b)(${CAPITALISED}(?:${MORE_OF_NAME}){0,2})(?=[\\s.!]{0,3}(?:$|,?\\s{0,3}[+(\\d]))`,
  'u',
);
/** "Thanks, Harbour": he may name whom he thanks. */
export function signed(text: string, plain: string): Found<string> | null {
  const match = SIGNED.exec(plain);
  const words = match?.[1]?.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 1 || words.some((word) => people().isGivenName(word) || isUnheardOf(word))
    ? placed(text, match)
    : null;
}

/** "Hello, Yusuf Demir. The air conditioner …" */
const GREETED = new RegExp(
  `^\\s*(?:[Hh]ello|[Hh]i|[Hh]ey|[Gg]ood\\s(?:day|morning|afternoon|evening))(?:\\sthere)?[,.!]\\s(${CAPITALISED}(?:${MORE_OF_NAME}){1,2})(?=\\.\\s|\\n)`,
  'u',
);

/** The desk may be greeted too: "Hello, Customer Service." */
export function greeted(text: string, plain: string): Found<string> | null {
  const match = GREETED.exec(plain);
  const words = match?.[1]?.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => people().isGivenName(word) || isUnheardOf(word)) ? placed(text, match) : null;
}

/** "Tom Beckett, 13764410392." and "Olivia Hartmann." at the end: a signature of two or three capitalised words. */
export const SIGNATURE = new RegExp(
  `(?:^|[.!?]\\s|\\n)(${CAPITALISED}(?:${MORE_OF_NAME}){1,2})(?=,?\\s{0,3}(?:$|[.(+]|,\\s))`,
  'u',
);

/** "Mr Sun came last time" was sent by us. */
export function titled(plain: string): RegExpExecArray | null {
  const match = people().titleAndName.exec(plain);
  const behind = match ? plain.slice(match.index + match[0].length, match.index + match[0].length + 16) : '';
  return match && !DID_SOMETHING.test(behind) ? match : null;
}

const DID_SOMETHING =
  /^\s(?:came|did|said|told|was|never|didn't|has|promised|repaired|fixed|left|went|visited|who|from\syour)\b/;

/** "Zhejiang University", "Kerry Centre": no person's. */
const PLACE_WORD =
  /\s(?:University|College|Hospital|Road|Street|Avenue|Tower|Cent(?:er|re)|Plaza|Building|District|Mall|Mansion|Estate|Village|Town|City|Province|Campus)$/;

export function placed(
  text: string,
  match: RegExpExecArray | null,
  words = match?.[1] ?? match?.[0],
): Found<string> | null {
  const name = words?.replace(/(?<=\p{Ll}\p{Ll})\.$/u, '');
  if (!match || !name || isNoLatinName(name) || PLACE_WORD.test(name) || isPlaceInEnglish(name)) return null;
  const start = match.index + match[0].indexOf(name);
  return found(text, start, start + name.length, text.slice(start, start + name.length));
}
