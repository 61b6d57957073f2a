import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { asset } from './asset.js';
import { id, instant, reference, searchVector } from './columns.js';
import { conversation } from './conversation.js';
import { customer } from './customer.js';
import type { EntitlementRecord } from './entitlement.js';
import { policy } from './policy.js';
import { product } from './product.js';
import { servicePoint } from './service-point.js';
import type { SettlementRecord } from './settlement.js';
import { staff } from './staff.js';
import {
  channels,
  complaintSubjects,
  holdReasons,
  severities,
  ticketKinds,
  ticketStates,
} from './vocabulary.js';

/** One matter of one customer, from first word to closing. */
export const ticket = pgTable(
  'ticket',
  {
    id: id(),
    number: text('number').notNull().unique(),
    kind: text('kind', { enum: ticketKinds }).notNull(),
    state: text('state', { enum: ticketStates }).notNull(),
    severity: text('severity', { enum: severities }).notNull(),
    channel: text('channel', { enum: channels }).notNull(),
    description: text('description').notNull(),
    subject: text('subject', { enum: complaintSubjects }),
    customerId: reference('customer_id')
      .notNull()
      .references(() => customer.id),
    assetId: reference('asset_id').references(() => asset.id),
    productId: reference('product_id').references(() => product.id),
    component: text('component'),
    serialAsTold: text('serial_as_told'),
    incomplete: boolean('incomplete').notNull().default(false),
    unverified: text('unverified').array().notNull().default([]),
    addressText: text('address_text'),
    region: text('region'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    distanceKm: doublePrecision('distance_km'),
    servicePointId: reference('service_point_id')
      .notNull()
      .references(() => servicePoint.id),
    department: text('department'),
    assigneeId: reference('assignee_id').references(() => staff.id),
    entitlement: jsonb('entitlement').$type<EntitlementRecord>(),
    /** Null until money and goods are settled, which happens once. */
    settlement: jsonb('settlement').$type<SettlementRecord>(),
    openedAt: instant('opened_at').notNull(),
    repliedAt: instant('replied_at'),
    resolvedAt: instant('resolved_at'),
    closedAt: instant('closed_at'),
    cancelledAt: instant('cancelled_at'),
    appointmentAt: instant('appointment_at'),
    /** When completion was promised in this case. */
    completionAt: instant('completion_at'),
    /** What staff know of it that rules of its policy ask for. */
    marks: text('marks').array().notNull().default([]),
    holdReason: text('hold_reason', { enum: holdReasons }),
    holdNote: text('hold_note'),
    holdSince: instant('hold_since'),
    holdUntil: instant('hold_until'),
    repeatOfId: reference('repeat_of_id').references((): AnyPgColumn => ticket.id),
    relatedToId: reference('related_to_id').references((): AnyPgColumn => ticket.id),
    conversationId: reference('conversation_id').references(() => conversation.id),
    policyId: reference('policy_id')
      .notNull()
      .references(() => policy.id),
    /** The earliest due time of its running clocks, stored because MOST_URGENT orders a million tickets by it. */
    nextDueAt: instant('next_due_at'),
    search: searchVector('search').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    // Serve the staff queue in its three orders, for headquarters and for one service point.
    index('ticket_opened_index').on(table.openedAt, table.id),
    index('ticket_urgent_index').on(table.nextDueAt, table.id),
    index('ticket_point_opened_index').on(table.servicePointId, table.openedAt, table.id),
    index('ticket_point_urgent_index').on(table.servicePointId, table.nextDueAt, table.id),
    // Serves the keepers of parts.
    index('ticket_parts_index').on(table.nextDueAt, table.id).where(sql`${table.holdReason} = 'PARTS'`),
    // Serve the tickets of a person, a unit, a conversation.
    index('ticket_assignee_index').on(table.assigneeId, table.openedAt, table.id),
    index('ticket_customer_index').on(table.customerId, table.openedAt, table.id),
    index('ticket_asset_index').on(table.assetId, table.openedAt, table.id),
    index('ticket_conversation_index').on(table.conversationId),
    // Serves the words of TicketFilter.search.
    index('ticket_search_index').using('gin', table.search),
    // Serves kpis: what was resolved in a span of days.
    index('ticket_resolved_index').on(table.resolvedAt),
  ],
);

export type TicketRow = typeof ticket.$inferSelect;

/** Everything that happened to a ticket. Append-only. */
export const ticketEvent = pgTable(
  'ticket_event',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    actor: text('actor').notNull(),
    summary: text('summary').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    // Serves Ticket.events, oldest first.
    index('ticket_event_index').on(table.ticketId, table.at, table.id),
    // Serves the repairs of a unit, which ask many tickets for these few.
    index('ticket_event_repair_index')
      .on(table.ticketId)
      .where(sql`${table.type} in ('TICKET_HELD', 'TICKET_RESUMED', 'TICKET_RESOLVED', 'TICKET_REOPENED')`),
  ],
);

export type TicketEventRow = typeof ticketEvent.$inferSelect;

/** Who was ever responsible for a ticket: he goes on seeing it when it passes to somebody else (roles.md). */
export const ticketAssignee = pgTable(
  'ticket_assignee',
  {
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    staffId: reference('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  // Serves "the tickets that are or were his".
  (table) => [primaryKey({ columns: [table.staffId, table.ticketId] })],
);
