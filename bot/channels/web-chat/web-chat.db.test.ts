import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { and, count, eq } from 'drizzle-orm';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openCodes } from '../../../domain/verification/verification-code.js';
import { conversation, message } from '../../../schema/index.js';
import { createTokens } from '../../../start/tokens.js';
import { quiet, useDesk } from '../../../test/support/desk.js';
import { testFiles } from '../../../test/support/files.js';
import { until } from '../../../test/support/until.js';
import { type OpenBot, openBot } from '../../main.js';
import type { ServerFrame } from './frame.js';

const home = useDesk();
const tokens = createTokens('a secret that is long enough for a test of tokens', home.clock);

let app: FastifyInstance;
let bot: OpenBot;
let address = '';
const open: WebSocket[] = [];

beforeAll(async () => {
  app = Fastify();
  const handlers = new Map<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>();
  app.server.on('upgrade', (request, socket, head) => {
    handlers.get(new URL(request.url ?? '/', 'http://desk').pathname)?.(request, socket, head);
  });
  bot = openBot(app, {
    desk: home.desk,
    files: testFiles(),
    broadcast: { subscribe: () => () => undefined, onReconnect: () => () => undefined },
    tokens,
    codes: openCodes('a secret of thirty-two bytes or more'),
    codeSender: 'log',
    upgrades: { on: (path, handler) => void handlers.set(path, handler) },
    clock: home.clock,
    log: quiet,
    metrics: { chatTurn: () => undefined },
    webChat: { sessionRate: { burst: 40, perSecond: 1 }, heartbeatMilliseconds: 1_000 },
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});
afterAll(async () => {
  await bot.stop();
  await app.close();
});

interface Session {
  readonly session: string;
  readonly token: string;
  readonly expiresAt: string;
}

async function newSession(body?: string): Promise<Session> {
  const response = await fetch(`${address}/chat/sessions`, { method: 'POST', ...(body && { body }) });
  expect(response.status).toBe(201);
  const session: unknown = await response.json();
  // What the contract promises; each test fails on what is not there.
  return session as Session;
}

const urlOf = (token: string): string => `${address.replace('http', 'ws')}/chat/ws?token=${token}`;

/** A client that keeps every frame it gets. */
async function connect({ token }: Pick<Session, 'token'>) {
  const socket = new WebSocket(urlOf(token));
  open.push(socket);
  const frames: ServerFrame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const messages = () => frames.flatMap((frame) => (frame.type === 'message' ? [frame] : []));
  const errors = () => frames.flatMap((frame) => (frame.type === 'error' ? [frame] : []));
  const waitFor = (what: string, seen: () => boolean) => until(what, seen);
  return { socket, frames, send, messages, errors, waitFor };
}

async function status(path: string): Promise<number> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`);
  return new Promise((resolve, reject) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('open', () => reject(new Error('the socket was opened')));
    socket.on('error', () => undefined);
  });
}

const storedOf = async (session: Session) =>
  home.db
    .select()
    .from(message)
    .where(and(eq(message.conversationId, session.session), eq(message.authorKind, 'CUSTOMER')));

describe('POST /chat/sessions', () => {
  test('starts a conversation in the policy’s first language, without any body', async () => {
    const session = await newSession();
    const [row] = await home.db.select().from(conversation).where(eq(conversation.id, session.session));
    expect(row).toMatchObject({
      channel: 'WEB_CHAT',
      language: 'zh-Hans',
      languageAsked: false,
      mode: 'BOT',
    });
    expect(row?.expiresAt.toISOString()).toBe(session.expiresAt);
  });

  test('takes the language that the client asks for, whatever the type of the body', async () => {
    const session = await newSession('{"language":"zh-Hant"}');
    const [row] = await home.db.select().from(conversation).where(eq(conversation.id, session.session));
    expect(row).toMatchObject({ language: 'zh-Hant', languageAsked: true });
  });

  test('takes an empty JSON body and refuses a language that nobody speaks here', async () => {
    const headers = { 'content-type': 'application/json' };
    const empty = await fetch(`${address}/chat/sessions`, { method: 'POST', headers });
    expect(empty.status).toBe(201);
    const body = '{"language":"tlh"}';
    const unknown = await fetch(`${address}/chat/sessions`, { method: 'POST', headers, body });
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('refuses too many from one address in words', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => fetch(`${address}/chat/sessions`, { method: 'POST' })),
    );
    const refused = answers.find((answer) => answer.status === 429);
    expect(await refused?.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refused?.headers.get('retry-after')).not.toBeNull();
    home.clock.advance(60_000);
  });
});

describe('the WebSocket', () => {
  test('is refused without a token, with a forged and with an expired one, and nothing is stored', async () => {
    const [before] = await home.db.select({ count: count() }).from(message);
    const session = await newSession();
    const holder = { kind: 'CUSTOMER', conversationId: session.session } as const;
    const expired = await tokens.sign(holder, new Date(home.clock().getTime() - 1_000));
    const staff = await tokens.sign({ kind: 'STAFF', staffId: session.session }, new Date('2030-01-01'));
    const forged = `${session.token.slice(0, -4)}AAAA`;
    const paths = ['', '?token=', `?token=${forged}`, `?token=${expired}`, `?token=${staff}`];
    for (const path of paths) expect(await status(`/chat/ws${path}`)).toBe(401);
    const [after] = await home.db.select({ count: count() }).from(message);
    expect(after).toEqual(before);
  });

  test('tells a browser, which cannot see a refused handshake, whether its session still holds', async () => {
    const { token } = await newSession();
    expect((await fetch(`${address}/chat/ws?token=${token}`)).status).toBe(426);
    expect((await fetch(`${address}/chat/ws?token=forged`)).status).toBe(401);
  });

  test('greets at once in a new session, and once', async () => {
    const client = await connect(await newSession('{"language":"en"}'));
    client.send({ type: 'hello' });
    client.send({ type: 'hello' });
    client.send({ type: 'message', id: 'c1', text: 'The water purifier is leaking' });
    await client.waitFor('an answer', () => client.messages().length === 2);
    const [greeting, question] = client.messages();
    expect(greeting).toMatchObject({ author: 'bot', expects: 'intent', ticket: null });
    expect(greeting?.quick_replies.length).toBeGreaterThan(0);
    expect(question).toMatchObject({ expects: 'serial' });
    expect(client.frames).toContainEqual({ type: 'ack', of: 'c1' });
    expect(client.frames).toContainEqual({ type: 'typing' });
  });

  test('acknowledges the same message again and stores it once', async () => {
    const session = await newSession();
    const client = await connect(session);
    for (let i = 0; i < 3; i += 1) client.send({ type: 'message', id: 'same', text: '净水机漏水了' });
    const acks = () => client.frames.filter((frame) => frame.type === 'ack');
    await client.waitFor('three acks', () => acks().length === 3);
    await client.waitFor('an answer', () => client.messages().length === 1);
    expect(await storedOf(session)).toHaveLength(1);
  });

  test('carries every message to both of two tabs, in order', async () => {
    const session = await newSession();
    const [one, other] = [await connect(session), await connect(session)];
    one.send({ type: 'hello' });
    other.send({ type: 'hello' });
    await one.waitFor('the greeting', () => one.messages().length === 1);
    one.send({ type: 'message', id: 'a', text: '净水机漏水了' });
    other.send({ type: 'message', id: 'b', text: '不知道' });
    for (const tab of [one, other]) await tab.waitFor('two answers', () => tab.messages().length === 3);
    expect(one.messages()).toEqual(other.messages());
    expect(await storedOf(session)).toHaveLength(2);
  });

  test('sends what was missed after a reconnect, in order, and tells who has the conversation', async () => {
    const session = await newSession();
    const before = await connect(session);
    before.send({ type: 'hello' });
    await before.waitFor('the greeting', () => before.messages().length === 1);
    const seen = before.messages()[0]?.id;
    before.send({ type: 'message', id: 'a', text: '净水机漏水了' });
    before.send({ type: 'message', id: 'b', text: '人工' });
    await before.waitFor('the change of hands', () => before.frames.some(({ type }) => type === 'mode'));
    before.socket.close();
    const after = await connect(session);
    after.send({ type: 'welcome_back', after: seen });
    await after.waitFor('the change of hands', () => after.frames.some(({ type }) => type === 'mode'));
    expect(after.messages()).toEqual(before.messages().slice(1));
    expect(after.frames.at(-1)).toEqual({ type: 'mode', mode: 'person' });
    expect(after.frames.at(-2)).toMatchObject({ type: 'message' });
  });

  test('marks what reached somebody as delivered, and leaves pending what nobody was there for', async () => {
    const session = await newSession();
    const client = await connect(session);
    client.send({ type: 'hello' });
    await client.waitFor('the greeting', () => client.messages().length === 1);
    const deliveries = async () =>
      (await home.db.select().from(message).where(eq(message.conversationId, session.session)))
        .filter(({ direction }) => direction === 'OUTBOUND')
        .map(({ delivery }) => delivery);
    await until('it is marked', async () => (await deliveries()).every((one) => one === 'DELIVERED'));
    client.send({ type: 'message', id: 'a', text: '净水机漏水了' });
    client.socket.terminate();
    await until('it is answered', async () => (await deliveries()).length === 2);
    expect(await deliveries()).toEqual(['DELIVERED', 'PENDING']);
    const back = await connect(session);
    back.send({ type: 'welcome_back', after: client.messages()[0]?.id });
    await back.waitFor('what was missed', () => back.messages().length === 1);
    await until('it is marked', async () => (await deliveries()).every((one) => one === 'DELIVERED'));
  });

  test('lets a client go that does not answer pings', async () => {
    const client = await connect(await newSession());
    client.socket.pong = () => undefined;
    const gone = new Promise((resolve) => client.socket.once('close', resolve));
    Reflect.set(client.socket, '_autoPong', false);
    await gone;
    expect(client.socket.readyState).toBe(WebSocket.CLOSED);
  });
});

describe('a bad frame', () => {
  const valid = { type: 'message', id: 'c1', text: '你好' };
  const bad: readonly (readonly [why: string, frame: unknown, code: string])[] = [
    ['no JSON', 'hello?', 'BAD_FRAME'],
    ['no object', '[1,2]', 'BAD_FRAME'],
    ['a type that nobody knows', { type: 'trigger', script: 'x' }, 'BAD_FRAME'],
    ['a message without an id', { ...valid, id: undefined }, 'BAD_FRAME'],
    ['a message with an endless id', { ...valid, id: 'x'.repeat(101) }, 'BAD_FRAME'],
    ['a text that is no text', { ...valid, text: { $ne: 1 } }, 'BAD_FRAME'],
    ['neither text nor attachments', { ...valid, text: ' \n ' }, 'BAD_FRAME'],
    ['an empty text and no attachments', { ...valid, text: '', attachments: [] }, 'BAD_FRAME'],
    ['nothing but an id', { type: 'message', id: 'c1' }, 'BAD_FRAME'],
    ['an attachment that was never uploaded', { ...valid, attachments: ['x'] }, 'BAD_FRAME'],
    ['a reconnect after something that is no id', { type: 'welcome_back', after: 7 }, 'BAD_FRAME'],
    ['more than 16 KiB', { ...valid, text: '水'.repeat(6_000) }, 'TOO_LONG'],
  ];

  test.each(bad)(
    'with %s is refused in words, nothing is stored, and the socket stays open',
    async (_, frame, code) => {
      const session = await newSession();
      const client = await connect(session);
      client.send(frame);
      await client.waitFor('the error', () => client.errors().length === 1);
      expect(client.errors()[0]).toMatchObject({ code, text: expect.stringMatching(/\S/) });
      expect(await storedOf(session)).toEqual([]);
      client.send(valid);
      await client.waitFor('an ack', () => client.frames.some(({ type }) => type === 'ack'));
    },
  );

  test('that is binary is refused', async () => {
    const client = await connect(await newSession());
    client.socket.send(Buffer.from(JSON.stringify(valid)), { binary: true });
    await client.waitFor('the error', () => client.errors().length === 1);
    expect(client.errors()[0]?.code).toBe('BAD_FRAME');
  });

  test('ten times over closes the socket', async () => {
    const client = await connect(await newSession());
    const gone = new Promise((resolve) => client.socket.once('close', resolve));
    for (let i = 0; i < 10; i += 1) client.send('{');
    expect(await gone).toBe(1008);
    expect(client.errors()).toHaveLength(10);
  });

  test('is what a flood of good ones becomes, until the customer has waited', async () => {
    const session = await newSession();
    const client = await connect(session);
    for (let i = 0; i < 14; i += 1) client.send({ type: 'message', id: `f${i}`, text: '喂' });
    await client.waitFor('the errors', () => client.errors().length === 4);
    expect(client.errors()[0]?.code).toBe('RATE_LIMITED');
    home.clock.advance(1_000);
    client.send({ type: 'message', id: 'later', text: '喂' });
    await client.waitFor('the ack', () =>
      client.frames.some((frame) => frame.type === 'ack' && frame.of === 'later'),
    );
    expect(await storedOf(session)).toHaveLength(11);
  });
});

test('words come back as they were written, whatever they look like to a template, a page or a database', async () => {
  const client = await connect(await newSession('{"language":"en"}'));
  const nasty = `shows {{7*7}} \${7*7} <b>E4</b>'; DROP TABLE ticket; -- 😀 and then freezes`;
  const lines = [`The screen of our copier ${nasty}\u0000`, "I don't know", 'Ravi <i>Chandran</i>'];
  for (const [i, text] of [...lines, '18721049936', '18 Tianhe North Road', 'any time'].entries()) {
    client.send({ type: 'message', id: `w${i}`, text });
    await client.waitFor('an answer', () => client.messages().length === i + 1);
  }
  const summary = client.messages().at(-1);
  expect(summary).toMatchObject({ expects: 'confirm' });
  expect(summary?.text).toContain(nasty);
});
