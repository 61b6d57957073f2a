import type { ImapFlow } from 'imapflow';
import type { Log } from '../../../domain/context.js';
import { repeat } from '../../../domain/repeat.js';
import type { MailServer } from '../settings.js';
import { isThisMachine } from './this-machine.js';

export interface MailboxParts {
  readonly server: MailServer;
  /** Resolves once the mail is dealt with for good; when it rejects, the mail comes again. */
  readonly take: (source: Uint8Array, isWhole: boolean) => Promise<void>;
  readonly log: Log;
  /** So often the mailbox is looked at, should the server not tell of news. */
  readonly everyMilliseconds: number;
}

export interface Mailbox {
  /** Resolves when the mail in hand is dealt with. */
  stop(): Promise<void>;
}

const timeoutMilliseconds = 20_000;
const patienceMilliseconds = 3_000;
/** A file of 20 MB as mails write it; of larger ones the rest is left on the server. */
const mostBytes = 30 * 1024 * 1024;

/**
 * Reads the unseen mails of an inbox in their order, and marks each as seen once it is dealt with, never before: a
 * process that dies in between leaves it unseen, and whoever comes next takes it.
 */
export function watchMailbox(parts: MailboxParts): Mailbox {
  let client: ImapFlow | null = null;
  let stopped = false;

  async function connected(): Promise<ImapFlow> {
    if (client?.usable) return client;
    const next = await clientOf(parts.server);
    next.on('error', (error: Error) => parts.log.debug({ reason: codeOf(error) }, 'the mailbox was lost'));
    next.on('exists', () => loop.wake());
    client = next;
    await next.connect();
    await next.mailboxOpen('INBOX');
    return next;
  }

  async function look(): Promise<void> {
    const inbox = await connected();
    const uids = (await inbox.search({ seen: false }, { uid: true })) || [];
    for (const uid of uids.toSorted((one, other) => one - other)) {
      if (stopped) return;
      await takeOne(inbox, uid);
    }
  }

  async function takeOne(inbox: ImapFlow, uid: number): Promise<void> {
    const query = { uid: true, source: { maxLength: mostBytes } } as const;
    const found = await inbox.fetchOne(String(uid), query, { uid: true });
    const source = found ? found.source : undefined;
    if (!source) return;
    try {
      await parts.take(source, source.length < mostBytes);
    } catch (error) {
      // It stays unseen, and others are not kept waiting for it.
      parts.log.error({ err: error, uid }, 'a mail could not be taken in');
      return;
    }
    await inbox.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }

  const loop = repeat({
    every: parts.everyMilliseconds,
    run: look,
    failed: (error) => {
      parts.log.warn({ reason: codeOf(error) }, 'the mailbox cannot be read');
      client?.close();
      client = null;
    },
  });

  return {
    async stop() {
      stopped = true;
      // A server that does not answer keeps nobody: the mail in hand stays unseen and comes again.
      const patience = setTimeout(() => client?.close(), client?.usable ? patienceMilliseconds : 0);
      await loop.stop();
      clearTimeout(patience);
      client?.close();
    },
  };
}

async function clientOf({ host, port, secure, user = '', password = '' }: MailServer): Promise<ImapFlow> {
  // Loaded only where there is a mailbox.
  const { ImapFlow } = await import('imapflow');
  return new ImapFlow({
    host,
    port,
    secure,
    // Without TLS from the first byte it has to come before the password, but for a server on this machine.
    ...(!secure && !isThisMachine(host) && { doSTARTTLS: true }),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: 5 * 60_000,
  });
}

/** What servers answer may repeat a name or a password, so only its kind is told. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
