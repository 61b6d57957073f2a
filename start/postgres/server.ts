import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { type Cluster, serverEnvironment } from './cluster.js';
import { disownPidFile, findServer, readPidFile } from './pid-file.js';

export interface ServerOptions extends Cluster {
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string | number>>;
  /** The port it must have; without one the system chooses. */
  readonly port?: number | undefined;
}

export interface Server {
  readonly pid: number;
  readonly port: number;
  /** It was running already: its desk died, and it did not. */
  readonly adopted: boolean;
}

const recoveryLimit = 60_000;
const logLimit = 1_000_000;

/** The server on this folder, ready for connections: the one that runs, else a new one. */
export async function serverOn(options: ServerOptions): Promise<Server> {
  const limit = performance.now() + recoveryLimit;
  let launched: number | undefined;
  let complaint = 'it is starting up or shutting down';
  while (performance.now() < limit) {
    const found = await findServer(options.database);
    if (found?.status === 'ready')
      return { pid: found.pid, port: found.port, adopted: found.pid !== launched };
    if (found !== undefined) {
      await pause(10);
      continue;
    }
    const launch = await launchServer(options, limit);
    if (launch.complaint === undefined) launched = launch.pid;
    else {
      complaint = launch.complaint;
      await pause(100);
    }
  }
  throw new Error(
    `PostgreSQL on ${options.database} is not ready after 60 seconds: ${complaint}. See ${options.logFile}.`,
  );
}

interface Launch {
  readonly pid?: number | undefined;
  /** Why it went down again, where trying again may help. */
  readonly complaint?: string;
}

/**
 * In a session and process group of its own: Ctrl-C in the terminal, or a signal to our whole group, must not
 * take the database away from work that is still being finished.
 */
async function launchServer(options: ServerOptions, limit: number): Promise<Launch> {
  await disownPidFile(options.database);
  const port = options.port ?? (await freePort());
  const log = await openLog(options.logFile);
  const from = (await log.stat()).size;
  try {
    const [program, ...args] = commandLine(options, port);
    const child = spawn(program ?? options.programs.postgres, args, {
      ...options.account.user,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let ended: string | undefined;
    child.once('error', (error) => {
      ended = error.message;
    });
    child.once('exit', (code, signal) => {
      ended = `exit ${code ?? signal}`;
    });
    child.unref();
    while (ended === undefined && performance.now() < limit) {
      const file = await readPidFile(options.database);
      if (file?.pid === child.pid && file?.status === 'ready') return { pid: child.pid };
      await pause(10);
    }
    return judge(ended ?? 'still starting', await textAfter(options.logFile, from), options);
  } finally {
    await log.close();
  }
}

function commandLine({ account, programs, database, settings }: ServerOptions, port: number): string[] {
  const all = { ...settings, port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [...account.prefix, programs.postgres, '-D', database, ...flags];
}

/** What a killed server leaves behind passes by itself within moments; anything else is for a person. */
function judge(ended: string, text: string, options: ServerOptions): Launch {
  if (/shared memory block .* is still in use/.test(text))
    return { complaint: 'back ends of the former server still run' };
  if (/lock file "postmaster.pid" already exists/.test(text))
    return { complaint: 'another start was faster' };
  if (/could not create any TCP\/IP sockets|Address already in use/.test(text))
    return { complaint: 'its port was taken' };
  if (ended === 'still starting') return { complaint: 'it is still recovering' };
  const tail = text.trim().split('\n').slice(-5).join(' | ');
  throw new Error(`PostgreSQL did not start (${ended}): ${tail || `see ${options.logFile}`}`);
}

async function openLog(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimit) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

async function textAfter(file: string, from: number): Promise<string> {
  return (await readFile(file)).subarray(from).toString('utf8');
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
export async function stopServer(database: string): Promise<void> {
  const server = await findServer(database);
  if (server === undefined) return;
  if (await stopped(database, server.pid, 'SIGINT', 8_000)) return;
  if (await stopped(database, server.pid, 'SIGQUIT', 2_000)) return;
  throw new Error(`PostgreSQL (process ${server.pid}) does not stop.`);
}

async function stopped(
  database: string,
  pid: number,
  signal: NodeJS.Signals,
  within: number,
): Promise<boolean> {
  process.kill(pid, signal);
  const limit = performance.now() + within;
  while (performance.now() < limit) {
    if ((await findServer(database))?.pid !== pid) return true;
    await pause(5);
  }
  return false;
}
