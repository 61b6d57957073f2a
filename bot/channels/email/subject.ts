import { findTicketNumbers } from '../../language/number/ticket-number.js';

const prefix =
  /^\s*(?:(?:re|aw|sv|fwd?|回复|回覆|答复|答覆|转发|轉寄|轉發)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+/i;

/** What a thread is about: without the marks of answers and without our own. */
export function matterOf(subject: string): string {
  return subject
    .replace(prefix, '')
    .replace(/\[T\d{4}-[0-9A-Z]{5}\]/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Of several the last, which is the one that we put there. */
export const ticketNumberIn = (subject: string): string | null =>
  findTicketNumbers(subject).at(-1)?.value ?? null;

/** The subject of an answer, by which it is known again even where a mail program drops all else. */
export const answerSubject = (matter: string, ticketNumber: string | null): string =>
  ticketNumber === null ? `Re: ${matter}` : `Re: ${matter} [${ticketNumber}]`;

/** What a first mail says: its subject counts unless the words begin with it. */
export function firstWords(subject: string, words: string): string {
  const matter = matterOf(subject);
  return matter === '' || words.startsWith(matter) ? words : `${matter}\n${words}`.trim();
}
