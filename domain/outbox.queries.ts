import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm';
import { outbox } from '../schema/index.js';
import type { Context } from './context.js';
import type { OutboxEntry, OutboxMessage } from './outbox.js';

/**
 * Two ways lead out through the relay, so that a queue that is away never keeps a customer from hearing an answer.
 * Deliveries go a third one, with those who hold the channels (`conversation/deliver-by-channel.ts`).
 */
export type OutboxWay = 'QUEUE' | 'BROADCAST';

/** The way of a message; null: those who hold the channels fetch it themselves. */
export const wayOf = (kind: OutboxMessage['kind']): OutboxWay | null => {
  if (kind === 'deadline.armed') return 'QUEUE';
  return kind === 'delivery.owed' ? null : 'BROADCAST';
};

const wayIs = (way: OutboxWay) =>
  way === 'QUEUE'
    ? eq(outbox.kind, 'deadline.armed')
    : notInArray(outbox.kind, ['deadline.armed', 'delivery.owed']);

interface Take {
  readonly way: OutboxWay;
  readonly limit: number;
}

const due = (ctx: Context, { way }: Take) =>
  and(wayIs(way), isNull(outbox.deadAt), lte(outbox.nextTryAt, ctx.now));

/** The next messages, oldest first, locked so that no other process sends them at the same time. */
export async function takeOutbox(ctx: Context, take: Take): Promise<OutboxEntry[]> {
  const rows = await ctx.tx
    .select()
    .from(outbox)
    .where(due(ctx, take))
    .orderBy(asc(outbox.sequence))
    .limit(take.limit)
    .for('update', { skipLocked: true });
  return rows.map(entryOf);
}

/** The same, and they are gone with the commit: for a way that cannot fail without the transaction. */
export async function removeOutbox(ctx: Context, take: Take): Promise<OutboxEntry[]> {
  const next = ctx.tx
    .select({ sequence: outbox.sequence })
    .from(outbox)
    .where(due(ctx, take))
    .orderBy(asc(outbox.sequence))
    .limit(take.limit)
    .for('update', { skipLocked: true });
  const rows = await ctx.tx.delete(outbox).where(sql`${outbox.sequence} = any(array(${next}))`).returning();
  return rows.map(entryOf).toSorted((one, other) => one.sequence - other.sequence);
}

const entryOf = ({ sequence, attempts, kind, payload }: typeof outbox.$inferSelect): OutboxEntry => ({
  sequence,
  attempts,
  // Written by `announce` and by nothing else.
  message: { kind, ...payload } as OutboxMessage,
});

export async function forgetSent(ctx: Context, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const sequences = entries.map(({ sequence }) => sequence);
  await ctx.tx.delete(outbox).where(inArray(outbox.sequence, sequences));
}

export const mostOutboxTries = 12;
const firstWaitMilliseconds = 500;
const longestWaitMilliseconds = 60_000;

/** Waits longer after each failure; after the last try the message is kept for staff to see. */
export async function postpone(ctx: Context, entries: readonly OutboxEntry[], error: string): Promise<void> {
  for (const { sequence, attempts } of entries) {
    const wait = Math.min(firstWaitMilliseconds * 2 ** attempts, longestWaitMilliseconds);
    await ctx.tx
      .update(outbox)
      .set({
        attempts: sql`${outbox.attempts} + 1`,
        lastError: error.slice(0, 500),
        nextTryAt: new Date(ctx.now.getTime() + wait),
        deadAt: attempts + 1 >= mostOutboxTries ? ctx.now : null,
      })
      .where(eq(outbox.sequence, sequence));
  }
}
