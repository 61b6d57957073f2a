import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import {
  CloseCode,
  type ServerOptions,
  type Context as SocketContext,
  type SubscribePayload,
} from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { type ApiContext, createContext, tokenOf } from './context.js';
import { checkCost } from './cost.js';
import { errorPresenter, type PresentError } from './errors.js';
import { bodyLimit, limitRules, parseOptions } from './limits.js';
import { recordOperation } from './operation-log.js';
import type { DoorParts } from './server.js';

export interface Subscriptions {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

type Params = { readonly authorization?: unknown; readonly Authorization?: unknown };
type Socket = SocketContext<Params, Extra>;

/** graphql-ws on sockets that were upgraded elsewhere. Same gates, limits and errors as over HTTP. */
export function openSubscriptions(schema: GraphQLSchema, parts: DoorParts): Subscriptions {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: bodyLimit });
  const present = errorPresenter(parts.log, parts.clock);
  const server = useServer<Params>({ ...handlers(schema, parts), ...presenting(present) }, sockets);
  return {
    upgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
    },
    close: async () => {
      await server.dispose();
    },
  };
}

type Handlers = ServerOptions<Params, Extra>;

function handlers(schema: GraphQLSchema, parts: DoorParts): Handlers {
  return {
    schema,
    onConnect: (socket) => admit(socket, parts),
    // What is thrown here would close the socket with all that runs on it; it is this operation's error alone.
    onSubscribe: (socket, _id, payload) =>
      prepare(schema, parts, socket, payload).catch((error: unknown) => [asGraphQLError(error)]),
    onOperation(_socket, _id, payload, args, result) {
      // Written when it begins: a subscription may last for days.
      const operation = getOperationAST(args.document, args.operationName);
      const errors = 'errors' in result ? result.errors?.map((error) => error.toJSON()) : undefined;
      recordOperation(parts.log, (seen) => parts.metrics.graphqlOperation(seen), {
        name: payload.operationName ?? operation?.name?.value,
        kind: operation?.operation ?? 'subscription',
        startedAt: performance.now(),
        actor: contextOf(args).actor,
        errors,
      });
    },
  };
}

function presenting(present: PresentError): Pick<Handlers, 'onError' | 'onNext'> {
  return {
    onError: (_socket, _id, _payload, errors) => errors.map((error) => present(error)),
    onNext: (_socket, _id, _payload, _args, result) => presented(result, present),
  };
}

type Result = Parameters<NonNullable<Handlers['onNext']>>[4];

function presented({ data, errors }: Result, present: PresentError): FormattedExecutionResult {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => present(error)) }),
  };
}

// Made by `prepare` below and by nothing else.
const contextOf = (args: ExecutionArgs) => args.contextValue as ApiContext;

function asGraphQLError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) {
    return new GraphQLError('failed', {
      originalError: error instanceof Error ? error : new Error(String(error)),
    });
  }
  return error.extensions.code ? error : coded(error, 'GRAPHQL_PARSE_FAILED');
}

const coded = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  });

const longestTimer = 2_147_483_647;

/** False closes the socket as forbidden. A socket lives no longer than the token that opened it. */
async function admit(socket: Socket, { tokens, clock }: DoorParts): Promise<boolean> {
  const authorization = authorizationOf(socket);
  if (authorization === undefined) return true;
  const holder = await tokens.verify(tokenOf(authorization) ?? '');
  if (!holder) return false;
  const left = Math.min(Math.max(0, holder.expiresAt.getTime() - clock().getTime()), longestTimer);
  const { socket: connection } = socket.extra;
  const timer = setTimeout(() => connection.close(CloseCode.Forbidden, 'Your sign-in has expired'), left);
  timer.unref();
  connection.once('close', () => clearTimeout(timer));
  return true;
}

function authorizationOf({ connectionParams }: Socket): string | undefined {
  const given = connectionParams?.authorization ?? connectionParams?.Authorization;
  if (given === undefined || given === null) return undefined;
  return typeof given === 'string' ? given : 'malformed';
}

async function prepare(
  schema: GraphQLSchema,
  parts: DoorParts,
  socket: Socket,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const document = parse(payload.query, parseOptions);
  const mistakes = validate(schema, document, [...specifiedRules, ...limitRules]);
  if (mistakes.length > 0) return mistakes.map((mistake) => coded(mistake, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, payload.operationName);
  if (operation) checkCost({ schema, document, operation, variables: payload.variables ?? {} });
  const authorization = authorizationOf(socket);
  const address = socket.extra.request.socket.remoteAddress ?? '';
  return {
    schema,
    document,
    operationName: payload.operationName ?? null,
    variableValues: payload.variables ?? null,
    contextValue: await createContext(parts, { authorization, address }),
  };
}
