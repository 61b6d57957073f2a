import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/actor.js';
import type { FileStorage } from '../../../domain/attachment/file-storage.js';
import type { Log } from '../../../domain/context.js';
import { markDelivered } from '../../../domain/conversation/delivery.js';
import { withNumberedChoices } from '../../../domain/conversation/quick-reply.js';
import {
  type ChannelMessageReceived,
  channelMessageId,
  expectFromChannel,
  greetOnChannel,
  receiveFromChannel,
} from '../../../domain/conversation/receive-from-channel.js';
import { helloCall } from '../../../domain/conversation/receive-message.js';
import { endRequest, type RequestInput } from '../../../domain/conversation/reply-with-request.js';
import type { Desk } from '../../../domain/desk.js';
import type { MessageRow } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { phrase } from '../../language/phrase.js';
import type { ChannelAdapter, HandedOver, Outgoing } from '../channel.js';
import { inPieces } from '../plain-text.js';
import type { WechatSettings } from '../settings.js';
import { holdOpenRequests, type OpenRequests } from './open-requests.js';
import { receiveMedia } from './receive-media.js';
import { openWechatApi, type WechatApi } from './wechat-api.js';
import { encrypt, signatureOf } from './wechat-crypto.js';
import { openPost, proveAddress, readQuery } from './wechat-gate.js';
import { readWechatMessage, type WechatMessage } from './wechat-message.js';
import { writeXml } from './xml.js';

export interface WechatParts {
  readonly settings: WechatSettings;
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly clock: () => Date;
  readonly log: Log;
  readonly wake: (conversationId: string) => void;
  /** So long a request waits for its answer; WeChat gives it up after five seconds. */
  readonly replyMilliseconds?: number;
}

interface Wechat extends WechatParts {
  readonly api: WechatApi;
  readonly requests: OpenRequests;
  /** Messages that are on their way with a request. */
  readonly leaving: Set<string>;
  /** What is still to be stored about answered requests. */
  readonly notes: Set<Promise<void>>;
}

const usualReplyMilliseconds = 4_500;
/** Longer than the wait, so that nobody sends what may be leaving with the request. */
const replyMarginMilliseconds = 3_000;
const mostBodyBytes = 64 * 1024;
/** What one text may hold. */
const mostTextBytes = 2_048;
/** Says "taken, no answer here"; anything else makes WeChat complain to the customer. */
const taken = 'success';

const actor: Actor = { kind: 'SYSTEM', name: 'wechat' };

/** Customers of an official account, or of a WeCom application (docs/channels.md). */
export function registerWechat(app: FastifyInstance, parts: WechatParts): ChannelAdapter {
  const { settings, desk, clock } = parts;
  const wechat: Wechat = {
    ...parts,
    api: openWechatApi(settings, clock),
    requests: holdOpenRequests(desk, parts.replyMilliseconds ?? usualReplyMilliseconds),
    leaving: new Set(),
    notes: new Set(),
  };
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
    });
    scope.get('/hooks/wechat', (request, reply) => prove(wechat, request, reply));
    scope.post('/hooks/wechat', (request, reply) => receive(wechat, request, reply));
  });
  return {
    name: 'WECHAT',
    typing: () => undefined,
    said: wechat.requests.look,
    send: (outgoing, handedOver) => send(wechat, outgoing, handedOver),
    close: async () => {
      await Promise.allSettled(wechat.notes);
    },
  };
}

async function prove({ settings, clock, log }: Wechat, request: FastifyRequest, reply: FastifyReply) {
  const echo = proveAddress(settings, readQuery(request.query), clock());
  if (echo !== null) return reply.type('text/plain; charset=utf-8').send(echo);
  log.warn({}, 'somebody without the token asked for the proof of WeChat');
  return reply.code(403).send();
}

async function receive(wechat: Wechat, request: FastifyRequest, reply: FastifyReply) {
  const { settings, clock, log } = wechat;
  const body = typeof request.body === 'string' ? request.body : '';
  const xml = openPost(settings, readQuery(request.query), body, clock());
  if (xml === null) {
    log.warn({}, 'a message that is not from WeChat, or not from now, was refused');
    return reply.code(403).send();
  }
  reply.type('text/plain; charset=utf-8');
  const message = readWechatMessage(xml);
  return message ? answer(wechat, message, reply) : reply.send(taken);
}

