import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { handOverAheadMilliseconds } from '../domain/deadline.js';
import { armedUntil } from '../domain/deadline.queries.js';
import type { Desk } from '../domain/desk.js';
import type { Keyset } from '../domain/page.js';
import type { DeadlineProducer } from './deadline-queue.js';
import { type Repeating, repeat } from './repeat.js';

export interface SweepParts {
  readonly desk: Desk;
  readonly producer: DeadlineProducer;
  readonly clock: () => Date;
  readonly log: Log;
}

const actor: Actor = { kind: 'SYSTEM', name: 'sweep' };
const everyMilliseconds = 5_000;
const pageSize = 2_000;
/** An alarm so late was lost by its queue or its worker and is handed over again. */
const lostAfterMilliseconds = 3_000;

/**
 * Hands the queue every deadline of the next two minutes, once, and every one that is overdue again and again
 * until it is fired. The queue may be emptied at any time: the table is the truth.
 */
export function startSweep(parts: SweepParts): Repeating {
  /** Due times of the copies handed over by this process, so that each sweep adds only what is new. */
  const handed = new Map<string, number>();
  return repeat({
    every: everyMilliseconds,
    run: () => sweep(parts, handed),
    failed: (error) => parts.log.warn({ err: error }, 'the sweep could not hand deadlines over'),
  });
}

export async function sweep(
  { desk, producer, clock }: SweepParts,
  handed: Map<string, number>,
): Promise<number> {
  const now = clock();
  const until = new Date(now.getTime() + handOverAheadMilliseconds);
  const lostBefore = now.getTime() - lostAfterMilliseconds;
  for (const [key, dueAt] of handed) if (dueAt < lostBefore) handed.delete(key);
  let count = 0;
  for (let after: Keyset | null = null; ; ) {
    const page: Awaited<ReturnType<typeof armedUntil>> = await desk.read(actor, armedUntil, {
      until,
      limit: pageSize,
      after,
    });
    const fresh = page.filter((row) => row.dueAt.getTime() < lostBefore || !handed.has(copyKey(row)));
    await producer.handOver(
      fresh.map((row) => ({
        deadlineId: row.id,
        kind: row.kind,
        subjectId: row.subjectId,
        dueAt: row.dueAt.getTime(),
        attempts: row.attempts,
      })),
      now,
    );
    for (const row of fresh) handed.set(copyKey(row), row.dueAt.getTime());
    count += fresh.length;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return count;
    after = { at: last.dueAt, id: last.id };
  }
}

const copyKey = (row: { id: string; dueAt: Date; attempts: number }) =>
  `${row.id}-${row.dueAt.getTime()}-${row.attempts}`;
