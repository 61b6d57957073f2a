import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocket, WebSocketServer } from 'ws';
import { ChatConnection, type ConnectionState, type Patience } from './chat-connection.js';
import type { ServerFrame } from './frame.js';

const quick: Patience = { firstRetryMs: 10, longestRetryMs: 80, ackMs: 5_000, resendMs: 20 };
const soon = { timeout: 3_000, interval: 5 };

/** A desk's side of the line: keeps what it hears, and says what the test tells it to. */
class DeskSide {
  readonly heard: Record<string, unknown>[] = [];
  readonly sockets: ServerSocket[] = [];
  readonly server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: (_, answer) => answer(!this.refuses, 401),
  });
  acknowledges = true;
  refuses = false;

  constructor() {
    this.server.on('connection', (socket) => {
      this.sockets.push(socket);
      socket.on('message', (data) => this.#hear(socket, JSON.parse(String(data))));
    });
  }

  #hear(socket: ServerSocket, frame: Record<string, unknown>): void {
    this.heard.push(frame);
    if (frame.type === 'message' && this.acknowledges) socket.send(json({ type: 'ack', of: frame.id }));
  }

  get address(): string {
    // A server that listens on a TCP port has an AddressInfo, never a pipe's name.
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get texts(): unknown[] {
    return this.heard.filter((frame) => frame.type === 'message').map((frame) => frame.text);
  }

  says(frame: object): void {
    this.sockets.at(-1)?.send(json(frame));
  }

  breaksTheLine(): void {
    this.sockets.at(-1)?.terminate();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise((closed) => this.server.close(closed));
  }
}

const json = (value: object) => JSON.stringify(value);
const message = (id: string) => ({
  type: 'message',
  id,
  at: '2026-11-22T01:00:00.000Z',
  author: 'bot',
  text: id,
});

