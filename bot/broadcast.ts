import type { OutboxMessage } from '../domain/outbox.js';

/** News from all processes, as far as this room listens to it. It may be lost while a connection is. */
export interface Broadcast {
  subscribe(
    topic: OutboxMessage['kind'],
    hear: (payload: Readonly<Record<string, unknown>>) => void,
  ): () => void;
  /** After news may have been missed. */
  onReconnect(run: () => void): () => void;
}
