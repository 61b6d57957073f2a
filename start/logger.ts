import { isIPv4 } from 'node:net';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './environment.js';

/** What customers told us stays out of the log, however deep a caller hides it. */
const privateKeys = [
  'phone',
  'text',
  'description',
  'address',
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
];
const paths = privateKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);

/** One JSON object a line. Rather the word too few than a customer's number in a file that many may read. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths, censor: '[private]' },
    serializers: { err: describeError, error: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: Logger['info']) {
        const masked = args.map((part: unknown) => (typeof part === 'string' ? maskNumbers(part) : part));
        Reflect.apply(method, this, masked);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Statement parameters and the rows that PostgreSQL quotes are left out: they are what customers told us. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? maskNumbers(error) : error;
  const code = 'code' in error ? error.code : undefined;
  const constraint = 'constraint_name' in error ? error.constraint_name : undefined;
  return {
    type: error.name,
    message: withoutData(error.message),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    stack: withoutData(error.message) + framesOf(error),
    ...(error.cause !== undefined && depth < 4 && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** Drizzle ends its message with the parameters of the statement. */
const withoutData = (message: string): string => maskNumbers(message.replace(/\nparams: [\s\S]*$/, ''));

function framesOf(error: Error): string {
  const start = error.stack?.search(/\n\s+at /) ?? -1;
  return start < 0 ? '' : (error.stack?.slice(start) ?? '');
}

/** Ids, dates and machine addresses come first: they are not what they look like to the last part. */
const numbers =
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d(?!\d)|\d{1,3}(?:\.\d{1,3}){3}|[+＋]?[\d０-９](?:[ ().\-–]{0,2}[\d０-９]){6,}/gi;

/** Replaces what may be a telephone number. */
export function maskNumbers(text: string): string {
  return text.replace(numbers, (found) => {
    if (/^[\da-f]{8}-[\da-f]{4}-/i.test(found) || /^\d{4}-\d\d-\d\d$/.test(found) || isIPv4(found))
      return found;
    return '[number]';
  });
}
