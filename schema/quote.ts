import { sql } from 'drizzle-orm';
import { date, index, jsonb, numeric, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { type ChargeKind, channels, type Payer, quoteStates } from './vocabulary.js';

/** One thing that costs something. Numbers are decimals as text, amounts in the currency of the quote. */
export interface QuoteLineRecord {
  kind: ChargeKind;
  description: string;
  quantity: string;
  unitPrice: string;
  /** Quantity times unit price. */
  amount: string;
  /** By the ticket's verdict on the day of the offer; only the customer's lines are in the total. */
  payer: Payer;
  /** Id of the policy's rule that said the price. */
  rule?: string;
}

/** What paid work would cost the customer, and whether he agrees. Its lines are never changed: another offer is another quote. */
export const quote = pgTable(
  'quote',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    state: text('state', { enum: quoteStates }).notNull(),
    currency: text('currency').notNull(),
    lines: jsonb('lines').$type<QuoteLineRecord[]>().notNull(),
    /** What the customer would pay. */
    total: numeric('total', { precision: 14, scale: 2 }).notNull(),
    /** Told to the customer with it. */
    note: text('note'),
    /** The last day, in the policy's time zone, on which he may agree. */
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    offeredAt: instant('offered_at').notNull(),
    offeredById: reference('offered_by_id').references(() => staff.id),
    /** When it stopped being open, in whatever way. */
    endedAt: instant('ended_at'),
    /** Who gave the answer, where staff wrote down what he said. */
    answeredBy: text('answered_by'),
    /** By what way the answer came; null where nobody answered. */
    answerChannel: text('answer_channel', { enum: channels }),
    /** Null where the customer answered himself, or nobody did. */
    recordedById: reference('recorded_by_id').references(() => staff.id),
    /** The customer's words with his answer, or why it was withdrawn. */
    comment: text('comment'),
  },
  (table) => [
    // A ticket has one open question of price at a time.
    uniqueIndex('quote_open_unique').on(table.ticketId).where(sql`state = 'OFFERED'`),
    // Serves Ticket.quotes.
    index('quote_ticket_index').on(table.ticketId, table.offeredAt),
  ],
);

export type QuoteRow = typeof quote.$inferSelect;
