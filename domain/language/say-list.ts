import type { Language } from '../../schema/vocabulary.js';

/** A、B和C / A, B, and C */
export const sayAll = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

/** A、B或C / A, B, or C */
export const sayAnyOf = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(items);
