import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../start/free-port.js';
import { until } from './until.js';

export interface TestRedis {
  readonly url: string;
  /** SIGKILL, as when the machine under it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of the test's own, or null (and a line that says so) where none is installed. */
export async function startRedis(port?: number): Promise<TestRedis | null> {
  const program = ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  );
  if (program === undefined) {
    console.log('No redis-server on the PATH: the Redis parts of this test are skipped.');
    return null;
  }
  const own = port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-redis-'));
  const child = spawn(
    program,
    [
      '--port',
      String(own),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await until('Redis has ended', () => child.exitCode !== null || child.signalCode !== null);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `redis://127.0.0.1:${own}`;
  try {
    await until('Redis answers', () => answers(url));
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
