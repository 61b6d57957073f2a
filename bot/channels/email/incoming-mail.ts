import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import PostalMime, { type Email } from 'postal-mime';
import { withoutControls } from '../../../domain/input.js';
import { filesOf, type MailFile } from './mail-files.js';

/** A mail as far as the desk reads it. */
export interface IncomingMail {
  /** As it stands in the mail, brackets and all; for a mail without one a word that is the same for the same mail. */
  readonly messageId: string;
  readonly from: string;
  readonly subject: string;
  /** Message-IDs of what it answers, the nearest first. */
  readonly references: readonly string[];
  /** Its words, with whatever it quotes. */
  readonly text: string;
  readonly files: readonly MailFile[];
  /** First value of each header, by name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

const longestId = 200;
const mostReferences = 20;

/** Charsets, encodings and parts that are broken give what can be read of them; no mail is refused for its form. */
export async function readMail(source: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(source);
  const headers = new Map(mail.headers.toReversed().map(({ key, value }) => [key, value]));
  const answered = [...idsIn(mail.inReplyTo), ...idsIn(mail.references).toReversed()];
  return {
    messageId: idsIn(mail.messageId)[0] ?? `unnamed:${createHash('sha256').update(source).digest('hex')}`,
    from: mailboxOf(mail).toLowerCase(),
    subject: withoutControls(mail.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestSubject),
    references: [...new Set(answered)].slice(0, mostReferences),
    text: wordsOf(mail),
    files: filesOf(mail.attachments),
    headers,
  };
}

const longestSubject = 300;

/** Longer ids than any mail program makes are kept short, so that they can be looked up. */
function idsIn(header: string | undefined): string[] {
  const ids = withoutControls(header ?? '').match(/<[^<>\s]+>/g) ?? [];
  return ids.map((id) =>
    id.length <= longestId ? id : `long:${createHash('sha256').update(id).digest('hex')}`,
  );
}

const mailboxOf = ({ from }: Email): string => from?.address ?? from?.group?.[0]?.address ?? '';

/** Longer mails are read as far as this: what a person writes stands on top. */
const longestRead = 100_000;

function wordsOf({ text, html }: Email): string {
  const plain = withoutControls(text ?? '').replaceAll('\r\n', '\n');
  if (plain.trim() !== '' || !html) return plain.slice(0, longestRead);
  return withoutControls(textOf(html.slice(0, longestRead)));
}

/** What an answer quotes is left out where the page marks it; links and pictures are no words. */
const textOf = (html: string): string =>
  convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', format: 'skip' },
      { selector: 'div.gmail_quote', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
    limits: { maxInputLength: longestRead },
  });
