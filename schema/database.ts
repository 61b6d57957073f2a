import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import * as schema from './index.js';
import { inProject } from './project.js';
import { keepingPlans } from './statement-plan.js';

export type Schema = typeof schema;
export type Database = PostgresJsDatabase<Schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseConnection {
  readonly db: Database;
  /** Its own date parsers are replaced by Drizzle; raw code takes `listen` from here and nothing else. */
  readonly client: postgres.Sql;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Connections of the pool. */
  readonly pool?: number;
  readonly onStatement?: (statement: string) => void;
}

export function connect(url: string, { pool = 10, onStatement }: ConnectOptions = {}): DatabaseConnection {
  const client = postgres(url, {
    max: pool,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: { application_name: 'aftercare', TimeZone: 'UTC', statement_timeout: 30_000 },
  });
  const logger = onStatement && { logQuery: (statement: string) => onStatement(statement) };
  const db = drizzle({ client: keepingPlans(client), schema, ...(logger && { logger }) });
  return { db, client, close: () => client.end({ timeout: 5 }) };
}

/** A number of our own: processes that start at once migrate one after the other. */
const migrationLock = 7_204_119;
const migrationsFolder = inProject('drizzle');

/** Brings the database to this version's tables. Safe to run from any number of processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    const db = drizzle({ client });
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
    await applyMigrations(db, { migrationsFolder });
  } finally {
    await client.end();
  }
}
