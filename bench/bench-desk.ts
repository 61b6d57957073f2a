import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { type Desk, openDesk } from '../domain/desk.js';
import { activatePolicy } from '../domain/policy/activate-policy.js';
import { openPolicyShelf } from '../domain/policy/policy-shelf.js';
import { findStaffActor } from '../domain/staff/staff-actor.queries.js';
import { connect, type Database, migrate } from '../schema/database.js';
import { loadDemonstration, readDemonstration } from '../start/demonstration.js';
import { startEmbeddedDatabase } from '../start/embedded-database.js';

export const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: console.error,
};

export interface BenchDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The embedded PostgreSQL with the settings of a real start, durable ones too, in a folder of its own. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const server = await startEmbeddedDatabase({ folder, log: quiet });
  await migrate(server.url);
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const system: Actor = { kind: 'SYSTEM', name: 'bench' };

export interface BenchDesk {
  readonly desk: Desk;
  readonly db: Database;
  staff(login: string): Promise<Actor>;
  close(): Promise<void>;
}

/** A desk of this process with the demonstration company and the shipped policy. */
export async function openBenchDesk(url: string): Promise<BenchDesk> {
  const { db, close } = connect(url);
  const desk = openDesk({
    db,
    clock: () => new Date(),
    newId: () => uuidv7(),
    random: Math.random,
    policies: openPolicyShelf(),
    log: quiet,
    committed: () => undefined,
  });
  await desk.run(system, activatePolicy, { yaml: await readFile('policies/default.yaml', 'utf8') });
  const company = await readDemonstration('policies/demonstration.yaml');
  await desk.run(system, loadDemonstration, { company, passwordHash: 'none', timezone: 'Asia/Shanghai' });
  return { desk, db, close, staff: (login) => staffOf(desk, login) };
}

async function staffOf(desk: Desk, login: string): Promise<Actor> {
  const actor = await desk.read(system, findStaffActor, { login });
  if (!actor) throw new Error(`no account ${login}`);
  return actor;
}
