import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import hoodiecrow from 'hoodiecrow-imap';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Credentials } from './certificates.js';

/** The mail servers of the company and the mail programs of its customers, on ports of their own. */
export interface MailPeer {
  readonly settings: {
    readonly imap: Server;
    readonly smtp: Server;
    readonly from: { readonly name: string; readonly address: string };
  };
  /** As variables of a program. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything that the desk sent, in the order in which it was taken. */
  readonly sent: readonly Email[];
  sentTo(address: string): Email[];
  /** The SMTP server answers recipients with this number from now on; null takes mails. */
  refuse(code: number | null): void;
  /** What the servers show from now on; those that speak TLS only. */
  show(what: { readonly imap?: Credentials; readonly smtp?: Credentials }): void;
  /** Passwords that came over a line that anybody can read. */
  plainPasswords(): number;
  /** Puts a mail into the inbox as it is. */
  deliver(raw: string): void;
  /** Writes a mail as a customer's program does. Gives its Message-ID. */
  write(mail: Writing): Promise<string>;
  /** Answers a mail of the desk, with the mail quoted below. */
  answer(mail: Email, text: string, changes?: Partial<Writing>): Promise<string>;
  /** How many mails lie in the inbox, and how many of them are marked as seen. */
  inbox(): { mails: number; seen: number };
  close(): Promise<void>;
}

interface Server {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
}

export interface Writing {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    /** Shown within the page by this id. */
    readonly cid?: string;
  }[];
}

const address = 'service@example.com';
const [user, password] = ['desk@example.com', 'the-mail-password'];

export interface MailPeerOptions {
  /** Under which address it is reached. */
  readonly host?: string;
  /** TLS from the first byte, or when asked for; with what the servers show. */
  readonly tls?: { readonly how: 'AT_ONCE' | 'STARTTLS'; readonly shows: Credentials };
}

export async function startMailPeer({ host = '127.0.0.1', tls }: MailPeerOptions = {}): Promise<MailPeer> {
  const sent: Email[] = [];
  const secure = tls?.how === 'AT_ONCE';
  let plainPasswords = 0;
  let refusal: number | null = null;
  let count = 0;

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: tls?.how === 'STARTTLS' ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    secure,
    ...tls?.shows,
    onAuth: (auth, session, done) => {
      if (!session.secure) plainPasswords += 1;
      return auth.username === user && auth.password === password
        ? done(null, { user })
        : done(new Error('wrong password'));
    },
    onRcptTo: (_address, _session, done) =>
      refusal === null
        ? done()
        : done(Object.assign(new Error('<somebody> is not known here'), { responseCode: refusal })),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (mail) => {
            sent.push(mail);
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  // A client that does not trust it hangs up in the middle.
  smtp.on('error', () => undefined);
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const imap = hoodiecrow({
    ...(tls && { secureConnection: secure, credentials: tls.shows }),
    plugins: [
      ...(tls?.how === 'STARTTLS' ? (['STARTTLS', 'LOGINDISABLED'] as const) : []),
      'ID',
      'LITERALPLUS',
      'NAMESPACE',
      'IDLE',
      'UNSELECT',
      'ENABLE',
      'AUTH-PLAIN',
      'SASL-IR',
    ],
    users: { [user]: { password } },
    storage: { INBOX: { messages: [] } },
  });
  const sockets = new Set<{ destroy(): void }>();
  imap.server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => imap.listen(0, '127.0.0.1', done));

  const portOf = (server: { address(): AddressInfo | string | null }) =>
    (server.address() as AddressInfo).port;
  const server = (port: number): Server => ({ host, port, secure, user, password });
  const [imapPort, smtpPort] = [portOf(imap.server), portOf(smtp.server)];
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const deliver = (raw: string) => imap.appendMessage('INBOX', [], new Date(), raw);

  async function write(mail: Writing): Promise<string> {
    count += 1;
    const messageId = mail.messageId ?? `<mail-${count}-${process.pid}@customer.cn>`;
    // Seven bits on the wire, whatever is written.
    const encoded = {
      ...mail,
      messageId,
      to: address,
      textEncoding: 'base64',
      attachments: mail.attachments?.map((file) => ({ ...file })),
      headers: { ...mail.headers },
    } as const;
    const { message } = await composer.sendMail(encoded);
    deliver(Buffer.isBuffer(message) ? message.toString('latin1') : '');
    return messageId;
  }

  const credentials = `${encodeURIComponent(user)}:${password}@${host}`;
  const s = secure ? 's' : '';
  return {
    settings: { imap: server(imapPort), smtp: server(smtpPort), from: { name: 'Aftercare', address } },
    env: {
      AFTERCARE_MAIL_IMAP: `imap${s}://${credentials}:${imapPort}`,
      AFTERCARE_MAIL_SMTP: `smtp${s}://${credentials}:${smtpPort}`,
      AFTERCARE_MAIL_FROM: `Aftercare <${address}>`,
    },
    sent,
    sentTo: (to) => sent.filter((mail) => mail.to?.some((one) => one.address === to)),
    refuse: (code) => {
      refusal = code;
    },
    show(what) {
      if (what.smtp) smtp.updateSecureContext(what.smtp);
      if (what.imap && imap.server instanceof TlsServer) imap.server.setSecureContext(what.imap);
    },
    plainPasswords: () => plainPasswords,
    deliver,
    write,
    answer: (mail, text, changes = {}) =>
      write({
        from: mail.to?.[0]?.address ?? '',
        subject: `Re: ${mail.subject}`,
        text: `${text}\n\nOn Mon, Nov 23, 2026 at 10:00 AM Aftercare <${address}> wrote:\n\n${quoted(mail.text)}`,
        ...(mail.messageId && {
          inReplyTo: mail.messageId,
          references: `${mail.references ?? ''} ${mail.messageId}`.trim(),
        }),
        ...changes,
      }),
    inbox() {
      const mails = imap.folderCache.INBOX?.messages ?? [];
      return { mails: mails.length, seen: mails.filter(({ flags }) => flags.includes('\\Seen')).length };
    },
    async close() {
      await new Promise<void>((done) => smtp.close(() => done()));
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => imap.close(done));
    },
  };
}

const quoted = (text = ''): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
