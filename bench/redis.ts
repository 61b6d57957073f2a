import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../start/free-port.js';

/** A Redis of our own; null where none is on the PATH. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> } | null> {
  const known = ['redis-server', 'valkey-server'];
  const program = known.find((name) => spawnSync(name, ['--version']).status === 0);
  if (program === undefined) return null;
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-redis-'));
  const flags = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''];
  const child = spawn(program, [...flags, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  // Whoever connects waits until it answers.
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
