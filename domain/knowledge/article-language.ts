import { type Language, languages } from '../../schema/vocabulary.js';
import { badInput } from '../errors.js';

/** @throws BAD_USER_INPUT */
export function requiredLanguage(value: string): Language {
  const language = languages.find((one) => one === value);
  if (!language) throw badInput('language', `language takes ${languages.join(', ')}.`);
  return language;
}

/** @throws BAD_USER_INPUT */
export const optionalLanguage = (value: string | null | undefined): Language | null =>
  value === null || value === undefined ? null : requiredLanguage(value);
