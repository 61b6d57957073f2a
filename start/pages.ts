import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { inProject } from '../schema/project.js';

/** What web/ is built to. */
const built = inProject('dist/web');

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
