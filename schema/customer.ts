import { doublePrecision, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { customerTiers } from './vocabulary.js';

/** Who is served. Two people who share a telephone are two customers: one never reads the other's name. */
export const customer = pgTable(
  'customer',
  {
    id: id(),
    name: text('name').notNull(),
    /** E.164. */
    phone: text('phone'),
    tier: text('tier', { enum: customerTiers }).notNull().default('STANDARD'),
    createdAt: instant('created_at').notNull(),
  },
  // Serves the look-up at intake and keeps two first reports at once from making two customers.
  (table) => [uniqueIndex('customer_phone_name_unique').on(table.phone, table.name)],
);

export type CustomerRow = typeof customer.$inferSelect;

/** Where a customer is served; told with a ticket or known from a sale. */
export const customerAddress = pgTable(
  'customer_address',
  {
    id: id(),
    customerId: reference('customer_id')
      .notNull()
      .references(() => customer.id),
    text: text('text').notNull(),
    region: text('region'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
  },
  (table) => [uniqueIndex('customer_address_unique').on(table.customerId, table.text)],
);

export type CustomerAddressRow = typeof customerAddress.$inferSelect;
