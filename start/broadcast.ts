import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Context, Log } from '../domain/context.js';
import type { OutboxMessage } from '../domain/outbox.js';

type Topic = OutboxMessage['kind'];
type Payload = Readonly<Record<string, unknown>>;

/** News between processes over PostgreSQL. It may be lost while a connection is: listeners then catch up. */
export interface Broadcast {
  subscribe(topic: Topic, hear: (payload: Payload) => void): () => void;
  /** After news may have been missed. */
  onReconnect(run: () => void): () => void;
  publish(ctx: Context, messages: readonly OutboxMessage[]): Promise<void>;
  close(): Promise<void>;
}

const channel = 'aftercare';

export async function openBroadcast(client: postgres.Sql, log: Log): Promise<Broadcast> {
  const listeners = new Map<string, Set<(payload: Payload) => void>>();
  const reconnected = new Set<() => void>();
  let connections = 0;

  const hear = (text: string): void => {
    for (const { kind, ...payload } of parse(text)) {
      for (const listener of listeners.get(kind) ?? []) attempt(() => listener(payload), log);
    }
  };
  const listening = await client.listen(channel, hear, () => {
    connections += 1;
    if (connections > 1) for (const run of reconnected) attempt(run, log);
  });

  return {
    subscribe(topic, listener) {
      const known = listeners.get(topic) ?? new Set();
      listeners.set(topic, known.add(listener));
      return () => known.delete(listener);
    },
    onReconnect(run) {
      reconnected.add(run);
      return () => reconnected.delete(run);
    },
    async publish(ctx, messages) {
      const texts = pack(messages);
      if (texts.length === 0) return;
      const rows = sql.join(
        texts.map((text) => sql`(${text}::text)`),
        sql`, `,
      );
      await ctx.tx.execute(sql`select pg_notify(${channel}, told.text) from (values ${rows}) as told(text)`);
    },
    close: () => listening.unlisten(),
  };
}

/** PostgreSQL takes less than 8,000 bytes at a time; ids are short, so many fit into one. */
function pack(messages: readonly OutboxMessage[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < messages.length; at += 20) texts.push(JSON.stringify(messages.slice(at, at + 20)));
  return texts;
}

function parse(text: string): OutboxMessage[] {
  // Sent by `publish` and by nothing else on this channel.
  return JSON.parse(text) as OutboxMessage[];
}

function attempt(run: () => void, log: Log): void {
  try {
    run();
  } catch (error) {
    log.error({ err: error }, 'a listener failed');
  }
}
