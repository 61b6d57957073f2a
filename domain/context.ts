import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Schema, Transaction } from '../schema/database.js';
import type { Actor } from './actor.js';
import type { OutboxMessage } from './outbox.js';
import type { PolicyShelf } from './policy/policy-shelf.js';

/** Structured and masked where it is written out (start/logger.ts). */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The database as far as reading goes; a transaction is one too. */
export type Reader = PgDatabase<PostgresJsQueryResultHKT, Schema>;

/** What a query knows. */
export interface ReadContext {
  readonly tx: Reader;
  readonly actor: Actor;
  /** One instant, fixed for the whole unit of work, so that all its rows agree. */
  readonly now: Date;
  readonly policies: PolicyShelf;
  readonly log: Log;
}

/** What a use case knows. Only the desk makes one, so nothing is written outside a transaction. */
export interface Context extends ReadContext {
  readonly tx: Transaction;
  /** UUIDv7: grows with time. */
  readonly newId: () => string;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** What `announce` has put into the outbox so far, so that only those who carry it are woken by the commit. */
  readonly announced: Set<OutboxMessage['kind']>;
}
