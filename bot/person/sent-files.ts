import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';

/** Said before anything else, so that the customer knows that his pictures have arrived. */
export function thanksFor({ files: { count, pictures }, language }: TurnInHand): string[] {
  if (count === 0) return [];
  return [phrase(language, pictures === count ? 'received_pictures' : 'received_files', { count })];
}

/** For where words belong and only files came. */
export const inPlaceOfWords = ({ files: { count }, language }: TurnInHand): string =>
  phrase(language, 'files_only', { count });
