import type { Language } from '../../schema/vocabulary.js';

/** A、B和C / A, B, and C */
export const sayAll = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

/** A、B或C / A, B, or C */
export const sayAnyOf = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(items);

/** Names are written as they stand within a sentence; this one begins with one. */
export const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
