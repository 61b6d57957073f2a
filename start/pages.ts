import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What web/ is built to, beside the built program wherever this module runs from. */
const built = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../web' : '../dist/web', import.meta.url),
);

/** What the pages of both doors load: scripts, styles and fonts. */
export function serveAssets(app: FastifyInstance): void {
  const root = join(built, 'assets');
  if (!existsSync(root)) return;
  app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    // Their names change with their content.
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });
}
