import WebSocket from 'ws';
import type { MessageFrame, ServerFrame } from '../../bot/channels/web-chat/frame.js';
import type { Language } from '../../schema/vocabulary.js';
import { until } from './until.js';

export interface ChatSession {
  readonly session: string;
  readonly token: string;
  readonly expiresAt: string;
}

export async function newSession(url: string, language?: Language): Promise<ChatSession> {
  const body = language && JSON.stringify({ language });
  const response = await fetch(`${url}/chat/sessions`, { method: 'POST', ...(body && { body }) });
  if (response.status !== 201) throw new Error(`no session: ${response.status}`);
  // What the contract promises; each test fails on what is not there.
  return (await response.json()) as ChatSession;
}

/** One socket of a customer, with every frame that came. */
export interface ChatClient {
  readonly socket: WebSocket;
  readonly frames: readonly ServerFrame[];
  send(frame: unknown): void;
  /** Sends text as a message under this id. */
  write(id: string, text: string): void;
  messages(): MessageFrame[];
  /** Ids that were acknowledged, in order. */
  acks(): string[];
  errors(): string[];
  /** Waits until so many messages came; gives them. */
  heard(count: number): Promise<MessageFrame[]>;
}

export async function openChat(url: string, { token }: Pick<ChatSession, 'token'>): Promise<ChatClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/chat/ws?token=${token}`);
  const frames: ServerFrame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (frame: unknown): void =>
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const messages = () => frames.flatMap((frame) => (frame.type === 'message' ? [frame] : []));
  return {
    socket,
    frames,
    send,
    messages,
    write: (id, text) => send({ type: 'message', id, text }),
    acks: () => frames.flatMap((frame) => (frame.type === 'ack' ? [frame.of] : [])),
    errors: () => frames.flatMap((frame) => (frame.type === 'error' ? [frame.code] : [])),
    async heard(count) {
      await until(`${count} messages`, () => messages().length >= count);
      return messages();
    },
  };
}
