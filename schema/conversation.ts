import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { customer } from './customer.js';
import { staff } from './staff.js';
import {
  channels,
  deliveries,
  directions,
  type FileRefusal,
  languages,
  type Unreadable,
} from './vocabulary.js';

/** One customer talking on one channel. The dialog's state lives here, so any process may take the next turn. */
export const conversation = pgTable(
  'conversation',
  {
    id: id(),
    channel: text('channel', { enum: channels }).notNull(),
    /** By what the channel knows the customer: OpenID, mail address, sender of a text. Null in the web chat. */
    address: text('address'),
    /** What the mails of this conversation are about, in the customer's words. */
    subject: text('subject'),
    language: text('language', { enum: languages }).notNull(),
    /** The customer's client asked for it: it holds until he writes in a clear language. */
    languageAsked: boolean('language_asked').notNull().default(false),
    mode: text('mode', { enum: ['BOT', 'PERSON'] })
      .notNull()
      .default('BOT'),
    /** What Botkit remembers of the conversation between turns. */
    dialogState: jsonb('dialog_state').$type<Record<string, unknown>>().notNull().default({}),
    customerId: reference('customer_id').references(() => customer.id),
    /** Proven by a code, E.164. */
    provenPhone: text('proven_phone'),
    /** Since when the customer has been waiting for a person; null when nobody is asked for. */
    waitingSince: instant('waiting_since'),
    takenById: reference('taken_by_id').references(() => staff.id),
    createdAt: instant('created_at').notNull(),
    lastInboundAt: instant('last_inbound_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    // One conversation for each correspondent, and the look-up of it; mails have one for each thread.
    uniqueIndex('conversation_address_unique')
      .on(table.channel, table.address)
      .where(sql`channel in ('WECHAT', 'SMS')`),
    // Serves the count of what came from one mail address of late.
    index('conversation_mail_index').on(table.address).where(sql`channel = 'EMAIL'`),
    // Serves the staff's list of conversations that wait for a person or talk with one.
    index('conversation_person_index').on(table.waitingSince, table.id).where(sql`mode = 'PERSON'`),
  ],
);

export type ConversationRow = typeof conversation.$inferSelect;

export interface QuickReply {
  title: string;
  payload: string;
}

/** A file that came with a message, or as one, and was not taken; without a name when the sender gave none. */
export interface RefusedFile {
  name: string;
  why: FileRefusal | Unreadable;
}

/** Everything said with a customer on any channel, in the order in which it was stored. */
export const message = pgTable(
  'message',
  {
    id: id(),
    /** Grows within a conversation in the order of saying: both sides write under the conversation's lock. */
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    conversationId: reference('conversation_id').references(() => conversation.id),
    ticketId: reference('ticket_id'),
    at: instant('at').notNull(),
    direction: text('direction', { enum: directions }).notNull(),
    authorKind: text('author_kind', { enum: ['CUSTOMER', 'BOT', 'STAFF', 'DESK'] }).notNull(),
    /** DESK is the desk itself calling on the bot; it is shown to nobody. */
    /** A name to show; for the bot and unnamed customers a neutral word. */
    author: text('author').notNull(),
    channel: text('channel', { enum: channels }).notNull(),
    text: text('text').notNull(),
    delivery: text('delivery', { enum: deliveries }).notNull(),
    /** The client's own id of an inbound message: the same one again is the same message. */
    clientId: text('client_id'),
    /** When the bot has taken its turn on an inbound message; null while it still owes one. */
    handledAt: instant('handled_at'),
    /** The bot names them in its answer; null where every file was taken, or none came. */
    refusedFiles: jsonb('refused_files').$type<RefusedFile[]>(),
    attempts: integer('attempts').notNull().default(0),
    /** Until then the answer may still go out with the request that brought this, and by no other way. */
    replyUntil: instant('reply_until'),
    quickReplies: jsonb('quick_replies').$type<QuickReply[]>(),
    expects: text('expects'),
    /** The number of the ticket that the message tells about. */
    ticketNumber: text('ticket_number'),
    /** The conversation changed hands with this message. */
    mode: text('mode', { enum: ['BOT', 'PERSON'] }),
  },
  (table) => [
    uniqueIndex('message_client_unique').on(table.conversationId, table.clientId),
    // What a channel brings twice is stored once, whichever conversation it would begin; finds the thread of a mail.
    uniqueIndex('message_external_unique')
      .on(table.channel, table.clientId)
      .where(sql`author_kind = 'CUSTOMER' and channel in ('WECHAT', 'EMAIL', 'SMS')`),
    // Serves the catch-up of a reconnecting chat and the order of turns.
    index('message_conversation_index').on(table.conversationId, table.sequence),
    // Serves Ticket.messages and Ticket.lastMessage.
    index('message_ticket_index').on(table.ticketId, table.sequence),
    // Serves the sending of what was said: not while a request is open.
    index('message_open_request_index').on(table.conversationId).where(sql`reply_until is not null`),
    // Serves the sweep for turns that a lost process still owes.
    index('message_unhandled_index').on(table.at).where(sql`direction = 'INBOUND' and handled_at is null`),
  ],
);

export type MessageRow = typeof message.$inferSelect;
