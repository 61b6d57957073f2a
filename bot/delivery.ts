import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { mostMissed, saidSince } from '../domain/conversation/conversation.queries.js';
import { markDelivered } from '../domain/conversation/delivery.js';
import type { Desk } from '../domain/desk.js';
import type { MessageRow } from '../schema/index.js';
import type { Broadcast } from './broadcast.js';
import type { Listener } from './channels/channel.js';

export interface DeliveryParts {
  readonly desk: Desk;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

export interface Delivery {
  /** He hears everything after `lastSequence`, and from now on whatever is said. */
  join(listener: Listener): void;
  leave(listener: Listener): void;
  /** Something may have been said. */
  look(conversationId: string): void;
  /** Resolves when what is being read has been sent. */
  stop(): Promise<void>;
}

const system: Actor = { kind: 'SYSTEM', name: 'delivery' };

/**
 * Brings what was said to whoever is connected to this process. Messages are read from the database in their order,
 * never carried by the news itself, so news that comes twice, late or never changes only when they arrive.
 */
export function startDelivery({ desk, broadcast, log }: DeliveryParts): Delivery {
  const listeners = new Map<string, Set<Listener>>();
  /** True: look once more when the present look is over. */
  const looking = new Map<string, boolean>();
  const looks = new Set<Promise<void>>();
  /** What the last look handed over in each conversation: news of it says nothing new. */
  const handed = new Map<string, ReadonlySet<string>>();
  const marks = gatherMarks({ desk, log });

  function look(conversationId: string): void {
    if (!listeners.has(conversationId)) return;
    if (looking.has(conversationId)) {
      looking.set(conversationId, true);
      return;
    }
    looking.set(conversationId, false);
    const run = lookUntilDone(conversationId).finally(() => looks.delete(run));
    looks.add(run);
  }

  async function lookUntilDone(conversationId: string): Promise<void> {
    try {
      do {
        looking.set(conversationId, false);
        await deliver(conversationId);
      } while (looking.get(conversationId));
    } catch (error) {
      log.warn({ err: error, conversationId }, 'what was said could not be delivered');
    } finally {
      looking.delete(conversationId);
    }
  }

  async function deliver(conversationId: string): Promise<void> {
    const present = [...(listeners.get(conversationId) ?? [])];
    if (present.length === 0) return;
    const after = Math.min(...present.map(({ lastSequence }) => lastSequence));
    const said = await desk.read(system, (ctx) => saidSince(ctx, conversationId, after), null);
    const reached = said.filter((message) => present.filter((one) => hand(one, message)).length > 0);
    if (said.length > 0) handed.set(conversationId, new Set(said.map(({ id }) => id)));
    marks.add(reached.flatMap(({ id, delivery }) => (delivery === 'PENDING' ? [id] : [])));
    if (said.length === mostMissed) looking.set(conversationId, true);
  }

  function hand(listener: Listener, message: MessageRow): boolean {
    if (message.sequence <= listener.lastSequence) return false;
    if (!listeners.get(listener.conversationId)?.has(listener)) return false;
    if (!listener.send(message)) {
      leave(listener);
      return false;
    }
    listener.lastSequence = message.sequence;
    return true;
  }

  function leave(listener: Listener): void {
    const known = listeners.get(listener.conversationId);
    known?.delete(listener);
    if (known?.size !== 0) return;
    listeners.delete(listener.conversationId);
    handed.delete(listener.conversationId);
  }

  const unsubscribes = [
    broadcast.subscribe('message.sent', ({ conversationId, messageId }) => {
      if (typeof conversationId !== 'string' || typeof messageId !== 'string') return;
      if (!handed.get(conversationId)?.has(messageId)) look(conversationId);
    }),
    broadcast.onReconnect(() => {
      for (const conversationId of listeners.keys()) look(conversationId);
    }),
  ];

  return {
    join(listener) {
      const known = listeners.get(listener.conversationId) ?? new Set();
      listeners.set(listener.conversationId, known.add(listener));
      look(listener.conversationId);
    },
    leave,
    look,
    async stop() {
      for (const unsubscribe of unsubscribes) unsubscribe();
      await Promise.allSettled(looks);
      await marks.settled();
      listeners.clear();
    },
  };
}

/** Marks what was handed over, all that came meanwhile in one transaction; nobody waits for it. */
function gatherMarks({ desk, log }: Pick<DeliveryParts, 'desk' | 'log'>) {
  const waiting = new Set<string>();
  let marking: Promise<void> | null = null;

  async function markAll(): Promise<void> {
    while (waiting.size > 0) {
      const messageIds = [...waiting];
      waiting.clear();
      await desk
        .run(system, markDelivered, { messageIds })
        .catch((error: unknown) => log.warn({ err: error }, 'what was delivered could not be marked'));
    }
    marking = null;
  }

  return {
    add(messageIds: readonly string[]): void {
      for (const id of messageIds) waiting.add(id);
      if (waiting.size > 0) marking ??= markAll();
    },
    settled: async (): Promise<void> => (await marking) ?? undefined,
  };
}
