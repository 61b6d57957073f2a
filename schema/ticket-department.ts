import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { ticket } from './ticket.js';

/** Who had a ticket, and for how long: each handing over splits the time, so that reports can tell who used it. */
export const ticketDepartment = pgTable(
  'ticket_department',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    /** Null: the service point itself. */
    department: text('department'),
    from: instant('from_at').notNull(),
    /** Null while the department has it. */
    to: instant('to_at'),
    /** How much of the promise it used; counted when it ends, and anew when records are corrected. */
    openMilliseconds: bigint('open_milliseconds', { mode: 'number' }),
  },
  (table) => [
    // One department has it at a time.
    uniqueIndex('ticket_department_open_unique').on(table.ticketId).where(sql`to_at is null`),
    // Serves Ticket.departmentTimes.
    index('ticket_department_ticket_index').on(table.ticketId, table.from),
    // Serve departmentFigures: what ended in a span of days or lasts, and what began before its end.
    index('ticket_department_span_index').on(table.to, table.from),
  ],
);

export type TicketDepartmentRow = typeof ticketDepartment.$inferSelect;
