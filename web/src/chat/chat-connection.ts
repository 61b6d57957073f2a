import {
  type ClientFrame,
  type ErrorCode,
  frameOf,
  type OutgoingMessage,
  readFrame,
  type ServerFrame,
} from './frame.js';

export type ConnectionState = 'connecting' | 'online' | 'offline';

/** What is used of a WebSocket, so that a test can bring one of another make. */
export interface Socket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

export interface Patience {
  firstRetryMs: number;
  longestRetryMs: number;
  /** Without an ack for so long an open socket is taken for dead: a phone that changed networks never hears of it. */
  ackMs: number;
  resendMs: number;
}

export interface Surroundings {
  openSocket(): Socket;
  now(): number;
  random(): number;
  patience: Patience;
}

export interface ConnectionListener {
  onState(state: ConnectionState): void;
  onFrame(frame: Exclude<ServerFrame, { type: 'ack' }>): void;
  onDelivered(messageId: string): void;
  onRefused(messageId: string): void;
  /** A socket closed before it ever opened: the network, or a session that is over; a browser does not tell which. */
  onTurnedAway(): void;
}

export const usualPatience: Patience = {
  firstRetryMs: 500,
  longestRetryMs: 20_000,
  ackMs: 15_000,
  resendMs: 3_000,
};

const failuresUntilOffline = 2;
const mostResends = 5;

/**
 * One conversation's line to the server: it comes back by itself, and keeps each message until it is acknowledged,
 * sending it again under the same id after a loss; the server stores an id once.
 */
export class ChatConnection {
  readonly #surroundings: Surroundings;
  readonly #listener: ConnectionListener;
  readonly #outbox = new Map<string, OutgoingMessage>();
  #lastSeen: string | null;
  #socket: Socket | null = null;
  #open = false;
  #openedAt = 0;
  #wanted = false;
  #networkUp = true;
  #failures = 0;
  #resends = 0;
  #state: ConnectionState = 'offline';
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #ackTimer: ReturnType<typeof setTimeout> | undefined;
  #resendTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(surroundings: Surroundings, listener: ConnectionListener, lastSeen: string | null) {
    this.#surroundings = surroundings;
    this.#listener = listener;
    this.#lastSeen = lastSeen;
  }

  open(): void {
    this.#wanted = true;
    this.#connect();
  }

  close(): void {
    this.#wanted = false;
    this.#drop();
    this.#report('offline');
  }

  send(message: OutgoingMessage): void {
    this.#outbox.set(message.id, message);
    if (this.#open) this.#transmit(message);
  }

  networkLost(): void {
    this.#networkUp = false;
    this.#drop();
    this.#report('offline');
  }

  networkBack(): void {
    this.#networkUp = true;
    this.#failures = 0;
    this.#connect();
  }

  #connect(): void {
    if (!this.#wanted || !this.#networkUp || this.#socket) return;
    clearTimeout(this.#retryTimer);
    this.#report(this.#failures < failuresUntilOffline ? 'connecting' : 'offline');
    const socket = this.#surroundings.openSocket();
    this.#socket = socket;
    // A socket that was given up may still speak: it is no longer listened to.
    const ifCurrent = (act: () => void) => () => {
      if (this.#socket === socket) act();
    };
    socket.addEventListener(
      'open',
      ifCurrent(() => this.#opened()),
    );
    socket.addEventListener(
      'close',
      ifCurrent(() => this.#lost()),
    );
    // The close event that follows says all there is to act on.
    socket.addEventListener('error', () => {});
    socket.addEventListener('message', (event) => ifCurrent(() => this.#heard(event.data))());
  }

  #opened(): void {
    this.#open = true;
    this.#openedAt = this.#surroundings.now();
    this.#write(
      this.#lastSeen === null ? { type: 'hello' } : { type: 'welcome_back', after: this.#lastSeen },
    );
    for (const message of this.#outbox.values()) this.#transmit(message);
    this.#report('online');
  }

  #lost(): void {
    const everOpen = this.#open;
    const steady =
      everOpen && this.#surroundings.now() - this.#openedAt >= this.#surroundings.patience.longestRetryMs;
    this.#drop();
    this.#failures = steady ? 1 : this.#failures + 1;
    this.#report(this.#failures < failuresUntilOffline ? 'connecting' : 'offline');
    if (!everOpen) this.#listener.onTurnedAway();
    if (this.#wanted && this.#networkUp) this.#retryTimer = setTimeout(() => this.#connect(), this.#pause());
  }

  /** Jitter keeps a thousand pages from coming back in the same instant after a restart. */
  #pause(): number {
    const { firstRetryMs, longestRetryMs } = this.#surroundings.patience;
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1));
    return longest * (0.5 + this.#surroundings.random() / 2);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#ackTimer);
    clearTimeout(this.#resendTimer);
    this.#resendTimer = undefined;
    socket?.close();
  }

  #heard(data: unknown): void {
    const frame = readFrame(data);
    if (!frame) return;
    this.#failures = 0;
    if (frame.type === 'ack') {
      this.#acknowledged(frame.of);
      return;
    }
    if (frame.type === 'message') this.#lastSeen = frame.message.id;
    if (frame.type === 'error') this.#refused(frame.code);
    this.#listener.onFrame(frame);
  }

  #acknowledged(id: string): void {
    this.#resends = 0;
    if (this.#outbox.delete(id)) this.#listener.onDelivered(id);
    this.#awaitAck();
  }

  /** An error names no message. Frames are read in order, so a bad one is the oldest still unanswered. */
  #refused(code: ErrorCode): void {
    const oldest = this.#outbox.keys().next().value;
    if (oldest === undefined) return;
    if (code === 'BAD_FRAME' || code === 'TOO_LONG') this.#giveUp(oldest);
    else this.#resendLater();
  }

  #resendLater(): void {
    this.#resends += 1;
    if (this.#resends > mostResends) {
      this.#giveUpAll();
      return;
    }
    clearTimeout(this.#ackTimer);
    const pause = this.#surroundings.patience.resendMs * this.#resends;
    this.#resendTimer ??= setTimeout(() => this.#resend(), pause);
  }

  #resend(): void {
    this.#resendTimer = undefined;
    for (const message of this.#outbox.values()) this.#transmit(message);
  }

  #giveUpAll(): void {
    this.#resends = 0;
    for (const id of [...this.#outbox.keys()]) this.#giveUp(id);
  }

  #giveUp(id: string): void {
    this.#outbox.delete(id);
    this.#awaitAck();
    this.#listener.onRefused(id);
  }

  #transmit(message: OutgoingMessage): void {
    this.#socket?.send(frameOf(message));
    this.#awaitAck();
  }

  #awaitAck(): void {
    clearTimeout(this.#ackTimer);
    if (this.#outbox.size === 0 || !this.#open) return;
    this.#ackTimer = setTimeout(() => this.#lost(), this.#surroundings.patience.ackMs);
  }

  #write(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #report(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listener.onState(state);
  }
}
