import { type AttachedFile, AttachedFiles, type FileSurroundings } from './attached-files.js';
import { ChatConnection, type ConnectionState, type Patience, type Socket } from './chat-connection.js';
import {
  type ErrorCode,
  frameFits,
  type Mode,
  type OutgoingMessage,
  type ReceivedMessage,
  type ServerFrame,
} from './frame.js';
import type { Keeping } from './keeping.js';
import type { Language } from './language.js';
import {
  createSession,
  hasExpired,
  keepSession,
  keptSession,
  type Session,
  sessionIsOver,
  sessionKey,
} from './session.js';
import {
  addEntry,
  type Entry,
  lastSeen,
  markOwn,
  modeOf,
  type NoticeEntry,
  type OwnEntry,
  unsent,
} from './transcript.js';
import { TranscriptStore, transcriptKey } from './transcript-store.js';

export interface Trouble {
  code: ErrorCode | 'NO_SESSION';
  text: string;
}

/** All that the page draws; a new object whenever something changed. */
export interface Snapshot {
  entries: readonly Entry[];
  state: ConnectionState;
  typing: boolean;
  trouble: Trouble | null;
  /** What goes with the next message. */
  files: readonly AttachedFile[];
}

/** What the conversation takes from the browser; nothing in it is reached for in another way. */
export interface Browser extends Pick<FileSurroundings, 'upload' | 'previewOf' | 'forgetPreview'> {
  fetch(address: string, request?: RequestInit): Promise<Response>;
  openSocket(path: string): Socket;
  keeping: Keeping;
  now(): Date;
  random(): number;
  newId(): string;
  patience: Patience;
}

const typingShownMs = 12_000;

const outgoing = ({ id, text, files }: OwnEntry): OutgoingMessage => ({
  id,
  text,
  attachments: files.map((file) => file.id),
});

/** One customer's conversation: the session, the line to the server and the transcript, kept in step. */
export class Conversation {
  readonly #browser: Browser;
  readonly #transcript: TranscriptStore;
  readonly files: AttachedFiles;
  readonly #watchers = new Set<() => void>();
  #language: Language;
  #session: Session | null;
  #line: ChatConnection | null = null;
  #attempt = 0;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: Snapshot;

  constructor(browser: Browser, language: Language) {
    this.#browser = browser;
    this.#language = language;
    this.#transcript = new TranscriptStore(browser.keeping);
    this.#session = keptSession(browser.keeping);
    this.#snapshot = {
      entries: this.#transcript.entries,
      state: 'connecting',
      typing: false,
      trouble: null,
      files: [],
    };
    this.files = new AttachedFiles({
      ...browser,
      address: () => this.#addressed('/chat/attachments'),
      changed: (files) => this.#show({ files }),
    });
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  async start(): Promise<void> {
    const kept = this.#session;
    if (kept && !hasExpired(kept, this.#browser.now().getTime())) this.#connect(kept);
    else await this.#beginSession();
  }

  /** What was written, with the files that are ready. False when it is longer than the server takes. */
  write(text: string): boolean {
    const id = this.#browser.newId();
    if (!frameFits({ id, text })) return false;
    this.#send({
      kind: 'own',
      id,
      at: this.#at(),
      text,
      shown: text,
      files: this.files.take(),
      state: 'sending',
    });
    return true;
  }

  /** A quick reply: its payload is sent, its title is what was said. */
  choose(payload: string, title: string): void {
    const id = this.#browser.newId();
    this.#send({ kind: 'own', id, at: this.#at(), text: payload, shown: title, files: [], state: 'sending' });
  }

  /** Where the page finds a file that it sent; null without a session. */
  readonly addressOf = (fileId: string): string | null => this.#addressed(`/attachments/${fileId}`);

