import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import Fastify from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { ChannelSettings } from '../../bot/channels/settings.js';
import { type BotParts, type OpenBot, openBot } from '../../bot/main.js';
import { openCodes } from '../../domain/verification/verification-code.js';
import { createLogger } from '../../start/logger.js';
import { createTokens } from '../../start/tokens.js';
import type { TestDesk } from './desk.js';
import { testFiles } from './files.js';

export interface TestBot {
  readonly url: string;
  readonly bot: OpenBot;
  /** Lines of the log so far, as JSON. */
  readonly log: readonly string[];
}

/** The customers' door with the channels of a test, on a port of its own. */
export function useBot(
  home: TestDesk,
  channels: () => ChannelSettings,
  options: Partial<Pick<BotParts, 'files' | 'wechatReplyMilliseconds' | 'mailEveryMilliseconds'>> = {},
): TestBot {
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
  const app = Fastify({ forceCloseConnections: true });
  let opened: OpenBot | undefined;
  let url = '';

  beforeAll(async () => {
    const clock = () => home.clock();
    const handlers = new Map<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>();
    opened = openBot(app, {
      desk: home.desk,
      files: testFiles(),
      broadcast: { subscribe: () => () => undefined, onReconnect: () => () => undefined },
      tokens: createTokens('a secret that is long enough for a test of tokens', clock),
      upgrades: { on: (path, handler) => void handlers.set(path, handler) },
      clock,
      log: logger,
      metrics: { chatTurn: () => undefined },
      channels: channels(),
      codes: openCodes('a secret of thirty-two bytes or more'),
      codeSender: 'log',
      ...options,
    });
    app.server.on('upgrade', (request, socket, head) => {
      handlers.get(new URL(request.url ?? '/', 'http://desk').pathname)?.(request, socket, head);
    });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await opened?.stop();
    await app.close();
  });

  return {
    log,
    get url() {
      return url;
    },
    get bot() {
      if (!opened) throw new Error('the bot opens before the first test');
      return opened;
    },
  };
}
