import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import type { Log } from '../../domain/context.js';
import { type Desk, openDesk } from '../../domain/desk.js';
import { activatePolicy } from '../../domain/policy/activate-policy.js';
import { openPolicyShelf } from '../../domain/policy/policy-shelf.js';
import { findStaffActor } from '../../domain/staff/staff-actor.queries.js';
import { connect, type Database, type DatabaseConnection } from '../../schema/database.js';
import { loadArticles, readArticles } from '../../start/articles.js';
import { loadDemonstration, readDemonstration } from '../../start/demonstration.js';
import { useDatabase } from './database.js';

export const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const system: Actor = { kind: 'SYSTEM', name: 'test' };

export interface TestClock {
  (): Date;
  set(at: Date | string): void;
  /** Moves it on, in milliseconds. */
  advance(milliseconds: number): void;
}

export function testClock(start = '2026-11-23T02:00:00.000Z'): TestClock {
  let now = new Date(start);
  return Object.assign(() => now, {
    set: (at: Date | string) => {
      now = new Date(at);
    },
    advance: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
  });
}

/** The same draws in every run. */
export function seededRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export interface TestDesk {
  readonly desk: Desk;
  readonly db: Database;
  readonly url: string;
  readonly clock: TestClock;
  readonly connection: DatabaseConnection;
  /** The demonstration account of this login. */
  staff(login: string): Promise<Actor>;
}

export interface TestDeskOptions {
  /** File of the policy in force. */
  readonly policy?: string;
  readonly onStatement?: (statement: string) => void;
  readonly committed?: () => void;
  /** With the articles that the bot answers from; making them takes a moment. */
  readonly articles?: boolean;
  /** The real time, for what runs beside real queues. */
  readonly clock?: TestClock;
}

/** Runs with the real time; what is set or advanced is added to it. */
export function realClock(): TestClock {
  let ahead = 0;
  return Object.assign(() => new Date(Date.now() + ahead), {
    set: (at: Date | string) => {
      ahead = new Date(at).getTime() - Date.now();
    },
    advance: (milliseconds: number) => {
      ahead += milliseconds;
    },
  });
}

/** A desk on a database of its own with the demonstration company, on a Monday at ten in Shanghai. */
export function useDesk({ policy = 'policies/default.yaml', ...options }: TestDeskOptions = {}): TestDesk {
  const database = useDatabase();
  const clock = options.clock ?? testClock();
  let made: Omit<TestDesk, 'url' | 'clock' | 'staff'> | undefined;
  const ready = () => {
    if (!made) throw new Error('the desk opens before the first test');
    return made;
  };
  beforeAll(async () => {
    const { onStatement } = options;
    const connection = connect(database.url, { pool: 4, ...(onStatement && { onStatement }) });
    const desk = openDesk({
      db: connection.db,
      clock,
      newId: () => uuidv7(),
      random: seededRandom(),
      policies: openPolicyShelf(),
      log: quiet,
      committed: options.committed ?? (() => undefined),
    });
    made = { desk, db: connection.db, connection };
    await desk.run(system, activatePolicy, { yaml: readFileSync(policy, 'utf8') });
    const company = await readDemonstration('policies/demonstration.yaml');
    await desk.run(system, loadDemonstration, { company, passwordHash: 'none', timezone: 'Asia/Shanghai' });
    if (options.articles) {
      const articles = await readArticles();
      await desk.run(system, loadArticles, articles);
    }
  });
  afterAll(() => made?.connection.close());
  return {
    clock,
    get url() {
      return database.url;
    },
    get desk() {
      return ready().desk;
    },
    get db() {
      return ready().db;
    },
    get connection() {
      return ready().connection;
    },
    staff: (login) => staffActor(ready().desk, login),
  };
}

async function staffActor(desk: Desk, login: string): Promise<Actor> {
  const actor = await desk.read(system, findStaffActor, { login });
  if (!actor) throw new Error(`no account ${login}`);
  return actor;
}
