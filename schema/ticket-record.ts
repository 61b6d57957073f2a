import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { channels, ticketRecordKinds } from './vocabulary.js';

/** What was put on file about a ticket because its policy asks for it before the ticket is settled or closed. */
export const ticketRecord = pgTable(
  'ticket_record',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    kind: text('kind', { enum: ticketRecordKinds }).notNull(),
    text: text('text').notNull(),
    /** CUSTOMER_TOLD: by which way. */
    channel: text('channel', { enum: channels }),
    /** CHECKLIST: what was ticked. */
    checked: text('checked').array().notNull().default([]),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedById: reference('recorded_by_id').references(() => staff.id),
  },
  // Serves Ticket.records, oldest first, and what is asked before closing.
  (table) => [index('ticket_record_index').on(table.ticketId, table.at, table.id)],
);

export type TicketRecordRow = typeof ticketRecord.$inferSelect;
