import type { Transporter } from 'nodemailer';
import { withNumberedChoices } from '../../../domain/conversation/quick-reply.js';
import type { MailHeads } from '../../../domain/mail/mail-thread.queries.js';
import type { MessageRow } from '../../../schema/index.js';
import { phrase } from '../../language/phrase.js';
import { ChannelError, type Outgoing } from '../channel.js';
import type { EmailSettings } from '../settings.js';
import { ownHeader } from './mail-kind.js';
import { messageIdOf } from './message-id.js';
import { answerSubject } from './subject.js';
import { isThisMachine } from './this-machine.js';

export interface MailSender {
  /** @throws ChannelError */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

export type OutgoingMail = ReturnType<typeof composeMail>;

/** All that is owed in one mail, below the customer's own in his mailbox. */
export function composeMail({ from }: EmailSettings, outgoing: Outgoing, heads: MailHeads) {
  const { messages, language, address, subject } = outgoing;
  const [first] = messages;
  if (!first) throw new Error('a mail has something in it');
  const last = heads.answered.at(-1);
  return {
    from,
    to: address,
    messageId: messageIdOf(first.id, from.address),
    subject: answerSubject(subject || phrase(language, 'mail_subject'), heads.ticketNumber),
    ...(last && { inReplyTo: last, references: [...heads.answered] }),
    text: textOf(messages),
    headers: {
      [ownHeader]: from.address,
      ...(messages.every(({ authorKind }) => authorKind === 'BOT') && automatic),
    },
  };
}

/** So that no program answers the bot (RFC 3834). */
const automatic = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };

/** Only the last question is still open, so only its choices stand there. */
const textOf = (messages: readonly MessageRow[]): string =>
  messages
    .map(({ text, quickReplies }, at) =>
      at === messages.length - 1 ? withNumberedChoices(text, quickReplies) : text,
    )
    .join('\n\n');

const timeoutMilliseconds = 10_000;

export function openMailSender({ smtp }: EmailSettings): MailSender {
  let transporter: Transporter | null = null;

  async function opened(): Promise<Transporter> {
    // Loaded only where mails are sent.
    const { createTransport } = await import('nodemailer');
    transporter ??= createTransport({
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure,
      requireTLS: !smtp.secure && !isThisMachine(smtp.host),
      ...(smtp.user !== undefined && { auth: { user: smtp.user, pass: smtp.password ?? '' } }),
      connectionTimeout: timeoutMilliseconds,
      greetingTimeout: timeoutMilliseconds,
      socketTimeout: timeoutMilliseconds,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return transporter;
  }

  return {
    async send(mail) {
      const way = await opened();
      try {
        await way.sendMail(mail);
      } catch (error) {
        throw refusalOf(error);
      }
    },
    close: () => transporter?.close(),
  };
}

/** A server's words name people; its number says enough. */
function refusalOf(error: unknown): ChannelError {
  const code = partOf(error, 'code');
  const number = Number(partOf(error, 'responseCode') ?? 0);
  // A refused login or connection is put right by a person; a refused address or mail stays refused.
  const isFinal = number >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new ChannelError(`the mail server refused (${number || code || 'no answer'})`, isFinal);
}

const partOf = (error: unknown, name: 'code' | 'responseCode'): unknown =>
  error instanceof Error ? new Map<string, unknown>(Object.entries(error)).get(name) : undefined;
