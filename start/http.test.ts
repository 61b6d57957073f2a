import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttp } from './http.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';

let app: FastifyInstance;
let port = 0;

beforeAll(async () => {
  const http = createHttp({ log: createLogger('silent'), metrics: createMetrics(), ready: async () => true });
  app = http.app;
  http.upgrades.on('/line', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  app.post('/hasty', { config: { slowestMilliseconds: 50 } }, async () => 'taken');
  app.get('/slow', { config: { slowestMilliseconds: 50 } }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return 'worth waiting for';
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => app.close());

/** Sends the beginning of a request and no more; gives all that comes until the line is closed. */
function begin(head: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head));
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

it('lets go of who sends his request drop by drop', async () => {
  const head =
    'POST /hasty HTTP/1.1\r\nHost: desk\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nhal';
  expect(await begin(head)).not.toContain('200 OK');
});

it('takes its own time to answer', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/slow`);
  expect(await answer.text()).toBe('worth waiting for');
});

it.each(['/health/live', '/health/live/', '/health/live/?at=once'])('answers at %s', async (path) => {
  expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
});

it.each([
  ['/line', '101'],
  ['/line/', '101'],
  ['/lines', '404'],
  ['/', '404'],
  ['//', '404'],
])('gives a WebSocket at %s the answer %s', async (path, status) => {
  const head = `GET ${path} HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  expect(await begin(head)).toContain(`HTTP/1.1 ${status}`);
});
