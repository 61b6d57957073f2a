import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/** The first answer to each idempotency key, so that a repeated submission gets it again. */
export const request = pgTable(
  'request',
  {
    caller: text('caller').notNull(),
    operation: text('operation').notNull(),
    key: text('key').notNull(),
    outcome: jsonb('outcome').$type<Record<string, unknown>>(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.operation, table.key] })],
);
