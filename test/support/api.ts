import type { GraphQLFormattedError } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import { registerApi } from '../../api/server.js';
import type { FileStorage } from '../../domain/attachment/file-storage.js';
import { forgetSent, takeOutbox } from '../../domain/outbox.queries.js';
import { conversation, message } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { type Broadcast, openBroadcast } from '../../start/broadcast.js';
import { createFileLinks } from '../../start/file-links.js';
import { createHttp } from '../../start/http.js';
import { createLogger } from '../../start/logger.js';
import { createMetrics, type Metrics } from '../../start/metrics.js';
import { createTokens } from '../../start/tokens.js';
import { system, type TestDesk } from './desk.js';
import { testFiles } from './files.js';

// What a selection gives is for the test to say; it asked for it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Answered = any;

export interface Answer {
  readonly status: number;
  readonly data: Answered;
  readonly errors: readonly GraphQLFormattedError[];
  /** Code of the first error, with the field where there is one; null when there is none. */
  readonly refusal: string | null;
}

export interface TestApi {
  readonly url: string;
  /** Where attachments lie. */
  readonly files: FileStorage;
  /** Lines of the log so far, as JSON. */
  readonly log: readonly string[];
  readonly metrics: Metrics;
  tokenOf(login: string): Promise<string>;
  /** A customer's token with a conversation of his own. */
  customer(language?: Language): Promise<{ conversationId: string; token: string }>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  /** Tells what committed changes announced, as the relay does. */
  relay(): Promise<void>;
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Login of a demonstration account. */
  readonly as?: string;
  readonly token?: string;
}

/** The door on a port of its own, as main.ts opens it. */
export function useApi(test: TestDesk): TestApi {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void log.push(line) });
  const metrics = createMetrics();
  const clock = () => test.clock();
  const secret = 'a secret of thirty-two bytes or more';
  const tokens = createTokens(secret, clock);
  const links = createFileLinks(secret);
  const files = testFiles();
  let url = '';
  let broadcast: Broadcast | undefined;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const news = await openBroadcast(test.connection.client, logger);
    broadcast = news;
    const { app, upgrades } = createHttp({ log: logger, metrics, ready: async () => true });
    const doors = { files, links, broadcast: news, tokens, upgrades };
    const parts = { desk: test.desk, ...doors, clock, log: logger, metrics };
    const api = await registerApi(app, parts);
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    closing.push(
      () => api.stop(),
      () => app.close(),
      () => news.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const hours = (count: number) => new Date(test.clock().getTime() + count * 3_600_000);
  const tokenOf = async (login: string) => {
    const actor = await test.staff(login);
    if (actor.kind !== 'STAFF') throw new Error(`${login} is no member of staff`);
    return tokens.sign({ kind: 'STAFF', staffId: actor.id }, hours(1));
  };

  return {
    get url() {
      return url;
    },
    files,
    log,
    metrics,
    tokenOf,
    async customer(language: Language = 'zh-Hans') {
      const conversationId = await startChat(test, language);
      return { conversationId, token: await tokens.sign({ kind: 'CUSTOMER', conversationId }, hours(1)) };
    },
    async ask(query, { variables, as, token } = {}) {
      const bearer = token ?? (as === undefined ? undefined : await tokenOf(as));
      return answerOf(await post(url, JSON.stringify({ query, variables }), bearer));
    },
    relay: () =>
      test.desk.run(
        system,
        async (ctx) => {
          const entries = await takeOutbox(ctx, { way: 'BROADCAST', limit: 1_000 });
          await broadcast?.publish(
            ctx,
            entries.map((entry) => entry.message),
          );
          await forgetSent(ctx, entries);
        },
        undefined,
      ),
  };
}

export const post = (url: string, body: string, token?: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body,
  });

async function answerOf(response: Response): Promise<Answer> {
  const { data = null, errors = [] }: Answered = await response.json();
  const [first] = errors;
  const refusal = first ? [first.extensions?.code, first.extensions?.field].filter(Boolean).join(' ') : null;
  return { status: response.status, data, errors, refusal };
}

/** A conversation in which the customer has said something. */
async function startChat({ db, clock }: TestDesk, language: Language): Promise<string> {
  const conversationId = uuidv7();
  await db.insert(conversation).values({
    id: conversationId,
    channel: 'WEB_CHAT',
    language,
    createdAt: clock(),
    expiresAt: new Date(clock().getTime() + 86_400_000),
  });
  await db.insert(message).values({
    id: uuidv7(),
    conversationId,
    at: clock(),
    direction: 'INBOUND',
    authorKind: 'CUSTOMER',
    author: 'customer',
    channel: 'WEB_CHAT',
    text: '净水机漏水',
    delivery: 'DELIVERED',
    clientId: 'c1',
  });
  return conversationId;
}
