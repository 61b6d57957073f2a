import type { IncomingMail } from './incoming-mail.js';

/** Who wrote: a person, a program that answers by itself, a server that could not deliver, or we. */
export type MailKind = 'PERSON' | 'AUTOMATIC' | 'BOUNCE' | 'OWN';

/** In every mail of ours, so that one that comes back is known whoever passed it on. */
export const ownHeader = 'X-Aftercare-Desk';

/** Two programs that answer each other never stop, so in doubt a mail is no person's (RFC 3834). */
export function kindOf(mail: IncomingMail, ownAddress: string): MailKind {
  if (isBounce(mail)) return 'BOUNCE';
  if (mail.from === ownAddress || mail.headers.get(ownHeader.toLowerCase()) === ownAddress) return 'OWN';
  return mail.from === '' || isAutomatic(mail) ? 'AUTOMATIC' : 'PERSON';
}

function isBounce({ from, headers }: IncomingMail): boolean {
  const type = (headers.get('content-type') ?? '').toLowerCase();
  if (type.startsWith('multipart/report') && type.includes('delivery-status')) return true;
  if (headers.get('return-path')?.trim() === '<>' || headers.has('x-failed-recipients')) return true;
  return /^(?:mailer-daemon|postmaster|mail-daemon)(?:@|$)/.test(from);
}

const automaticHeaders = [
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'list-id',
  'list-unsubscribe',
];

function isAutomatic({ subject, headers }: IncomingMail): boolean {
  const submitted = headers.get('auto-submitted')?.trim().toLowerCase();
  if (submitted !== undefined && !submitted.startsWith('no')) return true;
  if (/^(?:bulk|junk|list|auto_reply)$/i.test(headers.get('precedence')?.trim() ?? '')) return true;
  if (automaticHeaders.some((name) => headers.has(name))) return true;
  const type = headers.get('content-type') ?? '';
  return /^multipart\/report/i.test(type) || absence.test(subject);
}

/** What programs put before the subject when their owner is away, also after "Re:". */
const absence =
  /^(?:(?:re|回复|答复|回覆)\s*[:：]\s*)?(?:auto(?:matic)?[ -]?(?:reply|response)|out[ -]of[ -](?:the[ -])?office|(?:自动|自動)(?:回复|回覆|答复|答覆|应答|應答)|(?:休假|外出|不在办公室|不在辦公室)(?:通知|自动|自動|回复|回覆))/i;
