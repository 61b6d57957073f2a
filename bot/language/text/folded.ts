import { simplify } from '../../../domain/customer/simplify.js';
import { onceForEach } from './once.js';

/** For matching words: simplified, lower case, straight apostrophes; every character at its place. */
export const fold = onceForEach((text) => {
  const plain = simplify(text).replace(/[’‘`]/g, "'");
  const lower = plain.toLowerCase();
  // A few capitals (İ) grow when they are made small, which would move everything after them.
  return lower.length === plain.length ? lower : plain.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
});
