import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { customer } from './customer.js';
import { product } from './product.js';

const localDate = (name: string) => date(name, { mode: 'string' });

/** One sold unit. Its dates are what the warranty is counted from. */
export const asset = pgTable(
  'asset',
  {
    id: id(),
    /** Upper case, without blanks: how it is looked up. */
    serialNumber: text('serial_number').notNull().unique(),
    productId: reference('product_id')
      .notNull()
      .references(() => product.id),
    ownerId: reference('owner_id').references(() => customer.id),
    batch: text('batch'),
    manufacturedOn: localDate('manufactured_on'),
    receivedByDealerOn: localDate('received_by_dealer_on'),
    soldOn: localDate('sold_on'),
    installedOn: localDate('installed_on'),
    acceptedOn: localDate('accepted_on'),
    warrantyCard: text('warranty_card'),
    cardAltered: boolean('card_altered').notNull().default(false),
    /** The faulty unit that its owner gave back for this one, and when. */
    replacesId: reference('replaces_id').references((): AnyPgColumn => asset.id),
    exchangedOn: localDate('exchanged_on'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    // Serves Customer.assets.
    index('asset_owner_index').on(table.ownerId),
    // A unit is exchanged once; serves the search for what it was exchanged for.
    uniqueIndex('asset_replaces_unique').on(table.replacesId),
    // Serves the look-up of a serial number told without its dashes, or with O for 0 and I or l for 1.
    index('asset_look_alike_index').on(
      sql`translate(regexp_replace(${table.serialNumber}, '[^A-Z0-9]', '', 'g'), 'OIL', '011')`,
    ),
  ],
);

export type AssetRow = typeof asset.$inferSelect;

/** Paid maintenance of one unit. */
export const serviceContract = pgTable(
  'service_contract',
  {
    id: id(),
    number: text('number').notNull().unique(),
    customerId: reference('customer_id')
      .notNull()
      .references(() => customer.id),
    assetId: reference('asset_id')
      .notNull()
      .references(() => asset.id),
    startsOn: localDate('starts_on').notNull(),
    /** That day included. */
    endsOn: localDate('ends_on').notNull(),
    /** Why it ended before the day that was agreed; null when it did not. */
    endReason: text('end_reason'),
  },
  // Serves Asset.contract and the entitlement at intake.
  (table) => [index('service_contract_asset_index').on(table.assetId, table.endsOn)],
);

export type ServiceContractRow = typeof serviceContract.$inferSelect;