describe('the line between the page and the desk', () => {
  let desk: DeskSide;
  let connections: ChatConnection[];
  let states: ConnectionState[];
  let frames: ServerFrame[];
  let delivered: string[];
  let refused: string[];
  let turnedAway: number;

  beforeEach(async () => {
    desk = new DeskSide();
    await new Promise((listening) => desk.server.once('listening', listening));
    [connections, states, frames, delivered, refused, turnedAway] = [[], [], [], [], [], 0];
  });
  afterEach(async () => {
    for (const connection of connections) connection.close();
    await desk.close();
  });

  function connect(lastSeen: string | null = null, patience = quick, address = desk.address): ChatConnection {
    const connection = new ChatConnection(
      { openSocket: () => new WebSocket(address), now: Date.now, random: () => 0.5, patience },
      {
        onState: (state) => states.push(state),
        onFrame: (frame) => frames.push(frame),
        onDelivered: (id) => delivered.push(id),
        onRefused: (id) => refused.push(id),
        onTurnedAway: () => {
          turnedAway += 1;
        },
      },
      lastSeen,
    );
    connections.push(connection);
    connection.open();
    return connection;
  }

  const until = (check: () => void) => vi.waitFor(check, soon);

  test('a new session says hello and a kept one names the last message that was seen', async () => {
    connect();
    await until(() => expect(desk.heard).toEqual([{ type: 'hello' }]));
    connect('m7');
    await until(() => expect(desk.heard.at(-1)).toEqual({ type: 'welcome_back', after: 'm7' }));
  });

  test('after a broken line it comes back by itself and asks for what it missed', async () => {
    connect();
    await until(() => expect(states.at(-1)).toBe('online'));
    desk.says(message('m1'));
    await until(() => expect(frames).toHaveLength(1));
    desk.breaksTheLine();
    await until(() => expect(desk.heard.at(-1)).toEqual({ type: 'welcome_back', after: 'm1' }));
    expect(states).toEqual(['connecting', 'online', 'connecting', 'online']);
  });

  test('an unacknowledged message is sent again under the same id, an acknowledged one never', async () => {
    const connection = connect();
    connection.send({ id: 'a', text: 'stored' });
    await until(() => expect(delivered).toEqual(['a']));
    desk.acknowledges = false;
    connection.send({ id: 'b', text: 'lost' });
    await until(() => expect(desk.texts).toContain('lost'));
    desk.acknowledges = true;
    desk.breaksTheLine();
    await until(() => expect(delivered).toEqual(['a', 'b']));
    expect(desk.heard.filter((frame) => frame.type === 'message')).toEqual([
      { type: 'message', id: 'a', text: 'stored' },
      { type: 'message', id: 'b', text: 'lost' },
      { type: 'message', id: 'b', text: 'lost' },
    ]);
  });

  test('messages written before the line is open are sent in their order, after the hello', async () => {
    const connection = connect();
    for (const id of ['1', '2', '3']) connection.send({ id, text: id });
    await until(() => expect(delivered).toEqual(['1', '2', '3']));
    expect(desk.heard.map((frame) => frame.text ?? frame.type)).toEqual(['hello', '1', '2', '3']);
  });

  test('a line that acknowledges nothing is taken for dead and opened anew', async () => {
    desk.acknowledges = false;
    const connection = connect(null, { ...quick, ackMs: 40 });
    connection.send({ id: 'a', text: 'anyone there?' });
    await until(() => expect(desk.sockets.length).toBeGreaterThan(1));
    desk.acknowledges = true;
    await until(() => expect(delivered).toEqual(['a']));
  });

  test.each(['RATE_LIMITED', 'UNAVAILABLE'])(
    '%s: the message waits and is sent again on the same line',
    async (code) => {
      desk.acknowledges = false;
      const connection = connect();
      connection.send({ id: 'a', text: 'hello' });
      await until(() => expect(desk.texts).toHaveLength(1));
      desk.acknowledges = true;
      desk.says({ type: 'error', code, text: 'later' });
      await until(() => expect(delivered).toEqual(['a']));
      expect([desk.sockets.length, refused]).toEqual([1, []]);
      expect(frames).toEqual([{ type: 'error', code, text: 'later' }]);
    },
  );

  test('a desk that stays busy is not asked for ever: the message is handed back to the customer', async () => {
    desk.acknowledges = false;
    const connection = connect(null, { ...quick, resendMs: 1 });
    connection.send({ id: 'a', text: 'hello' });
    for (let times = 1; times <= 6; times += 1) {
      await until(() => expect(desk.texts).toHaveLength(times));
      desk.says({ type: 'error', code: 'UNAVAILABLE', text: '' });
    }
    await until(() => expect(refused).toEqual(['a']));
  });

  test.each(['BAD_FRAME', 'TOO_LONG'])(
    '%s: the oldest message is refused and the next one stays',
    async (code) => {
      desk.acknowledges = false;
      const connection = connect();
      connection.send({ id: 'a', text: 'bad' });
      connection.send({ id: 'b', text: 'good' });
      await until(() => expect(desk.texts).toHaveLength(2));
      desk.says({ type: 'error', code, text: '' });
      desk.says({ type: 'ack', of: 'b' });
      await until(() => expect(delivered).toEqual(['b']));
      expect(refused).toEqual(['a']);
    },
  );

  test('without a network it does not try; when the network is back it does at once', async () => {
    const connection = connect(null, { ...quick, firstRetryMs: 60_000, longestRetryMs: 60_000 });
    await until(() => expect(states.at(-1)).toBe('online'));
    connection.networkLost();
    connection.send({ id: 'a', text: 'written in a tunnel' });
    expect(states.at(-1)).toBe('offline');
    await until(() => expect(desk.sockets[0]?.readyState).toBe(WebSocket.CLOSED));
    expect(desk.sockets).toHaveLength(1);
    connection.networkBack();
    await until(() => expect(delivered).toEqual(['a']));
  });

  test('a desk that refuses the line makes the page ask why, and shows as offline from the second time on', async () => {
    desk.refuses = true;
    connect();
    await until(() => expect(turnedAway).toBeGreaterThanOrEqual(3));
    expect(states).toEqual(['connecting', 'offline']);
  });

  test('the pauses grow, are cut off at the longest, and are spread by chance', async () => {
    desk.refuses = true;
    const ours = [7.5, 15, 30, 60];
    const timers = vi.spyOn(globalThis, 'setTimeout');
    connect();
    await until(() => expect(turnedAway).toBeGreaterThanOrEqual(6));
    const pauses = timers.mock.calls.map(([, pause]) => pause ?? 0).filter((pause) => ours.includes(pause));
    timers.mockRestore();
    expect(pauses.slice(0, 5)).toEqual([7.5, 15, 30, 60, 60]);
  });

  test('what is not a frame of this protocol is passed over', async () => {
    connect();
    await until(() => expect(states.at(-1)).toBe('online'));
    desk.sockets[0]?.send('not json');
    for (const frame of [
      [],
      null,
      { type: 'dance' },
      { type: 'message', id: 1 },
      { type: 'mode', mode: 'cat' },
    ]) {
      desk.sockets[0]?.send(JSON.stringify(frame));
    }
    desk.says(message('m1'));
    await until(() => expect(frames).toHaveLength(1));
    expect(frames[0]).toMatchObject({
      type: 'message',
      message: { id: 'm1', quickReplies: [], expects: null },
    });
  });

  test('a closed conversation stays closed', async () => {
    const connection = connect();
    await until(() => expect(states.at(-1)).toBe('online'));
    connection.close();
    connection.networkBack();
    await until(() => expect(desk.sockets[0]?.readyState).toBe(WebSocket.CLOSED));
    expect([desk.sockets.length, states.at(-1)]).toEqual([1, 'offline']);
  });
});
