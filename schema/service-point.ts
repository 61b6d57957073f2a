import { type AnyPgColumn, doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { id, reference } from './columns.js';
import { servicePointKinds } from './vocabulary.js';

/** Headquarters, branches, service centres and dealers: a small tree; a ticket belongs to exactly one of them. */
export const servicePoint = pgTable('service_point', {
  id: id(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind', { enum: servicePointKinds }).notNull(),
  parentId: reference('parent_id').references((): AnyPgColumn => servicePoint.id),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  /** Beginnings of addresses that it serves; `*` serves everywhere. */
  regions: text('regions').array().notNull().default([]),
});

export type ServicePointRow = typeof servicePoint.$inferSelect;
