import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/actor.js';
import { mostBytes } from '../../../domain/attachment/attachment-type.js';
import type { FileStorage } from '../../../domain/attachment/file-storage.js';
import { type FileOutcome, receiveFile } from '../../../domain/attachment/receive-file.js';
import type { Log } from '../../../domain/context.js';
import { conversationLanguage } from '../../../domain/conversation/delivery.js';
import type { Desk } from '../../../domain/desk.js';
import type { FileRefusal, Language } from '../../../schema/vocabulary.js';
import { sayFileRefusal } from '../../language/file-refusal.js';
import { phrase, sayRefusal } from '../../language/phrase.js';
import type { ChatTokens } from './sessions.js';
import { type Rate, tokenBuckets } from './token-bucket.js';

export interface UploadsParts {
  readonly desk: Desk;
  /** Where the content of attachments lies. */
  readonly files: FileStorage;
  readonly clock: () => Date;
  readonly log: Log;
  readonly tokens: ChatTokens;
  /** Files from one address. */
  readonly uploadRate: Rate;
}

/** Twenty megabytes over a slow line. */
const slowestUploadMilliseconds = 300_000;
/** What a form wraps around its file. */
const mostWrapping = 64 * 1024;
/** So much of what is refused is read on: a browser hears an answer only when it has sent everything. */
const mostDrained = 4 * mostBytes;

/** POST /chat/attachments: one file, as `file` of a form or as the whole body; gives the id that a message names. */
export function serveUploads(app: FastifyInstance, parts: UploadsParts): void {
  const { desk, clock, tokens, log } = parts;
  const buckets = tokenBuckets(parts.uploadRate);

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY, files: 1, fields: 10 } });
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    const config = { slowestMilliseconds: slowestUploadMilliseconds };
    scope.post('/chat/attachments', { config }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const held = await tokens.verify(tokenOf(request) ?? '');
      const conversationId = held?.kind === 'CUSTOMER' ? held.conversationId : null;
      const language = await languageOf(desk, conversationId);
      drainInTheEnd(request, reply);
      if (conversationId === null) return refuse(reply, language, 'UNAUTHENTICATED');
      if (!buckets.take(request.ip, clock())) return refuse(reply, language, 'TOO_MANY');
      try {
        const outcome = await receive(parts, conversationId, request);
        if ('refused' in outcome) return refuse(reply, language, outcome.refused);
        return reply.code(201).send(outcome);
      } catch (error) {
        log.error({ err: error, conversationId }, 'a file could not be stored');
        return refuse(reply, language, 'UNAVAILABLE');
      }
    });
  });
}

async function receive(
  parts: UploadsParts,
  conversationId: string,
  request: FastifyRequest,
): Promise<FileOutcome> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + mostWrapping)
    return { refused: 'TOO_LARGE' };
  const sent = request.isMultipart()
    ? await fileOfForm(request)
    : { name: nameOf(request), body: request.raw };
  if (sent === null) return { refused: 'EMPTY' };
  const actor: Actor = { kind: 'CUSTOMER', conversationId };
  // To destroy what is refused would cut the line before the answer.
  const content = sent.body.iterator({ destroyOnReturn: false });
  return receiveFile(parts, actor, { conversationId, name: sent.name, content });
}

interface Sent {
  readonly name: string | null;
  readonly body: Readable;
}

/** Null for a form without a file, and for what only calls itself a form. */
async function fileOfForm(request: FastifyRequest): Promise<Sent | null> {
  const part = await request.file().catch(() => undefined);
  return part ? { name: part.filename, body: part.file } : null;
}

/** A bare body may be named by ?name=. */
function nameOf({ query }: FastifyRequest): string | null {
  const named = typeof query === 'object' && query !== null && 'name' in query ? query.name : null;
  return typeof named === 'string' ? named : null;
}

function tokenOf({ headers, query }: FastifyRequest): string | null {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
  const asked = typeof query === 'object' && query !== null && 'token' in query ? query.token : null;
  return bearer ?? (typeof asked === 'string' ? asked : null);
}

/** Before anybody is known, in the language that the policy names first. */
const languageOf = (desk: Desk, conversationId: string | null): Promise<Language> =>
  desk.read(
    { kind: 'ANONYMOUS' },
    async (ctx) => {
      const known = conversationId === null ? null : await conversationLanguage(ctx, conversationId);
      return known ?? (await ctx.policies.active(ctx.tx)).languages[0];
    },
    null,
  );

type Refusal = FileRefusal | 'UNAUTHENTICATED' | 'UNAVAILABLE';

const refusals: Readonly<Record<Refusal, { readonly status: number; readonly code: string }>> = {
  UNAUTHENTICATED: { status: 401, code: 'UNAUTHENTICATED' },
  EMPTY: { status: 400, code: 'BAD_USER_INPUT' },
  CUT_OFF: { status: 400, code: 'BAD_USER_INPUT' },
  TOO_LARGE: { status: 413, code: 'TOO_LARGE' },
  WRONG_TYPE: { status: 415, code: 'WRONG_TYPE' },
  TOO_MANY: { status: 429, code: 'RATE_LIMITED' },
  UNAVAILABLE: { status: 503, code: 'UNAVAILABLE' },
};

function sayWhy(language: Language, refusal: Refusal): string {
  if (refusal === 'UNAUTHENTICATED') return sayRefusal(language, refusal);
  return refusal === 'UNAVAILABLE'
    ? phrase(language, 'technical_trouble')
    : sayFileRefusal(language, refusal);
}

function refuse(reply: FastifyReply, language: Language, refusal: Refusal): FastifyReply {
  const { status, code } = refusals[refusal];
  if (status === 429) reply.header('retry-after', '60');
  return reply.code(status).send({ code, text: sayWhy(language, refusal) });
}

/** Reads what is left of the request once it is answered; whoever sends without end is let go. */
function drainInTheEnd({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    let left = mostDrained;
    raw.unpipe();
    raw.on('error', () => raw.destroy());
    raw.on('data', (piece: Buffer) => {
      left -= piece.length;
      if (left < 0) raw.destroy();
    });
    raw.resume();
  });
}
