import { boolean, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, reference } from './columns.js';
import type { Language } from './vocabulary.js';

/** What is sold, by model. The policy promises by family. */
export const product = pgTable('product', {
  id: id(),
  model: text('model').notNull().unique(),
  family: text('family').notNull(),
  name: text('name').notNull(),
  names: jsonb('names').$type<Partial<Record<Language, string>>>().notNull().default({}),
  /** What customers call it, in any language. */
  aliases: text('aliases').array().notNull().default([]),
});

export type ProductRow = typeof product.$inferSelect;

/** A part of a product that may have its own warranty term; consumables never are under warranty. */
export const component = pgTable(
  'component',
  {
    id: id(),
    productId: reference('product_id')
      .notNull()
      .references(() => product.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    consumable: boolean('consumable').notNull().default(false),
  },
  (table) => [uniqueIndex('component_code_unique').on(table.productId, table.code)],
);

export type ComponentRow = typeof component.$inferSelect;
