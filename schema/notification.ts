import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { escalation } from './sla.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';

/** What a member of staff was told, until read. */
export const notification = pgTable(
  'notification',
  {
    id: id(),
    staffId: reference('staff_id')
      .notNull()
      .references(() => staff.id),
    kind: text('kind', {
      enum: ['ESCALATION', 'FOLLOW_UP', 'CONVERSATION', 'ASSIGNMENT', 'APPROVAL', 'QUOTE'],
    }).notNull(),
    text: text('text').notNull(),
    ticketId: reference('ticket_id').references(() => ticket.id),
    escalationId: reference('escalation_id').references(() => escalation.id),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  // Serves a person's list, newest first.
  (table) => [index('notification_staff_index').on(table.staffId, table.at, table.id)],
);

export type NotificationRow = typeof notification.$inferSelect;
