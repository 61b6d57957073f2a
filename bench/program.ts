import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from '../start/free-port.js';

export const demoPassword = 'Bench-2026-harbour!';
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm start` executes, without npm. */
const { scripts } = z
  .object({ scripts: z.object({ start: z.string().startsWith('exec node ') }) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const startArguments = scripts.start.split(' ').slice(2);

export interface Program {
  readonly url: string;
  /** From the start of the process until it said that it is ready. */
  readonly readyMilliseconds: number;
  residentMegabytes(): Promise<number>;
  stop(): Promise<void>;
}

/** The whole program as a user starts it, on a port of its own. */
export async function startProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, startArguments, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      AFTERCARE_DEMO: '1',
      AFTERCARE_DEMO_PASSWORD: demoPassword,
      ...env,
    },
  });
  await ready(child);
  return {
    url: `http://127.0.0.1:${port}`,
    readyMilliseconds: performance.now() - begun,
    residentMegabytes: () => residentOf(child.pid),
    stop: () => end(child),
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let printed = '';
  await new Promise<void>((done, failed) => {
    const hear = (chunk: Buffer) => {
      // Once it is ready its log is read and forgotten.
      printed = (printed + chunk).slice(-5_000);
      if (printed.includes('Aftercare is ready at')) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}:\n${printed}`)));
  });
}

async function residentOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1_024;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
