import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import postgres from 'postgres';
import { type Database, migrate } from '../schema/database.js';
import { startEmbeddedDatabase } from './embedded-database.js';
import { type Environment, EnvironmentError } from './environment.js';
import type { PoolUse } from './metrics.js';

export interface OpenedDatabase {
  readonly url: string;
  answers(db: Database): Promise<boolean>;
  /** Stops the embedded server; a foreign one is left alone. */
  stop(): Promise<void>;
}

/** The database that the environment names, else our own in the data folder; with this version's tables. */
export async function openDatabase(
  environment: Environment,
  dataFolder: string,
  log: Logger,
): Promise<OpenedDatabase> {
  const { databaseUrl } = environment;
  if (databaseUrl !== undefined) {
    await checkVersion(databaseUrl);
    await migrate(databaseUrl);
    return { url: databaseUrl, answers, stop: async () => undefined };
  }
  const embedded = await startEmbeddedDatabase({ folder: resolve(dataFolder), log });
  try {
    await migrate(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.url, answers, stop: () => embedded.stop() };
}

const oldestVersion = 140_000;

async function checkVersion(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [row] = await client<
      { version: string }[]
    >`select current_setting('server_version_num') as version`;
    if (Number(row?.version) < oldestVersion) {
      throw new EnvironmentError('DATABASE_URL', 'a PostgreSQL of version 14 or newer', row?.version);
    }
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError('DATABASE_URL', `a PostgreSQL that answers (${reason})`);
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function answers(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    // Whatever keeps it from answering: not ready is the whole answer.
    return false;
  }
}

/** Connections of this desk's processes by what they do, as the server sees them. */
export async function poolUse(db: Database): Promise<PoolUse> {
  const rows = await db.execute<{ busy: boolean; connections: number }>(sql`
    select state is distinct from 'idle' as busy, count(*)::int as connections
    from pg_stat_activity where application_name = 'aftercare' group by 1`);
  const of = (busy: boolean) => rows.find((row) => row.busy === busy)?.connections ?? 0;
  return { used: of(true), idle: of(false) };
}
