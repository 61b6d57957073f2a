import { sayAll } from '../../domain/language/say-list.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { sayFileRefusal } from '../language/file-refusal.js';
import { phrase } from '../language/phrase.js';

/** Said before anything else, so that the customer knows that his pictures have arrived. */
export function thanksFor({ files: { count, pictures }, language }: TurnInHand): string[] {
  if (count === 0) return [];
  return [phrase(language, pictures === count ? 'received_pictures' : 'received_files', { count })];
}

/** More names than that are not read. */
const mostNamed = 5;

/** Names what was not taken, each reason once, so that the customer can send something else. */
export function sorryFor({ inbound, language }: TurnInHand): string[] {
  const refused = inbound.refusedFiles ?? [];
  return [...new Set(refused.map(({ why }) => why))].map((why) => {
    const reason = sayFileRefusal(language, why);
    const names = refused.flatMap((file) => (file.why === why && file.name !== '' ? [file.name] : []));
    if (names.length === 0) return reason;
    const shown = `${sayAll(names.slice(0, mostNamed), language)}${names.length > mostNamed ? '…' : ''}`;
    return phrase(language, 'files_not_taken', { names: shown, reason });
  });
}

/** For where words belong and only files came. */
export const inPlaceOfWords = ({ files: { count }, language }: TurnInHand): string =>
  phrase(language, 'files_only', { count });
