import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type Desk, openDesk } from '../../domain/desk.js';
import { openPolicyShelf } from '../../domain/policy/policy-shelf.js';
import { connect } from '../../schema/database.js';
import { openDatabase } from '../database.js';
import { readEnvironment } from '../environment.js';
import { createLogger } from '../logger.js';
import { superuser } from '../postgres/cluster.js';
import { findServer } from '../postgres/pid-file.js';
import { CommandRefused } from './outcome.js';

export interface Past {
  readonly desk: Desk;
  close(): Promise<void>;
}

/**
 * The tickets of a desk, running or not: those of `DATABASE_URL`, else those in the data folder.
 * @throws CommandRefused where no desk has been, EnvironmentError for a variable that names none
 */
export async function openPast(env: NodeJS.ProcessEnv): Promise<Past> {
  const environment = readEnvironment(env, { signs: false });
  const log = createLogger('warn');
  const folder = resolve(environment.dataFolder);
  if (environment.databaseUrl === undefined && !existsSync(join(folder, 'database')))
    throw new CommandRefused([
      `There is no desk in ${folder}: set AFTERCARE_DATA or DATABASE_URL to the one whose tickets count.`,
    ]);
  const running = environment.databaseUrl === undefined ? await runningIn(folder) : null;
  const database =
    running === null
      ? await openDatabase(environment, folder, log)
      : { url: running, stop: async () => undefined };
  const { db, close } = connect(database.url, { pool: 2 });
  return {
    desk: openDesk({
      db,
      clock: () => new Date(),
      newId: () => uuidv7(),
      random: Math.random,
      policies: openPolicyShelf(),
      log,
      committed: () => undefined,
    }),
    close: async () => {
      await close();
      await database.stop();
    },
  };
}

/** Reading beside a desk that runs takes nothing from it. */
async function runningIn(folder: string): Promise<string | null> {
  const server = await findServer(join(folder, 'database')).catch(() => undefined);
  if (server === undefined) return null;
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  return `postgres://${superuser}:${password}@127.0.0.1:${server.port}/aftercare`;
}
