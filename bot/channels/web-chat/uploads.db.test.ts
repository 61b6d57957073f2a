import { type ClientRequest, request as httpRequest } from 'node:http';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { storageKey } from '../../../domain/attachment/file-storage.js';
import { mostOfHour } from '../../../domain/attachment/receive-file.js';
import { startConversation } from '../../../domain/conversation/start-conversation.js';
import { openCodes } from '../../../domain/verification/verification-code.js';
import { attachment, message } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { createHttp } from '../../../start/http.js';
import { createLogger } from '../../../start/logger.js';
import { createMetrics } from '../../../start/metrics.js';
import { createTokens } from '../../../start/tokens.js';
import { quiet, useDesk } from '../../../test/support/desk.js';
import { onePixel, testFiles } from '../../../test/support/files.js';
import { serviceOf } from '../../../test/support/service.js';
import { until } from '../../../test/support/until.js';
import { type OpenBot, openBot } from '../../main.js';

const home = useDesk();
const files = testFiles();
const service = serviceOf(home, files);
const tokens = createTokens('a secret that is long enough for a test of tokens', home.clock);
const megabyte = 1024 * 1024;

let app: FastifyInstance;
let bot: OpenBot;
let address = '';

beforeAll(async () => {
  const log = createLogger('silent');
  const http = createHttp({ log, metrics: createMetrics(), ready: async () => true });
  app = http.app;
  bot = openBot(app, {
    desk: home.desk,
    files,
    broadcast: { subscribe: () => () => undefined, onReconnect: () => () => undefined },
    tokens,
    upgrades: http.upgrades,
    clock: home.clock,
    log: quiet,
    metrics: { chatTurn: () => undefined },
    codes: openCodes('a secret of thirty-two bytes or more'),
    codeSender: 'log',
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await bot.stop();
  await app.close();
});

async function customer(language: Language = 'en') {
  const input = { channel: 'WEB_CHAT', language } as const;
  const { conversationId, expiresAt } = await home.desk.run({ kind: 'ANONYMOUS' }, startConversation, input);
  const token = await tokens.sign({ kind: 'CUSTOMER', conversationId }, expiresAt);
  return { conversationId, token };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** As a browser sends it. */
function sendForm(
  token: string,
  content: Uint8Array,
  name = 'leak.png',
  type = 'image/png',
): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([Buffer.from(content)], name, { type }));
  return fetch(`${address}/chat/attachments`, { method: 'POST', headers: bearer(token), body });
}

const padded = (head: Uint8Array, size: number) => Buffer.concat([head, Buffer.alloc(size - head.length)]);

async function idOf(response: Response): Promise<string> {
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  return id;
}

const rowOf = async (id: string) =>
  (await home.db.select().from(attachment).where(eq(attachment.id, id))).at(0);

async function contentOf(id: string): Promise<Buffer | null> {
  const content = await files.get(storageKey(id));
  if (!content) return null;
  const read: Uint8Array[] = [];
  for await (const piece of content) read.push(piece);
  return Buffer.concat(read);
}

describe('POST /chat/attachments', () => {
  test('takes the file of a form and keeps it as it came', async () => {
    const { token, conversationId } = await customer();
    const id = await idOf(await sendForm(token, onePixel));
    const kept = {
      conversationId,
      name: 'leak.png',
      type: 'image/png',
      size: onePixel.length,
      messageId: null,
    };
    expect(await rowOf(id)).toMatchObject(kept);
    expect(await contentOf(id)).toEqual(onePixel);
  });

  test('takes a bare body, with the token in the address', async () => {
    const { token } = await customer();
    const url = `${address}/chat/attachments?token=${token}&name=${encodeURIComponent('漏水.png')}`;
    const id = await idOf(await fetch(url, { method: 'POST', body: onePixel }));
    expect(await rowOf(id)).toMatchObject({ name: '漏水.png', type: 'image/png' });
  });

  test('takes what comes in pieces of unknown length, up to the last byte that it takes', async () => {
    const { token } = await customer();
    const large = padded(onePixel, 20 * megabyte);
    const body = new Blob([large]).stream();
    const id = await idOf(
      await fetch(`${address}/chat/attachments`, {
        method: 'POST',
        headers: bearer(token),
        body,
        // Node's own option for a body that is a stream.
        ...{ duplex: 'half' },
      }),
    );
    expect((await rowOf(id))?.size).toBe(20 * megabyte);
    expect((await contentOf(id))?.equals(large)).toBe(true);
  });

  test('goes by the content, never by the name or the type that is claimed', async () => {
    const { token } = await customer();
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const refused = await sendForm(token, html, 'leak.png', 'image/png');
    expect(refused.status).toBe(415);
    expect(await refused.json()).toMatchObject({ code: 'WRONG_TYPE', text: expect.stringMatching(/PDF/) });
    const id = await idOf(await sendForm(token, onePixel, 'evil.html', 'text/html'));
    expect(await rowOf(id)).toMatchObject({ name: 'evil.html.png', type: 'image/png' });
  });

  test.each([
    ['of known length', (bytes: Buffer) => bytes],
    ['of unknown length', (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream()],
  ])('refuses what is too large, %s, and the sender hears why', async (_how, bodyOf) => {
    const { token, conversationId } = await customer('zh-Hant');
    const body = bodyOf(padded(onePixel, 20 * megabyte + 1));
    const refused = await fetch(`${address}/chat/attachments`, {
      method: 'POST',
      headers: bearer(token),
      body,
      ...{ duplex: 'half' },
    });
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 'TOO_LARGE', text: expect.stringContaining('20 MB') });
    const rows = await home.db.select().from(attachment).where(eq(attachment.conversationId, conversationId));
    for (const row of rows) {
      expect(row).toMatchObject({ type: null, size: null });
      expect(await contentOf(row.id)).toBeNull();
    }
  });

  test('refuses what is far too large before it is sent', async () => {
    const { token } = await customer();
    const status = await new Promise((resolve, reject) => {
      const headers = { ...bearer(token), 'content-length': String(900 * megabyte) };
      const upload: ClientRequest = httpRequest(`${address}/chat/attachments`, { method: 'POST', headers });
      upload.once('response', (response) => {
        resolve(response.statusCode);
        upload.destroy();
      });
      upload.once('error', reject);
      upload.write(onePixel);
    });
    expect(status).toBe(413);
  });

  test('refuses who has no token, a forged one, or one of staff', async () => {
    const { token } = await customer();
    const staff = await tokens.sign({ kind: 'STAFF', staffId: 'x' }, new Date('2030-01-01'));
    for (const wrong of ['', `${token.slice(0, -4)}AAAA`, staff]) {
      const refused = await sendForm(wrong, onePixel);
      expect(refused.status).toBe(401);
      expect(await refused.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test.each([
    ['an empty file', () => ({ body: formWith(Buffer.alloc(0)) })],
    ['a form without a file', () => ({ body: new URLSearchParams() })],
    ['nothing', () => ({})],
    [
      'half a form',
      () => ({ body: '--x\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
    ],
    ['a form without a boundary', () => ({ body: 'x', headers: { 'content-type': 'multipart/form-data' } })],
  ])(
    'refuses %s kindly',
    async (_what, sent: () => { body?: RequestInit['body']; headers?: Record<string, string> }) => {
      const { token } = await customer();
      const { body, headers } = sent();
      const refused = await fetch(`${address}/chat/attachments`, {
        method: 'POST',
        headers: { ...headers, ...bearer(token) },
        ...(body !== undefined && { body }),
      });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  test('keeps nothing of what breaks off', async () => {
    const { token, conversationId } = await customer();
    const headers = { ...bearer(token), 'content-length': String(megabyte) };
    const upload = httpRequest(`${address}/chat/attachments`, { method: 'POST', headers });
    upload.on('error', () => undefined);
    upload.write(padded(onePixel, 200_000));
    const begun = () =>
      home.db.select().from(attachment).where(eq(attachment.conversationId, conversationId));
    await until('the upload has begun', async () => (await begun()).length === 1);
    upload.destroy();
    const [row] = await begun();
    expect(row).toMatchObject({ type: null });
    expect(await contentOf(row?.id ?? '')).toBeNull();
  });

  test('refuses more than an hour takes, and takes them again later', async () => {
    const { token } = await customer();
    const answers: number[] = [];
    for (let i = 0; i <= mostOfHour; i += 1) answers.push((await sendForm(token, onePixel)).status);
    expect(answers.filter((status) => status === 201)).toHaveLength(mostOfHour);
    const refused = await sendForm(token, onePixel);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    home.clock.advance(3_600_000);
    expect((await sendForm(token, onePixel)).status).toBe(201);
  });
});

function formWith(content: Uint8Array): FormData {
  const body = new FormData();
  body.append('file', new File([Buffer.from(content)], 'a.png'));
  return body;
}

/** Sends one frame and gives what the server says to it. */
async function sendFrame(token: string, frame: object): Promise<{ type: string; code?: string }> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/chat/ws?token=${token}`);
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const answers: { type: string; code?: string }[] = [];
    socket.on('message', (data) => answers.push(JSON.parse(String(data))));
    socket.send(JSON.stringify(frame));
    return await until('an ack or an error', () =>
      answers.find(({ type }) => ['ack', 'error'].includes(type)),
    );
  } finally {
    socket.terminate();
  }
}

describe('a message with attachments', () => {
  test('claims them, with words or without, and again under the same id', async () => {
    const { token, conversationId } = await customer();
    const ids = [await idOf(await sendForm(token, onePixel)), await idOf(await sendForm(token, onePixel))];
    for (let i = 0; i < 2; i += 1) {
      const frame = { type: 'message', id: 'm1', text: '', attachments: ids.toReversed() };
      expect(await sendFrame(token, frame)).toEqual({ type: 'ack', of: 'm1' });
    }
    const [stored] = await home.db.select().from(message).where(eq(message.clientId, 'm:m1'));
    expect(stored).toMatchObject({ conversationId, text: '' });
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows).toMatchObject([2, 1].map((place) => ({ messageId: stored?.id, place })));
    await service.pass(2 * 86_400_000);
    for (const id of ids) expect(await contentOf(id)).toEqual(onePixel);
  });

  test('is refused whole when one of them is unknown, another conversation’s, or of another message', async () => {
    const [mine, other] = [await customer(), await customer()];
    const claimed = await idOf(await sendForm(mine.token, onePixel));
    await sendFrame(mine.token, { type: 'message', id: 'first', attachments: [claimed] });
    const free = await idOf(await sendForm(mine.token, onePixel));
    const foreign = await idOf(await sendForm(other.token, onePixel));
    const unknown = '00000000-0000-7000-8000-000000000000';
    for (const wrong of [unknown, foreign, claimed, 'x', 7]) {
      const frame = { type: 'message', id: `m-${wrong}`, text: 'see', attachments: [free, wrong] };
      expect(await sendFrame(mine.token, frame)).toMatchObject({ type: 'error', code: 'BAD_FRAME' });
    }
    expect(await rowOf(free)).toMatchObject({ messageId: null });
    const all = await home.db.select().from(message).where(eq(message.conversationId, mine.conversationId));
    expect(all.filter(({ text }) => text === 'see')).toEqual([]);
  });

  test('leaves what nobody sends to be removed after a day, row and content', async () => {
    const { token } = await customer();
    const id = await idOf(await sendForm(token, onePixel));
    await service.pass(86_400_000 - 60_000);
    expect(await contentOf(id)).toEqual(onePixel);
    await service.pass(120_000);
    expect(await contentOf(id)).toBeNull();
    expect(await rowOf(id)).toBeUndefined();
  });
});
