import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type ConversationRow, conversation, type MessageRow, message } from '../../schema/index.js';
import type { Context } from '../context.js';
import { abandonedCall } from './call-on-bot.js';
import { lockConversation } from './say.js';

export interface Turn {
  readonly conversation: ConversationRow;
  /** What is to be answered: a customer's message, or a call of the desk on the bot (author DESK). */
  readonly inbound: MessageRow;
}

/** The conversation, locked, and the oldest message that no turn has handled; null when none is owed. */
export async function nextTurn(ctx: Context, conversationId: string): Promise<Turn | null> {
  const locked = await lockConversation(ctx, conversationId);
  if (!locked) return null;
  const [inbound] = await ctx.tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.conversationId, conversationId),
        eq(message.direction, 'INBOUND'),
        isNull(message.handledAt),
      ),
    )
    .orderBy(asc(message.sequence))
    .limit(1);
  return inbound ? { conversation: locked, inbound } : null;
}

export type ConversationChanges = Partial<
  Pick<
    ConversationRow,
    'language' | 'dialogState' | 'mode' | 'customerId' | 'provenPhone' | 'waitingSince' | 'takenById'
  >
>;

/** Ends the turn in the transaction of all that came of it: a crash before the commit repeats it from the start. */
export async function finishTurn(ctx: Context, turn: Turn, changes: ConversationChanges): Promise<void> {
  await ctx.tx.update(message).set({ handledAt: ctx.now }).where(eq(message.id, turn.inbound.id));
  // A call about the customer's silence does not end it.
  const isSilence = turn.inbound.clientId?.startsWith(abandonedCall) === true;
  await ctx.tx
    .update(conversation)
    .set({ ...changes, ...(!isSilence && { lastInboundAt: turn.inbound.at }) })
    .where(eq(conversation.id, turn.conversation.id));
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
