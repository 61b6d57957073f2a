import type { WebSocket } from 'ws';
import type { Actor } from '../../../domain/actor.js';
import type { Log } from '../../../domain/context.js';
import { sequenceOf } from '../../../domain/conversation/conversation.queries.js';
import { conversationLanguage } from '../../../domain/conversation/delivery.js';
import { helloCall, receiveMessage } from '../../../domain/conversation/receive-message.js';
import type { Desk } from '../../../domain/desk.js';
import { DomainError } from '../../../domain/errors.js';
import type { Language } from '../../../schema/vocabulary.js';
import type { Delivery } from '../../delivery.js';
import { type PhraseKey, phrase } from '../../language/phrase.js';
import type { Listener } from '../channel.js';
import { type ClientFrame, type ErrorCode, framesOf, isUuid, readFrame, type ServerFrame } from './frame.js';
import { type Rate, tokenBucket } from './token-bucket.js';

export interface ChatSocketParts {
  readonly desk: Desk;
  readonly clock: () => Date;
  readonly log: Log;
  readonly delivery: Delivery;
  readonly wake: (conversationId: string) => void;
  readonly rate: Rate;
}

export interface ChatSocket {
  readonly conversationId: string;
  send(frame: ServerFrame): boolean;
  /** Resolves when the frames that came in are dealt with. */
  settled(): Promise<void>;
}

const mostBadFrames = 10;
/** A client that goes on sending although it was told to wait. */
const mostIgnoredWaits = 100;
/** What may lie unread on its way to a client before it is given up. */
const mostUnreadBytes = 1024 * 1024;
const policyViolation = 1008;

const errorTexts = {
  BAD_FRAME: 'bad_frame',
  TOO_LONG: 'too_long',
  RATE_LIMITED: 'too_many',
  UNAVAILABLE: 'technical_trouble',
} as const satisfies Record<ErrorCode, PhraseKey>;

/** No two ids become one by what cannot be stored. */
const storableId = (id: string): string =>
  id.replace(/[\p{Cc}\p{Cs}\\]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)};`);

/** One customer's connection: its frames are dealt with one after the other, in the order in which they came. */
export function serveChatSocket(
  socket: WebSocket,
  conversationId: string,
  parts: ChatSocketParts,
): ChatSocket {
  const { desk, log, delivery } = parts;
  const actor: Actor = { kind: 'CUSTOMER', conversationId };
  const bucket = tokenBucket(parts.rate, parts.clock());
  let queue = Promise.resolve();
  let listener: Listener | null = null;
  let language: Language | null = null;
  let badFrames = 0;
  let ignoredWaits = 0;

  const send = (frame: ServerFrame): boolean => {
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > mostUnreadBytes) {
      socket.terminate();
      return false;
    }
    socket.send(JSON.stringify(frame));
    return true;
  };

  const join = (lastSequence: number): void => {
    if (listener || socket.readyState !== socket.OPEN) return;
    listener = {
      conversationId,
      lastSequence,
      send: (row) => framesOf(row).every((frame) => send(frame)),
    };
    delivery.join(listener);
  };

  async function receive(
    clientId: string,
    text: string,
    attachmentIds: readonly string[] = [],
  ): Promise<void> {
    const input = { conversationId, clientId, text, attachmentIds };
    const { fresh } = await desk.run(actor, receiveMessage, input);
    if (fresh) parts.wake(conversationId);
  }

  async function act(frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello') {
      join(0);
      await receive(helloCall, '');
    } else if (frame.type === 'welcome_back') {
      join(await sequenceAfter(frame.after));
    } else {
      join(0);
      // Marked, so that no client can send what the desk calls on the bot with.
      await receive(`m:${storableId(frame.id)}`, frame.text, frame.attachments);
      send({ type: 'ack', of: frame.id });
    }
  }

  const sequenceAfter = async (messageId: string): Promise<number> =>
    isUuid(messageId) ? desk.read(actor, (ctx) => sequenceOf(ctx, conversationId, messageId), null) : 0;

  async function refuse(code: ErrorCode): Promise<void> {
    language ??= await desk.read(actor, conversationLanguage, conversationId).catch(() => null);
    send({ type: 'error', code, text: phrase(language ?? 'zh-Hans', errorTexts[code]) });
    if (code === 'RATE_LIMITED') ignoredWaits += 1;
    if (code === 'BAD_FRAME' || code === 'TOO_LONG') badFrames += 1;
    if (badFrames >= mostBadFrames || ignoredWaits >= mostIgnoredWaits) socket.close(policyViolation);
  }

  async function handle(frame: ClientFrame | ErrorCode): Promise<void> {
    if (typeof frame === 'string') return refuse(frame);
    try {
      await act(frame);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'BAD_USER_INPUT') return refuse('BAD_FRAME');
      log.error({ err: error, conversationId, frame: frame.type }, 'a chat frame could not be dealt with');
      await refuse('UNAVAILABLE');
    }
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (socket.readyState !== socket.OPEN) return;
    const frame = bucket.take(parts.clock()) ? readFrame(data, isBinary) : 'RATE_LIMITED';
    queue = queue.then(() => handle(frame));
  });
  socket.on('close', () => {
    if (listener) delivery.leave(listener);
  });
  socket.on('error', (error) => log.debug({ err: error, conversationId }, 'a chat socket failed'));

  return { conversationId, send, settled: () => queue };
}
