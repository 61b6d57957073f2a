import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { asset } from './asset.js';
import { id, instant, reference } from './columns.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { faultCauses, visitPurposes, visitStates } from './vocabulary.js';

/** One trip to the customer. */
export const visit = pgTable(
  'visit',
  {
    id: id(),
    number: text('number').notNull().unique(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    assetId: reference('asset_id').references(() => asset.id),
    purpose: text('purpose', { enum: visitPurposes }).notNull(),
    state: text('state', { enum: visitStates }).notNull(),
    technicianId: reference('technician_id').references(() => staff.id),
    plannedStart: instant('planned_start').notNull(),
    plannedEnd: instant('planned_end').notNull(),
    travelledAt: instant('travelled_at'),
    arrivedAt: instant('arrived_at'),
    completedAt: instant('completed_at'),
  },
  (table) => [
    // Serve Ticket.visits, a technician's day, and the board of a span of time.
    index('visit_ticket_index').on(table.ticketId),
    index('visit_technician_index').on(table.technicianId, table.plannedStart, table.id),
    index('visit_planned_index').on(table.plannedStart, table.id),
  ],
);

export type VisitRow = typeof visit.$inferSelect;

export interface ReplacedPartRecord {
  code: string;
  quantity: number;
  oldSerial: string | null;
  newSerial: string | null;
}

/** What was found and done on a visit, and who signed for it. */
export const serviceReport = pgTable(
  'service_report',
  {
    id: id(),
    visitId: reference('visit_id')
      .notNull()
      .references(() => visit.id),
    cause: text('cause', { enum: faultCauses }).notNull(),
    diagnosis: text('diagnosis').notNull(),
    remedy: text('remedy').notNull(),
    partsReplaced: jsonb('parts_replaced').$type<ReplacedPartRecord[]>().notNull().default([]),
    resolved: boolean('resolved').notNull(),
    customerOpinion: text('customer_opinion'),
    filedById: reference('filed_by_id')
      .notNull()
      .references(() => staff.id),
    filedAt: instant('filed_at').notNull(),
    signedBy: text('signed_by'),
    signedAt: instant('signed_at'),
  },
  (table) => [uniqueIndex('service_report_visit_unique').on(table.visitId)],
);

export type ServiceReportRow = typeof serviceReport.$inferSelect;
