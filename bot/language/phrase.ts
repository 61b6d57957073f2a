import type { RefusalCode } from '../../domain/errors.js';
import { compile, sayer } from '../../domain/language/catalogue.js';
import { type NamedList, namesOf } from '../../domain/language/names.js';
import { type Language, languages } from '../../schema/vocabulary.js';
import { en } from './phrases/en.js';
import type { Catalogue, PhraseKey, Phrases } from './phrases/phrase-key.js';
import { zhHans } from './phrases/zh-hans.js';
import { zhHant } from './phrases/zh-hant.js';

export { type NamedList, nameOf } from '../../domain/language/names.js';
export type { PhraseKey, Phrases } from './phrases/phrase-key.js';

export const catalogues: Readonly<Record<Language, Catalogue>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

const compiled = compile(catalogues);

export const phrase = sayer<Phrases>(catalogues);

/** Keys of phrases that need nothing. */
export type FixedKey = {
  [Key in PhraseKey]: keyof Phrases[Key] extends never ? Key : never;
}[PhraseKey];

/** For a key that is chosen as data; written out, `phrase` does. */
export const sayFixed = (language: Language, key: FixedKey): string => compiled(language, key);

const refusals: Readonly<Record<RefusalCode, PhraseKey & `refused_${string}`>> = {
  UNAUTHENTICATED: 'refused_unauthenticated',
  FORBIDDEN: 'refused_forbidden',
  BAD_USER_INPUT: 'refused_bad_user_input',
  NOT_FOUND: 'refused_not_found',
  CONFLICT: 'refused_conflict',
  INVALID_STATE: 'refused_invalid_state',
  RATE_LIMITED: 'refused_rate_limited',
};

export const sayRefusal = (language: Language, code: RefusalCode): string =>
  catalogues[language][refusals[code]];

export interface QuickReply {
  readonly title: string;
  readonly payload: string;
}

export type ButtonKey = PhraseKey & `button_${string}`;

/** A quick reply sends the words on its button, so that a customer who types them instead is understood alike. */
export function button(language: Language, key: ButtonKey): QuickReply {
  const title = catalogues[language][key];
  return { title, payload: title };
}

export function buttonsOf(language: Language, list: NamedList): QuickReply[] {
  return namesOf(language, list).map((title) => ({ title, payload: title }));
}

export type LabelKey = PhraseKey & `label_${string}`;

/** Label and value line by line, as the summary before a confirmation shows them. */
export function sayLines(language: Language, lines: readonly (readonly [LabelKey, string])[]): string {
  return lines
    .map(([label, value]) => phrase(language, 'summary_line', { label: catalogues[language][label], value }))
    .join('\n');
}

export const isLanguage = (text: string): text is Language => languages.some((language) => language === text);
