import { type DeadlineKind, outbox } from '../schema/index.js';
import { insertRows } from '../schema/insert-rows.js';
import type { SendingChannel } from '../schema/vocabulary.js';
import type { Context } from './context.js';

/** Everything that leaves a transaction. Ids only: whoever hears of it reads what is true by then. */
export type OutboxMessage =
  /** A customer is to hear something. */
  | { readonly kind: 'message.sent'; readonly conversationId: string; readonly messageId: string }
  /** A customer without a connection is to be reached by his channel. */
  | { readonly kind: 'delivery.owed'; readonly conversationId: string; readonly channel: SendingChannel }
  /** A customer's conversation owes a turn that no message of his started, or another process must take. */
  | { readonly kind: 'turn.owed'; readonly conversationId: string }
  /** A ticket is not what it was. */
  | { readonly kind: 'ticket.changed'; readonly ticketId: string }
  /** A person was told of a promise in danger. */
  | { readonly kind: 'ticket.escalated'; readonly escalationId: string }
  /** A conversation waits for a person, was taken or handed back. */
  | { readonly kind: 'conversation.changed'; readonly conversationId: string }
  /** Somebody is to be sent a code. */
  | { readonly kind: 'code.requested'; readonly conversationId: string }
  /** A deadline too near for the sweep. `dueAt` in milliseconds since 1970. */
  | {
      readonly kind: 'deadline.armed';
      readonly deadlineId: string;
      readonly deadlineKind: DeadlineKind;
      readonly subjectId: string;
      readonly dueAt: number;
    };

/** Records what others must learn; the relay sends it after the commit. */
export async function announce(ctx: Context, ...messages: readonly OutboxMessage[]): Promise<void> {
  for (const { kind } of messages) ctx.announced.add(kind);
  const [first, ...others] = messages.map(({ kind, ...payload }) => ({
    kind,
    payload,
    createdAt: ctx.now,
    nextTryAt: ctx.now,
  }));
  if (first) await ctx.tx.execute(insertRows(outbox, [first, ...others]));
}

export interface OutboxEntry {
  readonly sequence: number;
  readonly attempts: number;
  readonly message: OutboxMessage;
}
