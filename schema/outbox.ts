import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/** The only way out: what others must learn, written in the transaction that made it true. Sent rows are removed. */
export const outbox = pgTable(
  'outbox',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** Given up after the last try; staff see it in the dead-letter list. */
    deadAt: instant('dead_at'),
  },
  (table) => [
    // Serves the relay.
    index('outbox_next_index').on(table.nextTryAt, table.sequence).where(sql`dead_at is null`),
    // Keeps the deliveries of one conversation one behind the other.
    index('outbox_delivery_index')
      .on(sql`(payload ->> 'conversationId')`, table.sequence)
      .where(sql`kind = 'delivery.owed' and dead_at is null`),
  ],
);
