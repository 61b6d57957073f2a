import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { handOverAheadMilliseconds } from '../domain/deadline.js';
import { armedUntil } from '../domain/deadline.queries.js';
import type { Desk } from '../domain/desk.js';
import type { Keyset } from '../domain/page.js';
import { type Repeating, repeat } from '../domain/repeat.js';
import type { DeadlineRow } from '../schema/index.js';
import type { DeadlineCopy, DeadlineProducer } from './deadline-queue.js';

export interface SweepParts {
  readonly desk: Desk;
  readonly producer: DeadlineProducer;
  readonly clock: () => Date;
  readonly log: Log;
}

/** What one process remembers between its sweeps. */
export interface SweepMemory {
  /** Due times of the copies that it handed over, so that each sweep adds only what is new. */
  readonly handed: Map<string, number>;
  /** Whatever is overdue at the first sweep was lost with the process before. */
  first: boolean;
}

export const newSweepMemory = (): SweepMemory => ({ handed: new Map(), first: true });

const actor: Actor = { kind: 'SYSTEM', name: 'sweep' };
const everyMilliseconds = 5_000;
const pageSize = 2_000;
/** An alarm so late was lost by its queue or its worker. */
const lostAfterMilliseconds = 3_000;
/** With so many jobs waiting (each carries up to a hundred alarms) an alarm is late because the workers are behind, and more copies would not help. */
const busyFrom = 100;

/**
 * Hands the queue every deadline of the next two minutes, once, and every one that was lost again and again until
 * it is fired. The queue may be emptied at any time: the table is the truth.
 */
export function startSweep(parts: SweepParts): Repeating {
  const memory = newSweepMemory();
  return repeat({
    every: everyMilliseconds,
    run: () => sweep(parts, memory),
    failed: (error) => parts.log.warn({ err: error }, 'the sweep could not hand deadlines over'),
  });
}

/** How many copies were handed over. */
export async function sweep({ desk, producer, clock }: SweepParts, memory: SweepMemory): Promise<number> {
  const now = clock();
  const lostBefore = memory.first ? now.getTime() : await lostFrom(producer, now);
  for (const [key, dueAt] of memory.handed) if (dueAt < lostBefore) memory.handed.delete(key);
  const until = new Date(now.getTime() + handOverAheadMilliseconds);
  let count = 0;
  for (let after: Keyset | null = null; ; ) {
    const page: DeadlineRow[] = await desk.read(actor, armedUntil, { until, limit: pageSize, after });
    const copies = page
      .map((row) => copyOf(row, lostBefore, now))
      .filter((copy) => !memory.handed.has(keyOf(copy)));
    await producer.handOver(copies, now);
    for (const copy of copies) memory.handed.set(keyOf(copy), copy.dueAt);
    count += copies.length;
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = { at: last.dueAt, id: last.id };
  }
  memory.first = false;
  return count;
}

async function lostFrom(producer: DeadlineProducer, now: Date): Promise<number> {
  const { waiting = 0, active = 0 } = await producer.counts();
  return waiting + active >= busyFrom ? Number.NEGATIVE_INFINITY : now.getTime() - lostAfterMilliseconds;
}

/** A lost deadline gets another copy: the one that a dead worker still holds would keep out its twin. */
function copyOf(row: DeadlineRow, lostBefore: number, now: Date): DeadlineCopy {
  const dueAt = row.dueAt.getTime();
  const again = dueAt < lostBefore ? `-${now.getTime()}` : '';
  return {
    deadlineId: row.id,
    kind: row.kind,
    subjectId: row.subjectId,
    dueAt,
    copy: `${row.attempts}${again}`,
  };
}

const keyOf = ({ deadlineId, dueAt, copy }: DeadlineCopy) => `${deadlineId}-${dueAt}-${copy}`;
