import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ChannelAdapter } from '../channel.js';
import { type ChatSocket, type ChatSocketParts, serveChatSocket } from './chat-socket.js';
import { servePage } from './page.js';
import { type SessionsParts, serveSessions } from './sessions.js';
import type { Rate } from './token-bucket.js';
import { serveUploads, type UploadsParts } from './uploads.js';

export interface WebChatParts
  extends Omit<ChatSocketParts, 'rate'>,
    Omit<SessionsParts, 'sessionRate'>,
    Omit<UploadsParts, 'uploadRate'> {
  /** Which paths' WebSockets go where. */
  readonly upgrades: {
    on(path: string, handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
  };
  /** The built pages. */
  readonly pages: string;
  readonly rate?: Rate;
  readonly sessionRate?: Rate;
  readonly uploadRate?: Rate;
  readonly heartbeatMilliseconds?: number;
}

const usualRate: Rate = { burst: 10, perSecond: 5 };
/** An office behind one address may open many; a script that fills the table may not. */
const usualSessionRate: Rate = { burst: 500, perSecond: 50 };
const usualUploadRate: Rate = { burst: 100, perSecond: 2 };
const usualHeartbeat = 30_000;
/** More than a frame may have, so that a longer one can be refused in words; far more ends the connection. */
const mostPayloadBytes = 1024 * 1024;
const goingAway = 1001;

/** The chat page, its sessions and its WebSocket (chat.md). */
export function registerWebChat(app: FastifyInstance, parts: WebChatParts): ChannelAdapter {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: mostPayloadBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const sockets = new Map<WebSocket, ChatSocket>();
  const byConversation = new Map<string, Set<ChatSocket>>();
  const { usable, stop } = heartbeat(sockets, parts.heartbeatMilliseconds ?? usualHeartbeat);

  serveSessions(app, { ...parts, sessionRate: parts.sessionRate ?? usualSessionRate });
  serveUploads(app, { ...parts, uploadRate: parts.uploadRate ?? usualUploadRate });
  servePage(app, parts.pages);
  parts.upgrades.on('/chat/ws', (request, socket, head) => {
    upgrade(request, socket, head).catch((error: unknown) => {
      parts.log.error({ err: error }, 'a chat connection could not be opened');
      socket.destroy();
    });
  });

  // A browser cannot see why a handshake was refused, so it asks here whether its session still holds.
  app.get('/chat/ws', async (request, reply) => {
    const held = await holder(request.url);
    return reply
      .code(held ? 426 : 401)
      .header('cache-control', 'no-store')
      .send();
  });

  async function holder(url = '/') {
    const token = new URL(url, 'http://desk').searchParams.get('token') ?? '';
    const held = await parts.tokens.verify(token);
    return held?.kind === 'CUSTOMER' ? held : null;
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const held = await holder(request.url);
    if (!held) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (open) => {
      const rate = parts.rate ?? usualRate;
      const { conversationId } = held;
      const served = serveChatSocket(open, conversationId, { ...parts, rate });
      const others = byConversation.get(conversationId) ?? new Set();
      byConversation.set(conversationId, others.add(served));
      sockets.set(open, served);
      usable(open);
      open.on('close', () => {
        sockets.delete(open);
        others.delete(served);
        if (others.size === 0) byConversation.delete(conversationId);
      });
    });
  }

  return {
    name: 'WEB_CHAT',
    typing(conversationId) {
      for (const socket of byConversation.get(conversationId) ?? []) socket.send({ type: 'typing' });
    },
    async close() {
      stop();
      await Promise.all([...sockets.values()].map((socket) => socket.settled()));
      for (const socket of sockets.keys()) socket.close(goingAway);
      server.close();
    },
  };
}

/** A line that is cut says nothing: whoever does not answer a ping within one beat is gone. */
function heartbeat(sockets: ReadonlyMap<WebSocket, ChatSocket>, milliseconds: number) {
  const answering = new WeakSet<WebSocket>();
  const usable = (socket: WebSocket): void => {
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
  };
  const beat = setInterval(() => {
    for (const socket of sockets.keys()) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, milliseconds);
  beat.unref();
  return { usable, stop: () => clearInterval(beat) };
}
