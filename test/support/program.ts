import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../start/free-port.js';
import { until } from './until.js';

export interface DeskProgram {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of the program and of everything that it started in its process group. */
  kill(): Promise<void>;
}

export interface DeskProgramOptions {
  /** Kept by the caller when given, so that a program can be started on it again. */
  readonly folder?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const demoPassword = 'Harbour-2026!';

/** A whole desk as a user starts it, on a folder and port of its own. */
export async function startDesk({ folder, port, env = {} }: DeskProgramOptions = {}): Promise<DeskProgram> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'aftercare-desk-')));
  const own = port ?? (await freePort());
  const child = spawn(process.execPath, [resolve('start/run.mjs')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(own),
      AFTERCARE_DATA: data,
      AFTERCARE_DEMO: '1',
      AFTERCARE_DEMO_PASSWORD: demoPassword,
      NODE_ENV: 'production',
      ...env,
    },
  });
  let printed = '';
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const { pid } = child;
  if (pid === undefined) throw new Error('the desk did not start');
  await until(
    'the desk is ready',
    () => {
      if (child.exitCode !== null)
        throw new Error(`the desk ended with ${child.exitCode}:\n${printed.slice(-3_000)}`);
      return printed.includes('Aftercare is ready at');
    },
    120_000,
  );
  const cleanUp = () => (folder === undefined ? rm(data, { recursive: true, force: true }) : undefined);
  return {
    url: `http://127.0.0.1:${own}`,
    pid,
    output: () => printed,
    async stop() {
      const code = await ended(child, () => child.kill('SIGTERM'));
      await cleanUp();
      return code;
    },
    async kill() {
      await ended(child, () => process.kill(-pid, 'SIGKILL'));
      await cleanUp();
    },
  };
}

async function ended(child: ChildProcess, end: () => unknown): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  end();
  await gone;
  return child.exitCode;
}
