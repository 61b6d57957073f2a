import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { asset } from './asset.js';
import { id, instant, reference } from './columns.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { channels, custodyStates, loanerStates } from './vocabulary.js';

/** A customer's unit in our hands, with the receipt that he was given for it: the register of goods in and out. */
export const custody = pgTable(
  'custody',
  {
    id: id(),
    /** Of the receipt. */
    number: text('number').notNull().unique(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    assetId: reference('asset_id').references(() => asset.id),
    /** As on the unit, registered or not; null when it bears none. */
    serialNumber: text('serial_number'),
    state: text('state', { enum: custodyStates }).notNull(),
    accessories: text('accessories').array().notNull().default([]),
    condition: text('condition').notNull(),
    /** Who handed it over and signed the receipt. */
    signedBy: text('signed_by').notNull(),
    takenInAt: instant('taken_in_at').notNull(),
    takenInById: reference('taken_in_by_id').references(() => staff.id),
    returnedAt: instant('returned_at'),
    returnedById: reference('returned_by_id').references(() => staff.id),
    /** Who received it back and signed. */
    receivedBy: text('received_by'),
    /** Whether the receipt came back and was voided; without it the note says how the receiver was known. */
    receiptReturned: boolean('receipt_returned'),
    returnNote: text('return_note'),
  },
  (table) => [
    // A unit is in our hands once at a time, of a ticket as of a serial number.
    uniqueIndex('custody_held_unique').on(table.ticketId).where(sql`state = 'HELD'`),
    uniqueIndex('custody_held_unit_unique')
      .on(table.assetId)
      .where(sql`state = 'HELD' and asset_id is not null`),
    // Serves Ticket.custodies.
    index('custody_ticket_index').on(table.ticketId, table.takenInAt),
  ],
);

export type CustodyRow = typeof custody.$inferSelect;

/** A unit of ours that is lent to the customer while his own is repaired. */
export const loaner = pgTable(
  'loaner',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    serialNumber: text('serial_number').notNull(),
    description: text('description').notNull(),
    state: text('state', { enum: loanerStates }).notNull(),
    accessories: text('accessories').array().notNull().default([]),
    signedBy: text('signed_by').notNull(),
    handedOutAt: instant('handed_out_at').notNull(),
    handedOutById: reference('handed_out_by_id').references(() => staff.id),
    takenBackAt: instant('taken_back_at'),
    takenBackById: reference('taken_back_by_id').references(() => staff.id),
    conditionBack: text('condition_back'),
  },
  (table) => [
    // The same loaner is with one customer at a time.
    uniqueIndex('loaner_out_unique').on(table.serialNumber).where(sql`state = 'OUT'`),
    // Serves Ticket.loaners.
    index('loaner_ticket_index').on(table.ticketId, table.handedOutAt),
  ],
);

export type LoanerRow = typeof loaner.$inferSelect;

/** What was said or written to the maker of a part. Append-only. */
export const supplierContact = pgTable(
  'supplier_contact',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    supplier: text('supplier').notNull(),
    channel: text('channel', { enum: channels }).notNull(),
    inWriting: boolean('in_writing').notNull(),
    summary: text('summary').notNull(),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedById: reference('recorded_by_id').references(() => staff.id),
  },
  // Serves Ticket.supplierContacts.
  (table) => [index('supplier_contact_ticket_index').on(table.ticketId, table.at)],
);

export type SupplierContactRow = typeof supplierContact.$inferSelect;
