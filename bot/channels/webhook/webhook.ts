import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../../domain/context.js';
import { withNumberedChoices } from '../../../domain/conversation/quick-reply.js';
import { receiveFromChannel } from '../../../domain/conversation/receive-from-channel.js';
import type { Desk } from '../../../domain/desk.js';
import type { MessageRow } from '../../../schema/index.js';
import { callOut } from '../call-out.js';
import {
  type ChannelAdapter,
  ChannelError,
  type HandedOver,
  type Outgoing,
  type SendText,
} from '../channel.js';
import type { WebhookSettings } from '../settings.js';
import { readWebhookMessage } from './message.js';
import { judge, sign, signatureHeader, timestampHeader } from './signature.js';

export interface WebhookParts {
  readonly settings: WebhookSettings;
  readonly desk: Desk;
  readonly clock: () => Date;
  readonly log: Log;
  readonly wake: (conversationId: string) => void;
}

const mostBytes = 64 * 1024;

/** Text messages, or whatever else a program brings and takes by signed posts (docs/channels.md). */
export function registerWebhook(app: FastifyInstance, parts: WebhookParts): ChannelAdapter {
  app.register(async (scope) => {
    // The signature covers the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/hooks/messages', (request, reply) => receive(parts, request, reply));
  });
  return {
    name: 'SMS',
    typing: () => undefined,
    send: (outgoing, handedOver) => send(parts, outgoing, handedOver),
    close: async () => undefined,
  };
}

async function receive(parts: WebhookParts, request: FastifyRequest, reply: FastifyReply) {
  const { settings, desk, clock, log } = parts;
  const body = typeof request.body === 'string' ? request.body : '';
  const signed = {
    timestamp: request.headers[timestampHeader],
    signature: request.headers[signatureHeader],
    body,
  };
  const verdict = judge(settings.secret, signed, clock());
  if (verdict !== 'GOOD') {
    log.warn({ verdict }, 'a webhook message was refused');
    return reply.code(401).send({ code: verdict === 'STALE' ? 'STALE' : 'UNAUTHENTICATED' });
  }
  const message = readWebhookMessage(body);
  if (!message) return reply.code(400).send({ code: 'BAD_USER_INPUT', takes: 'id, from, text' });
  const { conversationId, fresh } = await desk.run({ kind: 'ANONYMOUS' }, receiveFromChannel, {
    channel: 'SMS',
    address: message.from,
    externalId: message.id,
    text: message.text,
  });
  if (fresh) parts.wake(conversationId);
  return reply.code(202).send({ status: fresh ? 'accepted' : 'duplicate' });
}

async function send(parts: WebhookParts, outgoing: Outgoing, handedOver: HandedOver): Promise<void> {
  for (const message of outgoing.messages) {
    await post(parts, bodyOf(outgoing, message));
    await handedOver([message]);
  }
}

const bodyOf = ({ address, language }: Outgoing, message: MessageRow) => ({
  id: message.id,
  kind: 'MESSAGE',
  to: address,
  text: withNumberedChoices(message.text, message.quickReplies),
  at: message.at.toISOString(),
  author: message.authorKind === 'STAFF' ? 'staff' : 'bot',
  language,
  ticket: message.ticketNumber,
});

/** Sends a text outside of any conversation by the same way. */
export const sendTextBy =
  (parts: Pick<WebhookParts, 'settings' | 'clock'>): SendText =>
  ({ id, phone, text }) =>
    post(parts, { id, kind: 'CODE', to: phone, text, at: parts.clock().toISOString() });

/** Refused for what it is, it will be refused again; these alone may pass with time. */
const passing = new Set([408, 425, 429]);

async function post({ settings, clock }: Pick<WebhookParts, 'settings' | 'clock'>, content: object) {
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(clock().getTime() / 1_000));
  const { status } = await callOut(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      [timestampHeader]: timestamp,
      [signatureHeader]: sign(settings.secret, timestamp, body),
    },
    body,
  });
  if (status >= 200 && status < 300) return;
  const isFinal = status >= 400 && status < 500 && !passing.has(status);
  throw new ChannelError(`the webhook answered ${status}`, isFinal);
}
