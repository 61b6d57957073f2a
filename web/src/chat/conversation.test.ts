import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocket, WebSocketServer } from 'ws';
import { Conversation } from './conversation.js';
import type { Keeping } from './keeping.js';
import type { Language } from './language.js';
import { sessionKey } from './session.js';
import { transcriptKey } from './transcript-store.js';

/** A desk as far as the page knows one: sessions over HTTP, and sockets for those that it accepts. */
class DeskSide {
  readonly accepted = new Set<string>();
  readonly languages: unknown[] = [];
  readonly heard: Record<string, unknown>[] = [];
  readonly sockets: ServerSocket[] = [];
  open = true;
  acknowledges = true;
  readonly #upgrades = new WebSocketServer({ noServer: true });
  readonly #server = createServer(async (request, response) => {
    if (request.method === 'POST') this.languages.push(JSON.parse(await bodyOf(request)).language);
    if (request.method === 'POST' && this.open) response.writeHead(201).end(this.#newSession());
    else response.writeHead(this.#accepts(request) ? 426 : this.open ? 401 : 503).end();
  });

  async listen(): Promise<void> {
    this.#server.on('upgrade', (request, socket, head) => {
      if (!this.#accepts(request)) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      else this.#upgrades.handleUpgrade(request, socket, head, (accepted) => this.#converse(accepted));
    });
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
  }

  get host(): string {
    // A server that listens on a TCP port has an AddressInfo, never a pipe's name.
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #newSession(): string {
    const token = `t${this.languages.length}`;
    this.accepted.add(token);
    return JSON.stringify({ session: token, token, expiresAt: '2026-11-22T09:00:00.000Z' });
  }

  #accepts(request: IncomingMessage): boolean {
    return this.accepted.has(new URL(request.url ?? '', 'http://desk').searchParams.get('token') ?? '');
  }

  #converse(socket: ServerSocket): void {
    this.sockets.push(socket);
    socket.on('message', (data) => {
      const frame: Record<string, unknown> = JSON.parse(String(data));
      this.heard.push(frame);
      if (frame.type === 'hello') this.says(greeting);
      if (frame.type === 'message' && this.acknowledges) this.says({ type: 'ack', of: frame.id });
    });
  }

  says(frame: object): void {
    this.sockets.at(-1)?.send(JSON.stringify(frame));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise((closed) => this.#server.close(closed));
  }
}

const greeting = { type: 'message', id: 'm1', at: '2026-11-22T01:00:00.000Z', author: 'bot', text: 'Hello' };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