  #addressed(path: string): string | null {
    return this.#session && `${path}?token=${encodeURIComponent(this.#session.token)}`;
  }

  #send(entry: OwnEntry): void {
    this.#change((entries) => addEntry(entries, entry));
    this.#show({ trouble: null });
    this.#line?.send(outgoing(entry));
  }

  sendAgain(id: string): void {
    const own = this.#transcript.entries.find((entry) => entry.id === id);
    if (own?.kind !== 'own') return;
    this.#change((entries) => markOwn(entries, id, 'sending'));
    this.#line?.send(outgoing(own));
  }

  async startOver(): Promise<void> {
    this.#leave();
    this.files.clear();
    this.#change(() => []);
    this.#show({ trouble: null, typing: false });
    await this.#beginSession();
  }

  /** The bot follows the customer's words; before the first of them only a new session can change its greeting. */
  async speak(language: Language): Promise<void> {
    this.#language = language;
    if (!this.#transcript.entries.some((entry) => entry.kind === 'own')) await this.startOver();
  }

  networkLost(): void {
    this.#line?.networkLost();
  }

  networkBack(): void {
    this.#line?.networkBack();
  }

  /** Another tab wrote: its messages belong here too, and a session that it began replaces ours. */
  async storedElsewhere(key: string | null): Promise<void> {
    if (key === transcriptKey) {
      this.#transcript.reread();
      this.#show({ entries: this.#transcript.entries });
    }
    const kept = keptSession(this.#browser.keeping);
    if (key === sessionKey && kept && kept.token !== this.#session?.token) this.#connect(kept);
  }

  async #beginSession(): Promise<void> {
    this.#leave();
    const attempt = this.#attempt;
    this.#show({ state: 'connecting' });
    try {
      const session = await createSession(this.#browser.fetch, this.#language);
      if (attempt !== this.#attempt) return;
      if (this.#transcript.entries.length > 0) this.#notice('new_session');
      keepSession(this.#browser.keeping, session);
      this.#connect(session);
    } catch {
      if (attempt !== this.#attempt) return;
      this.#show({ state: 'offline', trouble: { code: 'NO_SESSION', text: '' } });
      this.#laterBeginSession(attempt);
    }
  }

  #laterBeginSession(attempt: number): void {
    const { longestRetryMs } = this.#browser.patience;
    const pause = (longestRetryMs / 4) * (0.5 + this.#browser.random() / 2);
    setTimeout(() => {
      if (attempt === this.#attempt) void this.#beginSession();
    }, pause);
  }

  #connect(session: Session): void {
    this.#leave();
    this.#session = session;
    this.#show({ trouble: null });
    const path = `/chat/ws?token=${encodeURIComponent(session.token)}`;
    const { now, random, patience, openSocket } = this.#browser;
    const surroundings = {
      openSocket: () => openSocket(path),
      now: () => now().getTime(),
      random,
      patience,
    };
    this.#line = new ChatConnection(
      surroundings,
      this.#listener(session),
      lastSeen(this.#transcript.entries),
    );
    for (const own of unsent(this.#transcript.entries)) this.#line.send(outgoing(own));
    this.#line.open();
  }

  #listener(session: Session) {
    return {
      onState: (state: ConnectionState) => this.#show({ state, typing: false }),
      onFrame: (frame: Exclude<ServerFrame, { type: 'ack' }>) => this.#heard(frame),
      onDelivered: (id: string) => this.#delivered(id),
      onRefused: (id: string) => this.#change((entries) => markOwn(entries, id, 'failed')),
      onTurnedAway: () => void this.#askWhetherOver(session),
    };
  }

  /** Counts the attempts, so that an answer that comes too late for an earlier one is not acted on. */
  #leave(): void {
    this.#attempt += 1;
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  async #askWhetherOver(session: Session): Promise<void> {
    const attempt = this.#attempt;
    const over = await sessionIsOver(this.#browser.fetch, session);
    if (over && attempt === this.#attempt) await this.#beginSession();
  }

  #heard(frame: Exclude<ServerFrame, { type: 'ack' }>): void {
    if (frame.type === 'typing') this.#showTyping();
    else if (frame.type === 'error') this.#show({ trouble: { code: frame.code, text: frame.text } });
    else if (frame.type === 'mode') this.#handedOver(frame.mode);
    else this.#received(frame.message);
  }

  #received(message: ReceivedMessage): void {
    this.#show({ typing: false });
    this.#change((entries) => addEntry(entries, { kind: 'received', ...message }));
  }

  #handedOver(mode: Mode): void {
    if (modeOf(this.#transcript.entries) !== mode) this.#notice(mode);
  }

  #delivered(id: string): void {
    this.#change((entries) => markOwn(entries, id, 'sent'));
    this.#show({ trouble: null });
  }

  #showTyping(): void {
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#show({ typing: false }), typingShownMs);
    this.#show({ typing: true });
  }

  #notice(notice: NoticeEntry['notice']): void {
    const entry: NoticeEntry = { kind: 'notice', id: this.#browser.newId(), at: this.#at(), notice };
    this.#change((entries) => addEntry(entries, entry));
  }

  #at(): string {
    return this.#browser.now().toISOString();
  }

  #change(step: (entries: readonly Entry[]) => readonly Entry[]): void {
    this.#transcript.change(step);
    this.#show({ entries: this.#transcript.entries });
  }

  #show(changed: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changed };
    for (const watcher of this.#watchers) watcher();
  }
}
