import { and, asc, eq, getTableColumns, isNull, like, sql } from 'drizzle-orm';
import {
  attachment,
  type ConversationRow,
  conversation,
  type MessageRow,
  message,
} from '../../schema/index.js';
import type { Context } from '../context.js';
import { together } from '../together.js';
import { abandonedCall } from './call-on-bot.js';
import { lockConversation } from './say.js';

/** What came with a message. */
export interface SentFiles {
  readonly count: number;
  /** How many of them are pictures. */
  readonly pictures: number;
}

export interface Turn {
  readonly conversation: ConversationRow;
  /** What is to be answered: a customer's message, or a call of the desk on the bot (author DESK). */
  readonly inbound: MessageRow;
  readonly files: SentFiles;
  /** The conversation owes another one after it. */
  readonly more: boolean;
}

/** The conversation, locked, and the oldest message that no turn has handled; null when none is owed. */
export async function nextTurn(ctx: Context, conversationId: string): Promise<Turn | null> {
  const locked = await lockConversation(ctx, conversationId);
  if (!locked) return null;
  const sent = eq(attachment.messageId, message.id);
  const files = {
    count: ctx.tx.$count(attachment, sent),
    pictures: ctx.tx.$count(attachment, and(sent, like(attachment.type, 'image/%'))),
  };
  const [next, second] = await ctx.tx
    .select({ inbound: getTableColumns(message), files })
    .from(message)
    .where(
      and(
        eq(message.conversationId, conversationId),
        eq(message.direction, 'INBOUND'),
        isNull(message.handledAt),
      ),
    )
    .orderBy(asc(message.sequence))
    .limit(2);
  return next ? { conversation: locked, ...next, more: second !== undefined } : null;
}

export type ConversationChanges = Partial<
  Pick<
    ConversationRow,
    'language' | 'dialogState' | 'mode' | 'customerId' | 'provenPhone' | 'waitingSince' | 'takenById'
  >
>;

/** Ends the turn in the transaction of all that came of it: a crash before the commit repeats it from the start. */
export async function finishTurn(ctx: Context, turn: Turn, changes: ConversationChanges): Promise<void> {
  const { inbound } = turn;
  // A call about the customer's silence does not end it.
  const isSilence = inbound.clientId?.startsWith(abandonedCall) === true;
  const handled = ctx.tx.update(message).set({ handledAt: ctx.now }).where(eq(message.id, inbound.id));
  const changed = ctx.tx
    .update(conversation)
    .set({ ...changes, ...(!isSilence && { lastInboundAt: inbound.at }) })
    .where(eq(conversation.id, turn.conversation.id));
  await together(handled, changed);
}

/** Counts a turn that failed; gives how often this message has failed by now. */
export async function countFailedTurn(ctx: Context, conversationId: string): Promise<number> {
  const turn = await nextTurn(ctx, conversationId);
  if (!turn) return 0;
  await ctx.tx
    .update(message)
    .set({ attempts: sql`${message.attempts} + 1` })
    .where(eq(message.id, turn.inbound.id));
  return turn.inbound.attempts + 1;
}
