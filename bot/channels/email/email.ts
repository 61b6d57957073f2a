import type { Actor } from '../../../domain/actor.js';
import type { FileStorage } from '../../../domain/attachment/file-storage.js';
import type { Log } from '../../../domain/context.js';
import type { Desk } from '../../../domain/desk.js';
import { mailHeadsOf } from '../../../domain/mail/mail-thread.queries.js';
import { markBounced } from '../../../domain/mail/mark-bounced.js';
import { type ReceiveMailInput, receiveMail } from '../../../domain/mail/receive-mail.js';
import type { ChannelAdapter } from '../channel.js';
import { cut } from '../plain-text.js';
import type { EmailSettings } from '../settings.js';
import { type IncomingMail, readMail } from './incoming-mail.js';
import { kindOf } from './mail-kind.js';
import { watchMailbox } from './mailbox.js';
import { messagesNamedIn } from './message-id.js';
import { composeMail, openMailSender } from './outgoing-mail.js';
import { receiveMailFiles } from './receive-mail-files.js';
import { ownWords } from './reply-text.js';
import { firstWords, matterOf, ticketNumberIn } from './subject.js';

export interface EmailParts {
  readonly settings: EmailSettings;
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly log: Log;
  readonly wake: (conversationId: string) => void;
  readonly everyMilliseconds?: number;
}

const usualEveryMilliseconds = 10_000;
const actor: Actor = { kind: 'SYSTEM', name: 'email' };

/** Customers who write mails (docs/channels.md): a mailbox that is read, and a server that sends the answers. */
export function openEmail(parts: EmailParts): ChannelAdapter {
  const { settings, desk, log } = parts;
  const sender = openMailSender(settings);
  const mailbox = watchMailbox({
    server: settings.imap,
    take: (source, isWhole) => takeMail(parts, source, isWhole),
    log,
    everyMilliseconds: parts.everyMilliseconds ?? usualEveryMilliseconds,
  });
  return {
    name: 'EMAIL',
    typing: () => undefined,
    async send(outgoing, handedOver) {
      const heads = await desk.read(actor, mailHeadsOf, outgoing.conversationId);
      await sender.send(composeMail(settings, outgoing, heads));
      await handedOver(outgoing.messages);
    },
    async close() {
      await mailbox.stop();
      sender.close();
    },
  };
}

async function takeMail(parts: EmailParts, source: Uint8Array, isWhole: boolean): Promise<void> {
  const { settings, desk, log, wake } = parts;
  const mail = await readMail(source);
  const kind = kindOf(mail, settings.from.address);
  if (kind === 'BOUNCE') return noteBounce(parts, source);
  if (kind !== 'PERSON') {
    log.info({ kind }, 'a mail that is no person’s was left unanswered');
    return;
  }
  const received = await receiveMailFiles(parts, actor, mailToReceive(mail, settings.from.address), {
    files: mail.files,
    isWhole,
  });
  const taken = await desk.run(actor, receiveMail, received);
  log.info(taken, 'mail');
  if (taken.fate === 'TURN') wake(taken.conversationId);
}

function mailToReceive(mail: IncomingMail, ownAddress: string): ReceiveMailInput {
  const words = ownWords(mail.text);
  return {
    messageId: mail.messageId,
    references: mail.references,
    answers: messagesNamedIn(mail.references.join(' '), ownAddress),
    ticketNumber: ticketNumberIn(mail.subject),
    from: mail.from,
    subject: matterOf(mail.subject),
    text: cut(words),
    firstText: cut(firstWords(mail.subject, words)),
  };
}

/** What came back names the mail that it was. */
async function noteBounce({ settings, desk, log }: EmailParts, source: Uint8Array): Promise<void> {
  const text = Buffer.from(source).toString('latin1');
  const messageIds = messagesNamedIn(text, settings.from.address);
  const failed = await desk.run(actor, markBounced, { messageIds });
  log.warn({ messageIds, failed }, 'a mail came back');
}
