import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../domain/context.js';
import { DomainError, type RefusalCode } from '../domain/errors.js';

/** What GraphQL itself refuses: the client's mistake, and safe to tell. */
const protocolCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
];

export type PresentError = (error: unknown) => GraphQLFormattedError;

/** A refusal as GraphQL says it; for places outside of resolvers. */
export const refusal = (error: DomainError): GraphQLError =>
  new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, ...error.details },
  });

/** A refused sign-in token is told with the HTTP status that programs look for. */
export const unauthenticated = (message: string): GraphQLError => {
  const code: RefusalCode = 'UNAUTHENTICATED';
  return new GraphQLError(message, { extensions: { code, http: { status: 401 } } });
};

/**
 * Errors as clients see them: refusals with code and field, GraphQL's own complaints as they are, and for all the
 * rest an id under which the whole stands in the log. Stack traces stay at home.
 */
export function errorPresenter(log: Log, clock: () => Date): PresentError {
  let failures = 0;
  const nextId = () => {
    failures += 1;
    return `${clock().getTime().toString(36)}-${failures.toString(36)}`;
  };
  return (error) => {
    const { locations, path } = placeOf(error);
    const original = originOf(error);
    const told = refusalOf(original) ?? protocolErrorOf(error) ?? masked(original, log, nextId());
    return { ...told, ...(locations && { locations }), ...(path && { path }) };
  };
}

/** GraphQL wraps whatever resolvers and sources throw. */
function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
}

function refusalOf(error: unknown): GraphQLFormattedError | null {
  if (!(error instanceof DomainError)) return null;
  return { message: error.message, extensions: { ...error.details, code: error.code } };
}

function protocolErrorOf(error: unknown): GraphQLFormattedError | null {
  if (!(error instanceof GraphQLError)) return null;
  if (error.originalError && !(error.originalError instanceof GraphQLError)) return null;
  const code = codeOf(error);
  if (code === 'UNAUTHENTICATED') return { message: withoutPreamble(error.message), extensions: { code } };
  if (typeof code !== 'string' || !protocolCodes.includes(code)) return null;
  const field = code === 'BAD_USER_INPUT' ? fieldOf(error.message) : null;
  return { message: error.message, extensions: { code, ...(field !== null && { field }) } };
}

/** GraphQL itself gives no code to a variable that does not fit; outside of Apollo nobody else does. */
const codeOf = ({ extensions, message }: GraphQLError): unknown =>
  extensions.code ?? (message.startsWith('Variable "$') ? 'BAD_USER_INPUT' : undefined);

const withoutPreamble = (message: string) => message.replace(/^Context creation failed: /, '');

/**
 * The input that a variable's coercion stumbled over, as GraphQL's message names it. A change's fields are named from
 * within its input; those of `facts`, which stands beside other arguments, with it.
 */
export function fieldOf(message: string): string | null {
  const missing = /Field "(\w+)" of required type/.exec(message)?.[1];
  const unknown = /Field "(\w+)" is not defined by type/.exec(message)?.[1];
  const at = /at "\w+\.([\w.[\]]+)"/.exec(message)?.[1];
  const variable = /Variable "\$(\w+)"/.exec(message)?.[1];
  const field = [at, missing ?? unknown].filter((part) => part !== undefined).join('.');
  if (field === '') return variable ?? null;
  return variable === 'facts' ? `facts.${field}` : field;
}

function masked(error: unknown, log: Log, errorId: string): GraphQLFormattedError {
  log.error({ err: error, errorId }, 'an operation failed');
  return {
    message: 'Something went wrong on our side. Please try again, or tell us the id of this error.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
  };
}
