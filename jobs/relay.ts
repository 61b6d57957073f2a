import type { Actor } from '../domain/actor.js';
import type { Context, Log } from '../domain/context.js';
import type { Desk } from '../domain/desk.js';
import type { OutboxEntry, OutboxMessage } from '../domain/outbox.js';
import {
  forgetSent,
  type OutboxWay,
  postpone,
  removeOutbox,
  takeOutbox,
  wayOf,
} from '../domain/outbox.queries.js';
import { repeat } from '../domain/repeat.js';
import type { DeadlineProducer } from './deadline-queue.js';

export interface RelayParts {
  /** A desk of its own that wakes nobody after its commits: what the relay writes is not news. */
  readonly desk: Desk;
  readonly producer: DeadlineProducer;
  /** Tells every process; in the transaction, so that nothing is told that is not committed as sent. */
  readonly publish: (ctx: Context, messages: readonly OutboxMessage[]) => Promise<void>;
  readonly clock: () => Date;
  readonly log: Log;
}

const actor: Actor = { kind: 'SYSTEM', name: 'relay' };
const batch = 200;
const everyMilliseconds = 1_000;

export interface Relay {
  /** This was committed to the outbox; what another process put there is found within a second. */
  wake(announced: ReadonlySet<OutboxMessage['kind']>): void;
  /** Waits for what is being sent. */
  stop(): Promise<void>;
}

/** Sends what committed transactions announced. Every process runs one; each message is taken by one of them. */
export function startRelay(parts: RelayParts): Relay {
  const loopOf = (way: OutboxWay) =>
    repeat({
      every: everyMilliseconds,
      run: () => drain(parts, way),
      failed: (error) => parts.log.warn({ err: error, way }, 'the relay could not send'),
    });
  const loops = { BROADCAST: loopOf('BROADCAST'), QUEUE: loopOf('QUEUE') };
  return {
    wake(announced) {
      const ways = new Set([...announced].map(wayOf));
      for (const way of ways) if (way) loops[way].wake();
    },
    async stop() {
      await Promise.all([loops.BROADCAST.stop(), loops.QUEUE.stop()]);
    },
  };
}

/** Sends all that is due by now. */
export async function drain(parts: RelayParts, way: OutboxWay): Promise<void> {
  for (let taken = batch; taken === batch; ) {
    taken = await parts.desk.run(actor, (ctx) => sendBatch(ctx, parts, way), undefined);
  }
}

async function sendBatch(ctx: Context, parts: RelayParts, way: OutboxWay): Promise<number> {
  if (way === 'BROADCAST') return broadcastBatch(ctx, parts);
  const entries = await takeOutbox(ctx, { way, limit: batch });
  if (entries.length === 0) return 0;
  try {
    await parts.producer.handOver(entries.flatMap(asJob), ctx.now);
    await forgetSent(ctx, entries);
  } catch (error) {
    parts.log.warn(
      { err: error, count: entries.length },
      'the queue is away; the sweep and later tries make up for it',
    );
    await postpone(ctx, entries, error instanceof Error ? error.message : String(error));
  }
  return entries.length;
}

async function broadcastBatch(ctx: Context, { publish }: RelayParts): Promise<number> {
  const entries = await removeOutbox(ctx, { way: 'BROADCAST', limit: batch });
  if (entries.length > 0)
    await publish(
      ctx,
      entries.map(({ message }) => message),
    );
  return entries.length;
}

function asJob({ message }: OutboxEntry) {
  if (message.kind !== 'deadline.armed') return [];
  const { deadlineId, deadlineKind: kind, subjectId, dueAt } = message;
  return [{ deadlineId, kind, subjectId, dueAt, copy: '0' }];
}
