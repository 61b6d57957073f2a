/** News that subscriptions listen to. */
export type Topic = 'ticket.changed' | 'ticket.escalated' | 'conversation.changed';
type Payload = Readonly<Record<string, unknown>>;

export interface Broadcast {
  /** Gives the way to stop. Payloads carry ids only. */
  subscribe(topic: Topic, hear: (payload: Payload) => void): () => void;
}

/** A listener so slow that more than this waits for it loses the oldest: each event tells the present state anyway. */
const mostWaiting = 1_000;

const idNames: Record<Topic, string> = {
  'ticket.changed': 'ticketId',
  'ticket.escalated': 'escalationId',
  'conversation.changed': 'conversationId',
};

/** The ids that a topic tells of, as they come; the same id waiting twice is told once. */
export function idsOf(broadcast: Broadcast, topic: Topic): AsyncIterableIterator<string> {
  const waiting = new Set<string>();
  let wake: (() => void) | null = null;
  let ended = false;
  const stop = broadcast.subscribe(topic, (payload) => {
    const id = payload[idNames[topic]];
    if (typeof id !== 'string') return;
    const [oldest] = waiting;
    if (oldest !== undefined && waiting.size >= mostWaiting) waiting.delete(oldest);
    waiting.add(id);
    wake?.();
  });
  const finish = async (): Promise<IteratorResult<string>> => {
    ended = true;
    stop();
    wake?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      while (!ended) {
        const [id] = waiting;
        if (id !== undefined) {
          waiting.delete(id);
          return { done: false, value: id };
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return { done: true, value: undefined };
    },
    return: finish,
    throw: finish,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Each id looked at anew; null for what this listener may not see, which he is then not told of. */
export function seenOnes<Row>(
  ids: AsyncIterableIterator<string>,
  look: (id: string) => Promise<Row | null>,
): AsyncIterableIterator<Row> {
  return {
    async next() {
      for (;;) {
        const { done, value: id } = await ids.next();
        if (done) return { done: true, value: undefined };
        const row = await look(id);
        if (row !== null) return { done: false, value: row };
      }
    },
    async return() {
      await ids.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