describe('a conversation', () => {
  let desk: DeskSide;
  let kept: Map<string, string>;
  let now: Date;
  let ids: number;
  let opened: Conversation[];

  beforeEach(async () => {
    desk = new DeskSide();
    await desk.listen();
    [kept, now, ids, opened] = [new Map(), new Date('2026-11-22T01:00:00.000Z'), 0, []];
  });
  afterEach(async () => {
    for (const conversation of opened) conversation.networkLost();
    await desk.close();
  });

  function open(language: Language = 'en'): Conversation {
    const keeping: Keeping = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    };
    const conversation = new Conversation(
      {
        fetch: (address, request) => fetch(`http://${desk.host}${address}`, request),
        openSocket: (path) => new WebSocket(`ws://${desk.host}${path}`),
        keeping,
        now: () => now,
        random: () => 0.5,
        newId: () => `own${++ids}`,
        upload: () => ({ done: new Promise(() => undefined), stop: () => undefined }),
        previewOf: () => null,
        forgetPreview: () => undefined,
        patience: { firstRetryMs: 5, longestRetryMs: 40, ackMs: 5_000, resendMs: 20 },
      },
      language,
    );
    opened.push(conversation);
    void conversation.start();
    return conversation;
  }

  const until = (check: () => void) => vi.waitFor(check, { timeout: 3_000, interval: 5 });
  const told = (conversation: Conversation) =>
    conversation.snapshot().entries.map((entry) => (entry.kind === 'own' ? entry.shown : entry.id));
  const states = (conversation: Conversation) =>
    conversation.snapshot().entries.flatMap((entry) => (entry.kind === 'own' ? [entry.state] : []));
  async function greeted(language?: Language): Promise<Conversation> {
    const conversation = open(language);
    await until(() => expect(told(conversation)).toContain('m1'));
    return conversation;
  }

  test('begins a session in the language of the page and shows the greeting', async () => {
    await greeted('zh-Hant');
    expect(desk.languages).toEqual(['zh-Hant']);
    expect(desk.heard).toEqual([{ type: 'hello' }]);
  });

  test('sends the payload of a quick reply and shows its title', async () => {
    const conversation = await greeted();
    conversation.choose('intent:fault', 'Report a fault');
    await until(() => expect(states(conversation)).toEqual(['sent']));
    expect(desk.heard.at(-1)).toEqual({ type: 'message', id: 'own1', text: 'intent:fault' });
    expect(told(conversation)).toEqual(['m1', 'Report a fault']);
  });

  test('after a reload goes on in the same session, and sends again what was not acknowledged', async () => {
    const before = await greeted();
    desk.acknowledges = false;
    before.write('it leaks');
    await until(() => expect(desk.heard).toHaveLength(2));
    before.networkLost();
    desk.acknowledges = true;
    const after = open();
    expect(told(after)).toEqual(['m1', 'it leaks']);
    await until(() => expect(states(after)).toEqual(['sent']));
    expect(desk.heard.slice(2)).toEqual([
      { type: 'welcome_back', after: 'm1' },
      { type: 'message', id: 'own1', text: 'it leaks' },
    ]);
    expect(desk.languages).toHaveLength(1);
  });

  test('whose session has expired goes on in a new one, and says so', async () => {
    (await greeted()).networkLost();
    now = new Date('2026-11-22T09:00:00.000Z');
    const conversation = open();
    await until(() => expect(desk.heard).toEqual([{ type: 'hello' }, { type: 'hello' }]));
    expect(conversation.snapshot().entries.at(1)).toMatchObject({ kind: 'notice', notice: 'new_session' });
  });

  test('that the desk no longer accepts goes on in a new session, with what had not arrived', async () => {
    const before = await greeted();
    before.networkLost();
    before.write('it leaks');
    desk.accepted.clear();
    const after = open();
    await until(() => expect(states(after)).toEqual(['sent']));
    expect(desk.heard.slice(1).map((frame) => frame.type)).toEqual(['hello', 'message']);
  });

  test('waits for a desk that is in trouble and keeps its session', async () => {
    const conversation = await greeted();
    const [token] = desk.accepted;
    desk.accepted.clear();
    desk.open = false;
    desk.sockets[0]?.terminate();
    await until(() => expect(conversation.snapshot().state).toBe('offline'));
    desk.accepted.add(token ?? '');
    desk.open = true;
    await until(() => expect(conversation.snapshot().state).toBe('online'));
    expect(desk.languages).toHaveLength(1);
  });

  test('that cannot begin says so and tries again', async () => {
    desk.open = false;
    const conversation = open();
    await until(() => expect(conversation.snapshot().trouble?.code).toBe('NO_SESSION'));
    desk.open = true;
    await until(() => expect(told(conversation)).toEqual(['m1']));
    expect(conversation.snapshot().trouble).toBeNull();
  });

  test('tells once who the customer is talking to', async () => {
    const conversation = await greeted();
    for (const mode of ['bot', 'person', 'person', 'bot']) desk.says({ type: 'mode', mode });
    desk.says({ ...greeting, id: 'm2' });
    await until(() => expect(told(conversation)).toContain('m2'));
    const notices = conversation.snapshot().entries.filter((entry) => entry.kind === 'notice');
    expect(notices.map(({ notice }) => notice)).toEqual(['person', 'bot']);
  });

  test('refuses a message that is longer than a frame may be, and keeps nothing of it', async () => {
    const conversation = await greeted();
    expect(conversation.write('水'.repeat(6_000))).toBe(false);
    expect(told(conversation)).toEqual(['m1']);
  });

  test('changes the language of the greeting before the customer has said a word, and not after', async () => {
    const conversation = await greeted('en');
    await conversation.speak('zh-Hans');
    expect(desk.languages).toEqual(['en', 'zh-Hans']);
    await until(() => expect(told(conversation)).toEqual(['m1']));
    conversation.write('漏水');
    await conversation.speak('en');
    expect(desk.languages).toHaveLength(2);
  });

  test('in two tabs shows what either of them wrote, and follows the other into a new session', async () => {
    const one = await greeted();
    const other = open();
    await until(() => expect(other.snapshot().state).toBe('online'));
    one.write('it leaks');
    await other.storedElsewhere(transcriptKey);
    expect(told(other)).toEqual(['m1', 'it leaks']);
    await one.startOver();
    const sockets = desk.sockets.length;
    await other.storedElsewhere(transcriptKey);
    await other.storedElsewhere(sessionKey);
    await until(() => expect(desk.sockets.length).toBeGreaterThan(sockets));
    expect(told(other)).not.toContain('it leaks');
  });
});
