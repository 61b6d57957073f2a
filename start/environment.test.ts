import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './environment.js';

const secret = 'x'.repeat(32);

describe('readEnvironment', () => {
  it('needs no variable at all: everything in one process on an embedded database', () => {
    expect(readEnvironment({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      redisUrls: [],
      dataFolder: '.aftercare',
      roles: new Set(['api', 'bot', 'jobs']),
      policyFile: undefined,
      demo: true,
      demoPassword: undefined,
      secret: undefined,
      codeSender: 'log',
      s3: undefined,
      logLevel: 'info',
      channels: {},
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const empty = { PORT: '', DATABASE_URL: ' ', REDIS_URL: '', AFTERCARE_ROLES: '', AFTERCARE_SECRET: '' };
    expect(readEnvironment(empty)).toEqual(readEnvironment({}));
  });

  it('puts no demonstration company into a database that it was given', () => {
    const given = { DATABASE_URL: 'postgres://desk:pw@db/desk', AFTERCARE_SECRET: secret };
    expect(readEnvironment(given).demo).toBe(false);
    expect(readEnvironment({ ...given, AFTERCARE_DEMO: '1' }).demo).toBe(true);
  });

  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ HOST: 'desk.example.com' }, { host: 'desk.example.com' }],
    [{ REDIS_URL: 'rediss://cache:6380' }, { redisUrls: ['rediss://cache:6380'] }],
    [{ REDIS_URL: 'redis://a:1, redis://b:2' }, { redisUrls: ['redis://a:1', 'redis://b:2'] }],
    [{ AFTERCARE_ROLES: 'jobs, bot' }, { roles: new Set(['jobs', 'bot']) }],
    [{ AFTERCARE_DEMO: '0' }, { demo: false }],
    [{ AFTERCARE_DEMO_PASSWORD: 'open' }, { demoPassword: 'open' }],
    [{ AFTERCARE_SECRET: '钥'.repeat(11) }, { secret: '钥'.repeat(11) }],
    [
      { AFTERCARE_POLICY: 'our.yaml', AFTERCARE_DATA: '/var/desk' },
      { policyFile: 'our.yaml', dataFolder: '/var/desk' },
    ],
    [{ AFTERCARE_CODE_SENDER: 'log' }, { codeSender: 'log' }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [
      {
        AFTERCARE_S3_URL: 'https://host:9000/bucket',
        AFTERCARE_S3_KEY_ID: 'key',
        AFTERCARE_S3_SECRET: 'hunter2',
      },
      { s3: { url: 'https://host:9000/bucket', keyId: 'key', secret: 'hunter2', region: 'us-east-1' } },
    ],
  ])('understands %j', (env, expected) => {
    expect(readEnvironment(env)).toMatchObject(expected);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT takes a number from 0 (any free port) to 65535, not "http".'],
    [{ PORT: '65536' }, 'PORT takes'],
    [{ PORT: '-1' }, 'PORT takes'],
    [{ PORT: '4e3' }, 'PORT takes'],
    [{ HOST: 'http://desk' }, 'HOST takes'],
    [{ HOST: '127.0.0.256' }, 'HOST takes'],
    [{ DATABASE_URL: 'mysql://root@db/desk', AFTERCARE_SECRET: secret }, 'DATABASE_URL takes'],
    [{ DATABASE_URL: 'desk', AFTERCARE_SECRET: secret }, 'DATABASE_URL takes'],
    [
      { DATABASE_URL: 'postgres://db/desk' },
      'AFTERCARE_SECRET takes a random text of 32 bytes or more, the same',
    ],
    [
      { AFTERCARE_SECRET: 'x'.repeat(31) },
      'AFTERCARE_SECRET takes a random text of 32 bytes or more; it has 31.',
    ],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL takes'],
    [{ REDIS_URL: 'redis://a:1,' }, 'REDIS_URL takes'],
    [
      { AFTERCARE_ROLES: 'api,worker' },
      'AFTERCARE_ROLES takes a comma list of api, bot, jobs, not "api,worker".',
    ],
    [{ AFTERCARE_ROLES: ',' }, 'AFTERCARE_ROLES takes'],
    [{ AFTERCARE_S3_KEY_ID: 'key' }, 'AFTERCARE_S3_URL takes the address of a bucket'],
    [{ AFTERCARE_S3_URL: 's3://bucket', AFTERCARE_S3_KEY_ID: 'key' }, 'AFTERCARE_S3_URL takes'],
    [{ AFTERCARE_S3_URL: 'https://bucket.host' }, 'AFTERCARE_S3_KEY_ID takes'],
    [{ AFTERCARE_S3_URL: 'https://bucket.host', AFTERCARE_S3_KEY_ID: 'key' }, 'AFTERCARE_S3_SECRET takes'],
    [{ AFTERCARE_DEMO: 'yes' }, 'AFTERCARE_DEMO takes 1 for yes or 0 for no, not "yes".'],
    [{ AFTERCARE_CODE_SENDER: 'pigeon' }, 'AFTERCARE_CODE_SENDER takes one of log, webhook, not "pigeon".'],
    [{ AFTERCARE_CODE_SENDER: 'webhook' }, 'AFTERCARE_CODE_SENDER takes webhook together with'],
    [
      { LOG_LEVEL: 'INFO' },
      'LOG_LEVEL takes one of trace, debug, info, warn, error, fatal, silent, not "INFO".',
    ],
  ])('refuses %j', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(EnvironmentError);
    expect(() => readEnvironment(env)).toThrow(message);
  });

  it.each([
    { DATABASE_URL: 'mysql://root:hunter2@db', AFTERCARE_SECRET: secret },
    { REDIS_URL: 'http://:hunter2@cache' },
    { AFTERCARE_SECRET: 'hunter2' },
    { AFTERCARE_S3_SECRET: 'hunter2' },
    { AFTERCARE_S3_URL: 'https://key:hunter2@host/bucket' },
    { PORT: '1\n2' },
  ])('says so in one line without repeating a secret: %j', (env) => {
    const message = messageOf(() => readEnvironment(env));
    expect(message).not.toContain('hunter2');
    expect(message).not.toContain('\n');
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was refused');
}
