import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { conversation } from './conversation.js';

/**
 * A code by which a chat proves a telephone number. The code itself is stored nowhere, in no form: it follows from the
 * row's id and the desk's secret, so that whoever reads the table learns none.
 */
export const verification = pgTable(
  'verification',
  {
    id: id(),
    conversationId: reference('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** E.164. */
    phone: text('phone').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    tries: integer('tries').notNull().default(0),
    /** When a process took it to the sender; null while nobody has. */
    sentAt: instant('sent_at'),
    /** Proven, or replaced by a newer one. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    // Serve the limits, and the code that a chat is asked for.
    index('verification_conversation_index').on(table.conversationId, table.createdAt),
    index('verification_phone_index').on(table.phone, table.createdAt),
    // Serves the removal of what nobody needs any more.
    index('verification_created_index').on(table.createdAt),
    // Serves the sender.
    index('verification_unsent_index').on(table.createdAt).where(sql`sent_at is null and ended_at is null`),
  ],
);

export type VerificationRow = typeof verification.$inferSelect;

/** Somebody named a ticket and a telephone number that do not belong together; counted so that nobody guesses on. */
export const failedProof = pgTable(
  'failed_proof',
  {
    id: id(),
    conversationId: reference('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** As it was told; there may be no such ticket. */
    ticketNumber: text('ticket_number').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    // Serve the two limits: of a chat, and of a ticket that many chats try.
    index('failed_proof_conversation_index').on(table.conversationId, table.at),
    index('failed_proof_ticket_index').on(table.ticketNumber, table.at),
    // Serves the removal of what counts no more.
    index('failed_proof_at_index').on(table.at),
  ],
);
