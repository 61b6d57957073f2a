import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { conversation, message } from './conversation.js';
import { attachmentTypes } from './vocabulary.js';

/** A picture, video or document from a customer. Its content lies in the file storage under its id. */
export const attachment = pgTable(
  'attachment',
  {
    id: id(),
    conversationId: reference('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** The message that it came with; null until one claims it. What none claims in a day is removed. */
    messageId: reference('message_id').references(() => message.id),
    /** Which of its message's files it is, as the sender put them; uploads overtake each other. */
    place: integer('place'),
    /** The customer's own, made safe to save under. */
    name: text('name').notNull(),
    /** Told by the content. Null, like the size, until all of it has come and is stored. */
    type: text('type', { enum: attachmentTypes }),
    size: integer('size'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    // Serves the limits of a conversation.
    index('attachment_conversation_index').on(table.conversationId, table.createdAt),
    // Serves Message.attachments and, through the messages, Ticket.attachments.
    index('attachment_message_index').on(table.messageId),
  ],
);

export type AttachmentRow = typeof attachment.$inferSelect;
