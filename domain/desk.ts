import type { Database } from '../schema/database.js';
import type { Actor } from './actor.js';
import type { Context, Log, ReadContext } from './context.js';
import type { OutboxMessage } from './outbox.js';
import type { PolicyShelf } from './policy/policy-shelf.js';

/** What only the composition root knows. Tests put a settable clock here. */
export interface DeskParts {
  readonly db: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly policies: PolicyShelf;
  readonly log: Log;
  /** Called after every commit with what it announced: the relay looks into the outbox at once. */
  readonly committed: (announced: ReadonlySet<OutboxMessage['kind']>) => void;
}

export type UseCase<Input, Outcome> = (ctx: Context, input: Input) => Promise<Outcome>;
export type Query<Input, Outcome> = (ctx: ReadContext, input: Input) => Promise<Outcome>;

/** The one door inward: every change is one transaction with one actor and one instant. */
export interface Desk {
  /** Runs the use case and commits; any throw rolls all of it back. Lost races are tried again. */
  run<Input, Outcome>(actor: Actor, useCase: UseCase<Input, Outcome>, input: Input): Promise<Outcome>;
  read<Input, Outcome>(actor: Actor, query: Query<Input, Outcome>, input: Input): Promise<Outcome>;
}

const retries = 4;

export function openDesk(parts: DeskParts): Desk {
  const { db, clock, newId, random, policies, log } = parts;

  async function attempt<Input, Outcome>(actor: Actor, useCase: UseCase<Input, Outcome>, input: Input) {
    const announced = new Set<OutboxMessage['kind']>();
    const outcome = await db.transaction(async (tx) => {
      const ctx: Context = { tx, actor, now: clock(), newId, random, policies, log, announced };
      return useCase(ctx, input);
    });
    parts.committed(announced);
    return outcome;
  }

  return {
    async run(actor, useCase, input) {
      for (let left = retries; ; left -= 1) {
        try {
          return await attempt(actor, useCase, input);
        } catch (error) {
          if (left === 0 || !isLostRace(error)) throw error;
          log.debug({ useCase: useCase.name, left }, 'transaction lost a race and is tried again');
        }
      }
    },
    read: (actor, query, input) => query({ tx: db, actor, now: clock(), policies, log }, input),
  };
}

/** Serialization failure or deadlock: PostgreSQL rolled everything back and asks for another try. */
function isLostRace(error: unknown): boolean {
  const code = sqlState(error);
  return code === '40001' || code === '40P01';
}

/** The SQLSTATE of a database error, however deep Drizzle wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}
