import type { Attachment } from 'postal-mime';
import { mostOfHour } from '../../../domain/attachment/receive-file.js';

/** A file that somebody sent with a mail. */
export interface MailFile {
  readonly name: string | null;
  readonly content: Uint8Array;
}

/** What mail programs add of themselves. */
const added = new Set([
  'application/pgp-encrypted',
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
]);
/** Smaller pictures within a page are emblems, signatures and what counts readers. */
const leastWithinPage = 10 * 1024;
/** One more than is taken, so that its sender hears of it. */
const mostFiles = mostOfHour + 1;

/** In the order of the mail. A picture within the words is one that was sent, as telephones put it there. */
export function filesOf(attachments: readonly Attachment[]): MailFile[] {
  return attachments
    .filter(({ mimeType }) => !added.has(mimeType))
    .map((part) => ({ part, name: part.filename, content: bytesOf(part) }))
    .filter(({ part, content }) => part.related !== true || content.length >= leastWithinPage)
    .slice(0, mostFiles)
    .map(({ name, content }) => ({ name, content }));
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
