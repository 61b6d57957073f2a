import { isIP } from 'node:net';
import type { ChannelSettings } from '../bot/channels/settings.js';
import { type CodeSenderName, codeSenders } from '../bot/verification/code-sender.js';
import { readChannels } from './channel-environment.js';
import { readS3 } from './storage/s3-environment.js';
import type { S3Bucket } from './storage/s3-storage.js';
import { EnvironmentError, read } from './variable.js';

export { EnvironmentError } from './variable.js';

export const processRoles = ['api', 'bot', 'jobs'] as const;
/** The doors that one process runs; not to be taken for the roles of staff. */
export type ProcessRole = (typeof processRoles)[number];

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the variables of README.md say, checked and with the defaults filled in. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** None: queues in PostgreSQL. One: a Redis. Several: nodes of a Redis Cluster. */
  readonly redisUrls: readonly string[];
  readonly dataFolder: string;
  readonly roles: ReadonlySet<ProcessRole>;
  /** Undefined: the shipped policy. */
  readonly policyFile: string | undefined;
  readonly demo: boolean;
  /** Undefined: a random one, printed once. */
  readonly demoPassword: string | undefined;
  /** Undefined only with the embedded PostgreSQL: the one in its data folder. */
  readonly secret: string | undefined;
  /** How the codes that prove a telephone number reach their customer. */
  readonly codeSender: CodeSenderName;
  /** Undefined: attachments lie below the data folder. */
  readonly s3: S3Bucket | undefined;
  readonly logLevel: LogLevel;
  /** Those beside the web chat; each is off without its variables. */
  readonly channels: ChannelSettings;
}

/** @param signs whether sessions are signed; a command that only reads needs no secret. */
export function readEnvironment(env: NodeJS.ProcessEnv, { signs = true } = {}): Environment {
  const databaseUrl = read(env, 'DATABASE_URL');
  if (databaseUrl !== undefined && !hasProtocol(databaseUrl, ['postgres:', 'postgresql:']))
    throw new EnvironmentError(
      'DATABASE_URL',
      'the address of a PostgreSQL, like postgres://user:password@host:5432/name',
    );
  const channels = readChannels(env);
  return {
    port: readPort(env),
    host: readHost(env),
    databaseUrl,
    redisUrls: readRedisUrls(env),
    dataFolder: read(env, 'AFTERCARE_DATA') ?? '.aftercare',
    roles: readRoles(env),
    policyFile: read(env, 'AFTERCARE_POLICY'),
    demo: readSwitch(env, 'AFTERCARE_DEMO', databaseUrl === undefined),
    demoPassword: read(env, 'AFTERCARE_DEMO_PASSWORD'),
    secret: readSecret(env, signs && databaseUrl !== undefined),
    codeSender: readCodeSender(env, channels),
    s3: readS3(env),
    logLevel: readLogLevel(env),
    channels,
  };
}

function readPort(env: NodeJS.ProcessEnv): number {
  const value = read(env, 'PORT') ?? '4000';
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new EnvironmentError('PORT', 'a number from 0 (any free port) to 65535', value);
  return port;
}

function readHost(env: NodeJS.ProcessEnv): string {
  const value = read(env, 'HOST') ?? '127.0.0.1';
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value) && !/^[\d.]+$/.test(value);
  if (isIP(value) === 0 && !isName)
    throw new EnvironmentError(
      'HOST',
      'the name or IP address to listen on, like 127.0.0.1 or 0.0.0.0',
      value,
    );
  return value;
}

function readRedisUrls(env: NodeJS.ProcessEnv): readonly string[] {
  const urls = listOf(read(env, 'REDIS_URL'));
  if (!urls.every((url) => hasProtocol(url, ['redis:', 'rediss:'])))
    throw new EnvironmentError(
      'REDIS_URL',
      'an address like redis://host:6379, or several with commas between for a cluster',
    );
  return urls;
}

function readRoles(env: NodeJS.ProcessEnv): ReadonlySet<ProcessRole> {
  const value = read(env, 'AFTERCARE_ROLES');
  const names = listOf(value);
  const known = names.filter(isOneOf(processRoles));
  if (known.length < names.length)
    throw new EnvironmentError('AFTERCARE_ROLES', `a comma list of ${processRoles.join(', ')}`, value);
  return new Set(value === undefined ? processRoles : known);
}

function readSwitch(env: NodeJS.ProcessEnv, variable: string, otherwise: boolean): boolean {
  const value = read(env, variable);
  if (value !== undefined && value !== '0' && value !== '1')
    throw new EnvironmentError(variable, '1 for yes or 0 for no', value);
  return value === undefined ? otherwise : value === '1';
}

function readSecret(env: NodeJS.ProcessEnv, required: boolean): string | undefined {
  const value = read(env, 'AFTERCARE_SECRET');
  if (value === undefined ? required : Buffer.byteLength(value) < 32)
    throw new EnvironmentError(
      'AFTERCARE_SECRET',
      value === undefined
        ? 'a random text of 32 bytes or more, the same in every process, and is required with DATABASE_URL'
        : `a random text of 32 bytes or more; it has ${Buffer.byteLength(value)}`,
    );
  return value;
}

function readCodeSender(env: NodeJS.ProcessEnv, channels: ChannelSettings): CodeSenderName {
  const value = read(env, 'AFTERCARE_CODE_SENDER') ?? 'log';
  if (!isOneOf(codeSenders)(value))
    throw new EnvironmentError('AFTERCARE_CODE_SENDER', `one of ${codeSenders.join(', ')}`, value);
  if (value === 'webhook' && !channels.webhook)
    throw new EnvironmentError('AFTERCARE_CODE_SENDER', 'webhook together with AFTERCARE_WEBHOOK_URL only');
  return value;
}

function readLogLevel(env: NodeJS.ProcessEnv): LogLevel {
  const value = read(env, 'LOG_LEVEL') ?? 'info';
  if (!isOneOf(logLevels)(value))
    throw new EnvironmentError('LOG_LEVEL', `one of ${logLevels.join(', ')}`, value);
  return value;
}

const listOf = (value: string | undefined): string[] =>
  value === undefined ? [] : value.split(',').map((part) => part.trim());

const isOneOf =
  <T extends string>(list: readonly T[]) =>
  (value: string): value is T =>
    list.some((known) => known === value);

const hasProtocol = (value: string, protocols: readonly string[]): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);
