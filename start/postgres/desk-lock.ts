import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Any fixed number will do: it is looked for in the server's maintenance database, where only desks look. */
const lockKey = 7_302_026;

/** Thrown when another desk lives on the same folder. */
export class DeskInUseError extends Error {
  override readonly name = 'DeskInUseError';
}

/**
 * One desk per folder: a lock that the server itself takes back when our process is gone, however it went.
 * @param lost called once if the connection, and the lock with it, goes before release().
 */
export async function takeDeskLock(url: string, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `aftercare desk ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await lockWithin(client, 3_000);
  } catch (error) {
    await client.end();
    throw error;
  }
  client.once('end', lost);
  return client;
}

/** The back end of a desk that was killed a moment ago may take a while to notice. */
async function lockWithin(client: pg.Client, milliseconds: number): Promise<void> {
  const limit = performance.now() + milliseconds;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lockKey,
    ]);
    if (rows[0]?.taken === true) return;
    if (performance.now() > limit) throw new DeskInUseError(await holderOf(client));
    await pause(50);
  }
}

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ holder: string }>(
    `select application_name as holder from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and granted and objid = $1`,
    [lockKey],
  );
  return rows[0]?.holder ?? 'another desk';
}
