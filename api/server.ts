// Before any class with decorators is loaded.
import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { serveAttachments } from './attachment/serve-attachments.js';
import { type ApiContext, type ApiParts, createContext } from './context.js';
import { costLimit } from './cost.js';
import { errorPresenter } from './errors.js';
import { sendPage, wantsPage } from './graphiql-page.js';
import { legacyStatus } from './legacy-status.js';
import { bodyLimit, limitRules, parseOptions } from './limits.js';
import { operationLog, type SeenOperation } from './operation-log.js';
import { createSchema } from './schema.js';
import { openSubscriptions } from './subscriptions.js';

export interface Upgrades {
  on(path: string, handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
}

export interface DoorParts extends ApiParts {
  readonly upgrades: Upgrades;
  readonly metrics: { graphqlOperation(seen: SeenOperation): void };
}

export interface Api {
  readonly schema: GraphQLSchema;
  /** Ends the subscriptions and stops answering; the HTTP server is its owner's. */
  stop(): Promise<void>;
}

const path = '/graphql';

/** Opens the door for staff and programs: GraphQL over HTTP and WebSocket, and GraphiQL for people, all on one path. */
export async function registerApi(app: FastifyInstance, parts: DoorParts): Promise<Api> {
  const schema = createSchema();
  const apollo = createApollo(schema, parts);
  await apollo.start();
  const answer = fastifyApolloHandler(apollo, {
    context: ({ headers, ip }) => createContext(parts, { authorization: headers.authorization, address: ip }),
  });
  app.route({
    method: ['GET', 'POST'],
    url: path,
    bodyLimit,
    async handler(request, reply) {
      return wantsPage(request) ? sendPage(reply) : answer.call(app, request, reply);
    },
  });
  serveAttachments(app, parts);
  const subscriptions = openSubscriptions(schema, parts);
  parts.upgrades.on(path, subscriptions.upgrade);
  return {
    schema,
    async stop() {
      await subscriptions.close();
      await apollo.stop();
    },
  };
}

function createApollo(schema: GraphQLSchema, parts: DoorParts): ApolloServer<ApiContext> {
  const present = errorPresenter(parts.log, parts.clock);
  return new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    validationRules: [...limitRules],
    parseOptions,
    formatError: (_formatted, error) => present(error),
    logger: quietLogger(parts),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      legacyStatus,
      costLimit,
      operationLog(parts.log, (seen) => parts.metrics.graphqlOperation(seen)),
    ],
  });
}

/** What Apollo itself has to say, in the form of our log. */
const quietLogger = ({ log }: DoorParts) => ({
  debug: (message?: unknown) => log.debug({}, String(message)),
  info: (message?: unknown) => log.debug({}, String(message)),
  warn: (message?: unknown) => log.warn({}, String(message)),
  error: (message?: unknown) => log.error({}, String(message)),
});
