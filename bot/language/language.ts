import type { Language } from '../../schema/vocabulary.js';
import { isChineseName } from './name/chinese-name.js';
import { findAddress } from './place/address.js';
import { matchesOf, without } from './text/found.js';
import { onceForEach } from './text/once.js';
import { scriptOf } from './text/script.js';

/** Net addresses, codes and numbers show no language. */
const NO_WORDS =
  /https?:\S{1,200}|(?<!\S)\S{1,80}@\S{1,80}|(?<![A-Za-z])[A-Za-z]{0,20}\d[\w-]*|<[^<>]{1,40}>/g;
/** Looked for first, since the expression above begins anywhere. */
const MAY_HOLD_NO_WORDS = /[\d@<]|https?:/;
const HAN = /\p{Script=Han}/gu;
const HAN_CHARACTER = /\p{Script=Han}/u;
const WORD = /[A-Za-z][A-Za-z'’]+|\b[Iia]\b/g;
/** Small words inside names: "Tom van der Berg" is still a name. */
const PARTICLES = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'la',
  'le',
  'bin',
  'al',
  'el',
  'di',
  'da',
  'dos',
  'ter',
]);
const ENGLISH =
  /\b(?:the|my|is|are|am|not|and|please|it|to|for|with|you|your|can|have|has|need|want|what|where|how|this|that|do|does|of|on|in|no|yes|we|our|broken)\b/;

/** English nouns in a Chinese sentence (我们office的printer又jam了) bring no grammar of their own with them. */
const speaksEnglish = (plain: string): boolean =>
  (plain.toLowerCase().match(new RegExp(ENGLISH, 'g'))?.length ?? 0) >= 2;

/** How many English words there are beside names, which are the ones that begin with a capital among others. */
function englishWords(plain: string): number {
  const written = plain === plain.toUpperCase() ? plain.toLowerCase() : plain;
  const words = matchesOf(WORD, written).map(([word]) => word);
  const small = words.filter((word) => /^[a-z]/.test(word) && !PARTICLES.has(word));
  if (small.length === 0) return 0;
  return written === plain || ENGLISH.test(written) ? words.length : 0;
}

/** Latin letters and digits side by side with Chinese: what is left when names, addresses, codes and numbers are out. */
const bare = onceForEach((text) => {
  const words = without(text, [findAddress(text)]);
  const plain = MAY_HOLD_NO_WORDS.test(words) ? words.replace(NO_WORDS, ' ') : words;
  return isChineseName(plain.trim()) ? '' : plain;
});

/**
 * The language that a message clearly shows: four Chinese characters or more, or three English words or more.
 * `zh` when it is Chinese whose characters belong to both scripts; null when it is not clear.
 */
export const languageShown = onceForEach((text): Language | 'zh' | null => {
  const plain = bare(text);
  const han = plain.match(HAN)?.length ?? 0;
  const words = englishWords(plain);
  if (han >= 4 && (han >= words || !speaksEnglish(plain))) {
    const script = scriptOf(plain);
    return script === 'HANT' ? 'zh-Hant' : script === 'HANS' ? 'zh-Hans' : 'zh';
  }
  return words >= 3 && words > han && (han === 0 || speaksEnglish(plain)) ? 'en' : null;
});

/** Within Chinese one character may tell the script: 壞了 is no clear message, but nobody who writes simplified writes it. */
function scriptShown(text: string): Language | null {
  const script = scriptOf(bare(text));
  return script && (script === 'HANT' ? 'zh-Hant' : 'zh-Hans');
}

/** What is known of the language before a message. */
export interface LanguageSoFar {
  /** No message has shown one clearly yet, and none was asked for: then less will do. */
  readonly isOpen?: boolean;
  /** It is the first message, and its words mean something to us: letters that mean nothing are no English. */
  readonly beginsWithWords?: boolean;
}

/** The language to answer in after this message: that of the last message with a clear one. */
export function nextLanguage(
  current: Language,
  text: string,
  { isOpen = false, beginsWithWords = false }: LanguageSoFar = {},
): Language {
  const shown = languageShown(text);
  // "hi" and "copier" show no language clearly; as the first words of all they are better than none.
  if (shown === null && beginsWithWords && /[a-z]{2}/i.test(bare(text)) && !HAN_CHARACTER.test(text))
    return 'en';
  if (shown === null) return isOpen && current !== 'en' ? (scriptShown(text) ?? current) : current;
  if (shown !== 'zh') return shown;
  return current === 'en' ? 'zh-Hans' : current;
}
