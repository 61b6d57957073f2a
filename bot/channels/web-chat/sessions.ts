import type { FastifyInstance } from 'fastify';
import { startConversation } from '../../../domain/conversation/start-conversation.js';
import type { Desk } from '../../../domain/desk.js';
import { type Language, languages } from '../../../schema/vocabulary.js';
import { isRecord, parseJson } from '../../json.js';
import { isLanguage, phrase } from '../../language/phrase.js';
import { type Rate, tokenBuckets } from './token-bucket.js';

export type TokenHolder =
  | { readonly kind: 'CUSTOMER'; readonly conversationId: string }
  | { readonly kind: 'STAFF' };

/** Signs and checks who holds a conversation. */
export interface ChatTokens {
  sign(
    holder: { readonly kind: 'CUSTOMER'; readonly conversationId: string },
    expiresAt: Date,
  ): Promise<string>;
  /** Null when it is forged or expired. */
  verify(token: string): Promise<TokenHolder | null>;
}

export interface SessionsParts {
  readonly desk: Desk;
  readonly clock: () => Date;
  readonly tokens: ChatTokens;
  /** New sessions from one address. */
  readonly sessionRate: Rate;
}

/** POST /chat/sessions: a new conversation and the token that names it. */
export function serveSessions(app: FastifyInstance, parts: SessionsParts): void {
  const { desk, clock, tokens } = parts;
  const buckets = tokenBuckets(parts.sessionRate);

  app.register(async (scope) => {
    // An empty body is as good as none, whatever type a client gives it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1_024 }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/chat/sessions', async (request, reply) => {
      if (!buckets.take(request.ip, clock())) {
        reply.header('retry-after', '10');
        return reply.code(429).send({ code: 'RATE_LIMITED', text: phrase('en', 'refused_rate_limited') });
      }
      const wish = readWish(request.body);
      if (wish === 'BAD') {
        const text = `language takes one of ${languages.join(', ')}.`;
        return reply.code(400).send({ code: 'BAD_USER_INPUT', text });
      }
      const { conversationId, expiresAt } = await desk.run({ kind: 'ANONYMOUS' }, startConversation, {
        channel: 'WEB_CHAT',
        language: wish,
      });
      const token = await tokens.sign({ kind: 'CUSTOMER', conversationId }, expiresAt);
      reply.header('cache-control', 'no-store');
      return reply.code(201).send({ session: conversationId, token, expiresAt: expiresAt.toISOString() });
    });
  });
}

/** The language that a client asks for; null when it asks for none. */
function readWish(body: unknown): Language | null | 'BAD' {
  if (typeof body !== 'string' || body.trim() === '') return null;
  const wish = parseJson(body);
  if (!isRecord(wish)) return 'BAD';
  const { language } = wish;
  if (language === null || language === undefined) return null;
  return typeof language === 'string' && isLanguage(language) ? language : 'BAD';
}
