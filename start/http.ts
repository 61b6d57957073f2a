import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { type Environment, EnvironmentError } from './environment.js';
import type { Metrics } from './metrics.js';
import { serveAssets } from './pages.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long a request may take to come in, where that is not the usual. */
    readonly slowestMilliseconds?: number;
  }
}

type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Which door takes the WebSockets of which path. */
export interface Upgrades {
  on(path: string, handler: UpgradeHandler): void;
}

export interface HttpParts {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Whether everything that this process needs is there. */
  readonly ready: () => Promise<boolean>;
}

const bodyLimit = 256 * 1024;
const slowestRequestMilliseconds = 30_000;
/** Of any route; each has its own limit below that. */
const slowestOfAllMilliseconds = 600_000;

/** One port for all doors, with health and figures for whoever runs it. */
export function createHttp({ log, metrics, ready }: HttpParts): { app: FastifyInstance; upgrades: Upgrades } {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // One line a request of our own, below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Whoever types or saves an address with a slash behind it means the same.
    routerOptions: { ignoreTrailingSlash: true },
    requestTimeout: slowestOfAllMilliseconds,
    http: { headersTimeout: slowestRequestMilliseconds },
    forceCloseConnections: true,
    trustProxy: 'loopback',
  });
  letGoOfSlowSenders(app);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1_000;
    metrics.httpRequest({ route, method: request.method, status: reply.statusCode, seconds });
    const quietly = route.startsWith('/health') || route === '/metrics';
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (quietly) log.debug(line, 'request');
    else log.info(line, 'request');
  });
  serveAssets(app);
  app.get('/', async (_request, reply) => reply.redirect('/chat'));
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) =>
    (await ready()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  );
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return { app, upgrades: dispatchUpgrades(app) };
}

/** Whoever sends his request drop by drop holds no connection for long. */
function letGoOfSlowSenders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    const limit = routeOptions.config.slowestMilliseconds ?? slowestRequestMilliseconds;
    const timer = setTimeout(() => raw.complete || raw.destroy(), limit).unref();
    raw.once('close', () => clearTimeout(timer));
  });
}

function dispatchUpgrades(app: FastifyInstance): Upgrades {
  const handlers = new Map<string, UpgradeHandler>();
  app.server.on('upgrade', (request, socket, head) => {
    // A client that resets its connection is no error of ours.
    socket.on('error', () => socket.destroy());
    const handler = handlers.get(pathOf(request.url));
    if (handler) handler(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return { on: (path, handler) => void handlers.set(path, handler) };
}

/** Whatever a stranger asks for: nothing that he writes may throw here, where nobody would catch it. */
function pathOf(target = '/'): string {
  const base = 'http://desk';
  return URL.canParse(target, base) ? new URL(target, base).pathname.replace(/(?<=.)\/$/, '') : target;
}

/** Before anything is made that only a desk that came up can tell of. @throws EnvironmentError when `listen` would */
export async function mayListen({ port, host }: Environment): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ port, host });
    await once(probe, 'listening');
  } catch (error) {
    throw refusedBecause(error, { port, host });
  }
  probe.close();
  await once(probe, 'close');
}

/** The address it listens on. @throws EnvironmentError when that is taken or not ours */
export async function listen(app: FastifyInstance, { port, host }: Environment): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    throw refusedBecause(error, { port, host });
  }
}

function refusedBecause(error: unknown, { port, host }: Pick<Environment, 'port' | 'host'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new EnvironmentError('PORT', 'a port that is free', String(port));
  if (code === 'EACCES') return new EnvironmentError('PORT', 'a port that this user may open', String(port));
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new EnvironmentError('HOST', 'an address of this machine', host);
  return error;
}
