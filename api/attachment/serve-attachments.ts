import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { requireIdentity } from '../../domain/access.js';
import type { Actor } from '../../domain/actor.js';
import { isShown } from '../../domain/attachment/attachment-type.js';
import { storageKey } from '../../domain/attachment/file-storage.js';
import { DomainError, notFound } from '../../domain/errors.js';
import { getAttachment, type StoredAttachment } from '../../domain/handover/attachment.queries.js';
import { type ApiParts, actorOf } from '../context.js';
import { attachmentIdIn } from './attachment-link.js';
import { readRange } from './byte-range.js';

interface Asked {
  Params: { id: string };
  Querystring: { token?: unknown; until?: unknown; signature?: unknown };
}

/** GET /attachments/:id for whoever may see the ticket, with a token or by a signed address. */
export function serveAttachments(app: FastifyInstance, parts: ApiParts): void {
  app.get<Asked>('/attachments/:id', async (request, reply) => {
    try {
      const row = await find(parts, request);
      return await send(parts, row, request, reply);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const status = error.code === 'UNAUTHENTICATED' ? 401 : 404;
      return reply.code(status).send({ code: error.code, text: error.message });
    }
  });
}

/** @throws UNAUTHENTICATED, NOT_FOUND */
async function find(parts: ApiParts, request: FastifyRequest<Asked>): Promise<StoredAttachment> {
  const id = attachmentIdIn(request.params.id);
  const actor = isSigned(parts, id, request.query) ? linkHolder : await caller(parts, request);
  requireIdentity(actor);
  if (id === null) throw notFound('attachment');
  return parts.desk.read(actor, getAttachment, id);
}

/** The address was given to somebody who may see it; what nobody may see is not shown by it either. */
const linkHolder: Actor = { kind: 'SYSTEM', name: 'file link' };

function isSigned({ links, clock }: ApiParts, id: string | null, query: Asked['Querystring']): boolean {
  const { until, signature } = query;
  if (id === null || typeof until !== 'string' || typeof signature !== 'string' || !/^\d{1,15}$/.test(until))
    return false;
  const end = new Date(Number(until));
  return end > clock() && links.isSigned(id, end, signature);
}

/** By the usual header; a customer's token may stand in the address, as his chat's does, a member of staff's may not. */
async function caller(parts: ApiParts, { headers, query }: FastifyRequest<Asked>): Promise<Actor> {
  if (headers.authorization !== undefined) {
    return actorOf(parts, headers.authorization).catch(refusedAsNobody);
  }
  const held = typeof query.token === 'string' ? await parts.tokens.verify(query.token) : null;
  return held?.kind === 'CUSTOMER' ? { kind: 'CUSTOMER', conversationId: held.conversationId } : nobody;
}

const nobody: Actor = { kind: 'ANONYMOUS' };

/** A token that is not good any more is refused in GraphQL's form; here it counts as none. */
function refusedAsNobody(error: unknown): Actor {
  if (error instanceof GraphQLError) return nobody;
  throw error;
}

async function send(
  { files }: ApiParts,
  row: StoredAttachment,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const range = readRange(headers.range, row.size);
  secure(reply, row);
  if (range === 'UNSATISFIABLE') return reply.code(416).header('content-range', `bytes */${row.size}`).send();
  const content = await files.get(storageKey(row.id), range ?? undefined);
  if (!content) throw new Error(`the content of attachment ${row.id} is gone`);
  const length = range ? range.last - range.first + 1 : row.size;
  reply.header('accept-ranges', 'bytes').header('content-length', length).type(row.type);
  if (range) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${row.size}`);
  return reply.send(Readable.from(content, { objectMode: false }));
}

/** Whatever it holds, no browser takes it for anything but what we say, and nothing in it runs. */
function secure(reply: FastifyReply, { name, type }: StoredAttachment): void {
  const how = isShown(type) ? 'inline' : 'attachment';
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  reply
    .header('content-disposition', `${how}; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; img-src 'self'; media-src 'self'; sandbox")
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, max-age=300');
}

/** As RFC 8187 wants it. */
const percentEncoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
