import { spawn } from 'node:child_process';
import { chown, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import {
  ask,
  asRoot,
  ended,
  kill,
  serverOf,
  start,
  useDataFolder,
  words,
  write,
} from '../test/support/data-folder.js';
import { until } from '../test/support/until.js';
import { findServer, readPidFile } from './postgres/pid-file.js';

const place = useDataFolder();

describe('a new folder', () => {
  it('becomes a database that keeps what was written for the next start', async () => {
    const first = await start(place.folder);
    await write(first.url, '工单');
    await first.stop();
    expect(await findServer(join(place.folder, 'database'))).toBeUndefined();

    const second = await start(place.folder);
    expect(second.adopted).toBe(false);
    expect(await words(second.url)).toEqual(['工单']);
    await second.stop();
  });

  it('is durable, in UTF-8 and in UTC, listens to this machine only and wants the password', async () => {
    const { url, stop } = await start(place.folder);
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
    expect((await stat(join(place.folder, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(place.folder, 'database'))).mode & 0o777).toBe(0o700);
    await stop();
  });

  it('is made whole by the next start when the first was killed while making it', async () => {
    const child = place.launch();
    await until('initdb is at work', async () => {
      const names = await readdir(place.folder).catch(() => []);
      const draft = names.find((name) => name.startsWith('database.new-'));
      if (draft === undefined) return false;
      return (await readdir(join(place.folder, draft, 'data')).catch(() => [''])).includes('base');
    });
    kill(child);
    await ended(child);
    expect(await readdir(place.folder)).not.toContain('database');

    const { url, stop } = await start(place.folder);
    await write(url, 'whole');
    await stop();
    expect((await readdir(place.folder)).sort()).toEqual(['database', 'database.log', 'password']);
  });
});

describe('a desk that was killed', () => {
  it('leaves a running server that the next desk adopts and stops', async () => {
    const { child, url } = await place.hold();
    await write(url, 'before');
    kill(child);
    await ended(child);

    const next = await start(place.folder);
    expect(next.adopted).toBe(true);
    expect(next.url).toBe(url);
    expect(await words(next.url)).toEqual(['before']);
    await next.stop();
    expect(await findServer(join(place.folder, 'database'))).toBeUndefined();
  });

  it('together with its server leaves data that the next start recovers', async () => {
    const { child, url } = await place.hold();
    await write(url, 'committed');
    const busy = await keepBusy(url);
    const server = await serverOf(place.folder);
    kill(child);
    process.kill(server.pid, 'SIGKILL');
    await ended(child);

    const next = await start(place.folder);
    expect(next.adopted).toBe(false);
    expect(await words(next.url)).toEqual(['committed']);
    await busy.ended;
    await next.stop();
  });

  it.each(['a process that is gone', 'another program'])(
    'does not stand in the way when the number of its server belongs to %s',
    async (whose) => {
      const first = await start(place.folder);
      const file = await readFile(join(place.folder, 'database', 'postmaster.pid'), 'utf8');
      await first.stop();
      const { uid, gid } = await stat(join(place.folder, 'database'));
      const other = spawn('sleep', ['600'], asRoot ? { uid, gid, detached: true } : { detached: true });
      place.watch(other);
      if (whose === 'a process that is gone') {
        kill(other);
        await ended(other);
      }
      const stale = join(place.folder, 'database', 'postmaster.pid');
      await writeFile(stale, file.replace(/^\d+/, String(other.pid)));
      await chown(stale, uid, gid);

      const next = await start(place.folder);
      expect(next.adopted).toBe(false);
      await write(next.url, 'again');
      await next.stop();
    },
  );

  it.each(['', '\0\0\0\0'])(
    'does not stand in the way when a power cut left its lock file as %j',
    async (left) => {
      const first = await start(place.folder);
      await write(first.url, 'kept');
      await first.stop();
      const stale = join(place.folder, 'database', 'postmaster.pid');
      await writeFile(stale, left);
      const { uid, gid } = await stat(join(place.folder, 'database'));
      await chown(stale, uid, gid);

      const next = await start(place.folder);
      expect(await words(next.url)).toEqual(['kept']);
      await next.stop();
    },
  );
});

describe('a living desk', () => {
  it('keeps a second one off its folder, which says whom it met', async () => {
    const { url, child } = await place.hold();
    await expect(start(place.folder)).rejects.toThrow(
      `AFTERCARE_DATA takes a folder of its own; another desk runs on ${place.folder} (aftercare desk ${child.pid}): stop it, or choose another folder.`,
    );
    await write(url, 'undisturbed');
  });

  it('is one of two that start on a new folder at the same moment', async () => {
    const outcomes = await Promise.allSettled([place.hold(), place.hold()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining('another desk runs on') },
    });
  });

  it('brings its server back on the same port when it is killed', async () => {
    const { url, stop } = await start(place.folder);
    await write(url, 'kept');
    const { pid } = await serverOf(place.folder);
    process.kill(pid, 'SIGKILL');
    await until('another server answers at the same address', async () => {
      const now = await findServer(join(place.folder, 'database'));
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
    await expect(start(place.folder)).rejects.toThrow('another desk runs on');
    await stop();
  });

  it('stops its server when it is told to stop', async () => {
    const { child } = await place.hold();
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(await readPidFile(join(place.folder, 'database'))).toBeUndefined();
  });
});

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
