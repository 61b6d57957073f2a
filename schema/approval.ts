import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { approvalStates, approvalSubjects, roles } from './vocabulary.js';

/** What somebody must agree to before it is done for a ticket, and what he said. */
export const approval = pgTable(
  'approval',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    subject: text('subject', { enum: approvalSubjects }).notNull(),
    /** The role that the policy names; those above it may decide as well. */
    role: text('role', { enum: roles }).notNull(),
    state: text('state', { enum: approvalStates }).notNull(),
    requestedAt: instant('requested_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedById: reference('decided_by_id').references(() => staff.id),
    note: text('note'),
    /** DECISION: what whoever asks proposes, and what the customer demands. */
    proposal: text('proposal'),
    customerDemand: text('customer_demand'),
  },
  (table) => [
    // One question is open once.
    uniqueIndex('approval_open_unique').on(table.ticketId, table.subject).where(sql`state = 'REQUESTED'`),
    // Serve Ticket.approvals, the list, and the list of what waits.
    index('approval_ticket_index').on(table.ticketId, table.requestedAt),
    index('approval_requested_index').on(table.requestedAt, table.id),
    index('approval_waiting_index').on(table.requestedAt, table.id).where(sql`state = 'REQUESTED'`),
  ],
);

export type ApprovalRow = typeof approval.$inferSelect;
