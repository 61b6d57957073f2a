import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../schema/database.js';
import { chooseAccount } from '../../start/postgres/account.js';
import { prepareCluster, superuser } from '../../start/postgres/cluster.js';
import { findPrograms } from '../../start/postgres/programs.js';
import { serverOn, stopServer } from '../../start/postgres/server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the server that tests run on; useDatabase() makes them one of their own. */
    databaseUrl: string;
  }
}

/** Fast and forgetful: nothing in a test survives a power cut. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  jit: 'off',
  timezone: 'UTC',
};

/** One PostgreSQL for the run, with a migrated template that every test file's database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  try {
    await makeTemplate(url);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('databaseUrl', url);
  return stop;
}

async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-test-'));
  // As root the server runs under another account, which has to pass through.
  await chmod(folder, 0o711);
  const database = join(folder, 'database');
  const programs = await findPrograms();
  const account = await chooseAccount({ programs, folder, database });
  const password = 'only-on-this-machine-and-for-this-run';
  await prepareCluster({ programs, account, database }, password);
  const logFile = join(folder, 'database.log');
  const { port } = await serverOn({ programs, account, database, logFile, settings });
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stopServer(database);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`drop database if exists template_desk with (force)`;
    await sql`create database template_desk`;
  } finally {
    await sql.end();
  }
  const template = new URL(url);
  template.pathname = '/template_desk';
  await migrate(template.href);
}