async function answer(wechat: Wechat, message: WechatMessage, reply: FastifyReply) {
  if (message.act.kind === 'NOTHING') return reply.send(taken);
  const { conversationId, fresh } = await store(wechat, message);
  // WeChat asks again when it has not heard in time; what was said meanwhile goes its own way.
  if (!fresh) return reply.send(taken);
  wechat.wake(conversationId);
  const clientId = message.act.kind === 'FOLLOWED' ? helloCall : channelMessageId(message.externalId);
  const request = { conversationId, clientId };
  const said = await wechat.requests.reply(request);
  const messages = said?.messages.filter(({ id }) => !wechat.leaving.has(id)) ?? [];
  const text = textOf(messages);
  if (!said || said.isBehind || text === '' || Buffer.byteLength(text) > mostTextBytes) {
    noteWhenGone(wechat, reply, [], request);
    return reply.send(taken);
  }
  noteWhenGone(wechat, reply, messages, request);
  return reply.type('application/xml; charset=utf-8').send(sealed(wechat, message, text));
}

async function store(wechat: Wechat, message: WechatMessage): Promise<ChannelMessageReceived> {
  const { desk } = wechat;
  const { from: address, externalId, act } = message;
  const correspondent = { channel: 'WECHAT', address } as const;
  const known = { ...correspondent, externalId };
  if (act.kind === 'WORDS')
    return desk.run(actor, receiveFromChannel, { ...known, text: act.text, replyUntil: replyEnd(wechat) });
  if (act.kind === 'UNREADABLE') {
    const { why } = act;
    const text = (language: Language) => phrase(language, why === 'VOICE' ? 'came_voice' : 'came_other');
    const refused = { refusedFiles: [{ name: '', why }], replyUntil: replyEnd(wechat) };
    return desk.run(actor, receiveFromChannel, { ...known, text, ...refused });
  }
  if (act.kind !== 'MEDIA')
    return desk.run(actor, greetOnChannel, { ...correspondent, replyUntil: replyEnd(wechat) });
  const expected = await desk.run(actor, expectFromChannel, known);
  if (!expected.fresh) return expected;
  const { conversationId } = expected;
  const received = await receiveMedia(wechat, actor, { conversationId, mediaId: act.mediaId });
  // The time of the answer begins when there is something to answer.
  const input = { ...known, ...received, text: '', replyUntil: replyEnd(wechat) };
  return desk.run(actor, receiveFromChannel, input);
}

function replyEnd({ clock, replyMilliseconds = usualReplyMilliseconds }: Wechat): Date {
  return new Date(clock().getTime() + replyMilliseconds + replyMarginMilliseconds);
}

const textOf = (messages: readonly MessageRow[]): string =>
  messages.map(({ text, quickReplies }) => withNumberedChoices(text, quickReplies)).join('\n\n');

/** Delivered is what has left with the request; when the line broke it goes out by itself. */
function noteWhenGone(
  wechat: Wechat,
  reply: FastifyReply,
  messages: readonly MessageRow[],
  request: RequestInput,
): void {
  const { desk, log, leaving, notes } = wechat;
  const messageIds = messages.map(({ id }) => id);
  for (const id of messageIds) leaving.add(id);

  async function note(): Promise<void> {
    try {
      if (reply.raw.writableFinished && messageIds.length > 0)
        await desk.run(actor, markDelivered, { messageIds });
      await desk.run(actor, endRequest, request);
    } catch (error) {
      log.warn({ err: error, conversationId: request.conversationId }, 'an answer to WeChat was not noted');
    } finally {
      for (const id of messageIds) leaving.delete(id);
    }
  }
  const begin = (): void => {
    const noting = note().finally(() => notes.delete(noting));
    notes.add(noting);
  };
  // The line may have broken while the answer was waited for.
  if (reply.raw.destroyed) begin();
  else reply.raw.once('close', begin);
}

/** The answer as the protocol wants it: XML, encrypted, in signed XML. */
function sealed({ settings, clock }: Wechat, { from, to }: WechatMessage, text: string): string {
  const seconds = Math.floor(clock().getTime() / 1_000);
  const plain = writeXml({
    ToUserName: from,
    FromUserName: to,
    CreateTime: seconds,
    MsgType: 'text',
    Content: text,
  });
  const encrypted = encrypt(settings, plain);
  const nonce = signatureOf(encrypted).slice(0, 10);
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: signatureOf(settings.token, String(seconds), nonce, encrypted),
    TimeStamp: seconds,
    Nonce: nonce,
  });
}

async function send({ api }: Wechat, { address, messages }: Outgoing, handedOver: HandedOver): Promise<void> {
  for (const message of messages) {
    const text = withNumberedChoices(message.text, message.quickReplies);
    for (const piece of inPieces(text, mostTextBytes)) await api.sendText(address, piece);
    await handedOver([message]);
  }
}
