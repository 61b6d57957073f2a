import type { Actor } from '../domain/actor.js';
import type { Log } from '../domain/context.js';
import { saidSince } from '../domain/conversation/conversation.queries.js';
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
    const messageIds = reached.flatMap(({ id, delivery }) => (delivery === 'PENDING' ? [id] : []));
    if (messageIds.length > 0) await desk.run(system, markDelivered, { messageIds });
    // There may be more than one reading takes.
    if (said.length > 0) looking.set(conversationId, true);
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
    if (known?.size === 0) listeners.delete(listener.conversationId);
  }

  const unsubscribes = [
    broadcast.subscribe('message.sent', ({ conversationId }) => {
      if (typeof conversationId === 'string') look(conversationId);
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
      listeners.clear();
    },
  };
}
