import type { Language } from '../../schema/vocabulary.js';
import { namesInEnglish } from './names/en.js';
import type { Names } from './names/name-key.js';
import { namesInSimplifiedChinese } from './names/zh-hans.js';
import { namesInTraditionalChinese } from './names/zh-hant.js';

const names: Readonly<Record<Language, Names>> = {
  'zh-Hans': namesInSimplifiedChinese,
  'zh-Hant': namesInTraditionalChinese,
  en: namesInEnglish,
};

export type NamedList = keyof Names;

/** What customers call a member of one of the closed lists: `nameOf('en', 'ticketState', 'OPEN')`. */
export function nameOf<List extends NamedList>(
  language: Language,
  list: List,
  member: keyof Names[List] & string,
): string {
  // The catalogue's type guarantees a string for every member of every list; the index type is too wide to show it.
  return names[language][list][member] as string;
}

export const namesOf = (language: Language, list: NamedList): readonly string[] =>
  Object.values(names[language][list]);
