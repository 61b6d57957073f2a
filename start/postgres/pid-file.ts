import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive } from './cluster.js';

const run = promisify(execFile);
const moment = 100;

/** What postmaster.pid says about the server on a data folder. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const pidFileOf = (database: string): string => join(database, 'postmaster.pid');

/** Undefined when there is none. A file still being written has no status yet. */
export async function readPidFile(database: string): Promise<PidFile | undefined> {
  const text = await pidFileText(database);
  return text === undefined ? undefined : parsePidFile(text);
}

const pidFileText = (database: string): Promise<string | undefined> =>
  readFile(pidFileOf(database), 'utf8').catch(() => undefined);

function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (Number.isNaN(pid)) return undefined;
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), status: (lines[7] ?? '').trim() };
}

/** The server that runs on the folder, whoever started it. A number that another program has now is not it. */
export async function findServer(database: string): Promise<PidFile | undefined> {
  const file = await readPidFile(database);
  if (file === undefined || !isAlive(file.pid)) return undefined;
  return (await worksIn(file.pid, database)) ? file : undefined;
}

/** PostgreSQL stays in its data folder for as long as it runs, even when the folder is moved. */
async function worksIn(pid: number, database: string): Promise<boolean> {
  const path = await realpath(database);
  if (process.platform !== 'linux') return (await commandOf(pid)).includes(path);
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === path;
  } catch (error) {
    // Root in a container may start and stop the server of another account, but not look into it.
    const hidden = error instanceof Error && 'code' in error && error.code === 'EACCES';
    return (
      hidden &&
      (await readFile(`/proc/${pid}/cmdline`, 'utf8'))
        .split('\0')
        .some((part) => part === path || part === database)
    );
  }
}

const commandOf = (pid: number): Promise<string> =>
  run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );

/**
 * PostgreSQL will not start while the process of a left-over file lives, even when its number has gone to
 * another program since. Its own parent's number it knows to be stale, so we put ours there. Removing the
 * file would also remove its check for surviving back ends of the former server.
 */
export async function disownPidFile(database: string): Promise<void> {
  const text = await settledText(database);
  if (text === undefined) return;
  const file = parsePidFile(text);
  if (file && (!isAlive(file.pid) || (await worksIn(file.pid, database)))) return;
  const own = String(process.pid);
  await writeFile(pidFileOf(database), file ? text.replace(/^\s*-?\d+/, own) : `${own}\n`);
}

/** A server that starts fills its file as soon as it has made it; one that stays without a number lost it in a power cut. */
async function settledText(database: string): Promise<string | undefined> {
  const text = await pidFileText(database);
  if (text === undefined || parsePidFile(text)) return text;
  await pause(moment);
  return pidFileText(database);
}
