import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../domain/context.js';
import { openDataFolder } from './data-folder.js';
import { chooseAccount } from './postgres/account.js';
import { checkCluster, prepareCluster, superuser } from './postgres/cluster.js';
import { DeskInUseError, takeDeskLock } from './postgres/desk-lock.js';
import { findPrograms } from './postgres/programs.js';
import { type Server, type ServerOptions, serverOn, stopServer } from './postgres/server.js';
import { readOrCreateSecret } from './secret.js';
import { EnvironmentError } from './variable.js';

export interface EmbeddedDatabase {
  readonly url: string;
  /** The server outlived the desk that had started it, and now it is ours. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

const settings = {
  max_connections: 100,
  shared_buffers: '128MB',
  jit: 'off',
  // What was promised to a customer must survive the plug being pulled.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements carry names and phone numbers, and the desk reports them itself. Without them the log
  // grows by a few lines a start.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * A PostgreSQL of our own in `folder`; one desk at a time.
 * @throws EnvironmentError for a folder that cannot be had
 */
export async function startEmbeddedDatabase(input: {
  readonly folder: string;
  readonly log: Log;
}): Promise<EmbeddedDatabase> {
  const { options, password } = await prepare(input.folder);
  const held = new HeldServer(options, password, input.log);
  const adopted = await held.take().catch((error: unknown) => {
    if (error instanceof DeskInUseError)
      throw new EnvironmentError(
        'AFTERCARE_DATA',
        `a folder of its own; another desk runs on ${options.folder} (${error.message}): stop it, or choose another folder`,
      );
    throw error;
  });
  return { url: held.url('aftercare'), adopted, stop: () => held.release() };
}

async function prepare(
  given: string,
): Promise<{ options: ServerOptions & { folder: string }; password: string }> {
  const folder = await openDataFolder(given);
  const database = join(folder, 'database');
  const programs = await findPrograms();
  if (existsSync(database)) await checkCluster({ programs, database });
  const [account, password] = await Promise.all([
    chooseAccount({ programs, folder, database }),
    readOrCreateSecret(join(folder, 'password')),
  ]);
  await prepareCluster({ programs, account, database }, password);
  const logFile = join(folder, 'database.log');
  return { options: { programs, account, folder, database, logFile, settings }, password };
}

/** The server, and the lock that makes it ours, for as long as the desk lives. */
class HeldServer {
  #server: Server | undefined;
  #lock: pg.Client | undefined;
  #releasing = false;
  #recovery: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: ServerOptions,
    private readonly password: string,
    private readonly log: Log,
  ) {}

  /** @returns whether the server was running already. */
  async take(): Promise<boolean> {
    const limit = performance.now() + 30_000;
    for (;;) {
      try {
        return await this.#takeOnce();
      } catch (error) {
        if (!isPassing(error) || performance.now() > limit) throw error;
        await pause(50);
      }
    }
  }

  async #takeOnce(): Promise<boolean> {
    const server = await serverOn({ ...this.options, port: this.#server?.port });
    this.#server = server;
    this.#lock = await takeDeskLock(this.url('postgres'), () => this.#lost());
    await createDatabase(this.#lock);
    this.log.info({ port: server.port, adopted: server.adopted }, 'embedded PostgreSQL is ready');
    return server.adopted;
  }

  url(database: string): string {
    return `postgres://${superuser}:${this.password}@127.0.0.1:${this.#server?.port}/${database}`;
  }

  async release(): Promise<void> {
    this.#releasing = true;
    await this.#recovery;
    // The lock goes last, with the server: nobody else may have the folder while it is shutting down.
    try {
      if (this.#server !== undefined) await stopServer(this.options.database);
    } finally {
      await this.#lock?.end().catch(() => undefined);
    }
  }

  /** The server crashed or was killed: bring it back on the same port, where everybody looks for it. */
  #lost(): void {
    if (this.#releasing) return;
    this.log.warn(
      { port: this.#server?.port },
      'the connection to embedded PostgreSQL is gone; bringing it back',
    );
    this.#recovery = this.#bringBack();
  }

  async #bringBack(): Promise<void> {
    while (!this.#releasing) {
      try {
        await this.take();
        return;
      } catch (error) {
        this.log.error({ err: error }, 'embedded PostgreSQL is not back yet');
        await pause(500);
      }
    }
  }
}

/** The server went, or was going, between our look at it and our connection. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(57P0[123]|ECONNREFUSED|ECONNRESET)$/.test('code' in error ? String(error.code) : '') ||
    /terminated unexpectedly/.test(error.message));

async function createDatabase(maintenance: pg.Client): Promise<void> {
  const { rowCount } = await maintenance.query("select from pg_database where datname = 'aftercare'");
  if (rowCount === 0) await maintenance.query('create database aftercare');
}
