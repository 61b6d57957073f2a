import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';

/** Every policy that was ever in force. Tickets keep the one that they were opened under, so none is removed. */
export const policy = pgTable(
  'policy',
  {
    id: id(),
    name: text('name').notNull(),
    version: text('version').notNull(),
    yaml: text('yaml').notNull(),
    activeSince: instant('active_since').notNull(),
    active: boolean('active').notNull(),
    /** The last unit whose follow-ups were planned anew since it came in force; null before the first. */
    unitsPlannedThrough: reference('units_planned_through'),
  },
  // At most one policy is in force, whoever activates at the same moment.
  (table) => [uniqueIndex('policy_one_active').on(table.active).where(sql`active`)],
);

export type PolicyRow = typeof policy.$inferSelect;
