import { Readable } from 'node:stream';
import type { Actor } from '../../../domain/actor.js';
import { plainName } from '../../../domain/attachment/attachment-type.js';
import type { FileReceiver } from '../../../domain/attachment/receive-file.js';
import { receiveFiles } from '../../../domain/attachment/receive-files.js';
import { expectMail, type ReceiveMailInput } from '../../../domain/mail/receive-mail.js';
import type { MailFile } from './mail-files.js';

interface MailFiles {
  readonly files: readonly MailFile[];
  /** False when the mail was too large to be read to its end, which lies in its last file. */
  readonly isWhole: boolean;
}

/** The mail with its files, which are stored before it is. */
export async function receiveMailFiles(
  receiver: FileReceiver,
  actor: Actor,
  mail: ReceiveMailInput,
  { files, isWhole }: MailFiles,
): Promise<ReceiveMailInput> {
  if (files.length === 0) return mail;
  const thread = await receiver.desk.run(actor, expectMail, mail);
  if (thread === null) return mail;
  const { conversationId } = thread;
  const whole = isWhole ? files : files.slice(0, -1);
  const sent = whole.map(({ name, content }) => ({
    conversationId,
    name,
    content: Readable.from([content]),
  }));
  const { attachmentIds, refusedFiles } = await receiveFiles(receiver, actor, sent);
  const tooLarge = files
    .slice(whole.length)
    .map(({ name }) => ({ name: plainName(name), why: 'TOO_LARGE' }) as const);
  return { ...mail, received: { thread, attachmentIds, refusedFiles: [...refusedFiles, ...tooLarge] } };
}
