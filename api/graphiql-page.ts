import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inProject } from '../schema/project.js';

/** The editor carries its fonts with it and colours with inline styles; all the rest comes from this very host. */
const contentSecurity = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A person's browser asks for HTML; programs do not. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');

/** Built by web/. */
const file = inProject('dist/web/graphiql.html');

export async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
  const page = await readFile(file, 'utf8').catch(() => null);
  if (page === null) return reply.code(404).type('text/plain').send('The page is not built here.');
  return reply
    .header('content-security-policy', contentSecurity)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page);
}
