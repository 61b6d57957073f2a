import { eq } from 'drizzle-orm';
import { type ConversationRow, conversation, notification, servicePoint } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, takeDue } from '../deadline.js';
import { announce } from '../outbox.js';
import { recipientsOf } from '../staff/recipient.queries.js';
import { callOnBot, unansweredCall } from './call-on-bot.js';
import { lockConversation } from './say.js';

/** So long a customer waits for a person before the bot says that nobody has come yet, once. */
export const personWaitMilliseconds = 5 * 60_000;

/**
 * The customer wants a person: the bot falls silent, staff see who waits and reception is told. What the bot says
 * about it is its own. Lock the conversation first.
 */
export async function requestPerson(ctx: Context, row: ConversationRow): Promise<void> {
  if (row.mode === 'PERSON') return;
  await ctx.tx
    .update(conversation)
    .set({ mode: 'PERSON', waitingSince: ctx.now, takenById: null })
    .where(eq(conversation.id, row.id));
  const dueAt = new Date(ctx.now.getTime() + personWaitMilliseconds);
  await arm(ctx, 'PERSON_WAIT', { subjectId: row.id, dueAt });
  await tellReception(ctx);
  await announce(ctx, { kind: 'conversation.changed', conversationId: row.id });
}

async function tellReception(ctx: Context): Promise<void> {
  const [headquarters] = await ctx.tx
    .select({ id: servicePoint.id })
    .from(servicePoint)
    .where(eq(servicePoint.kind, 'HEADQUARTERS'));
  if (!headquarters) return;
  const { staffIds } = await recipientsOf(ctx, 'RECEPTIONIST', headquarters.id);
  if (staffIds.length === 0) return;
  await ctx.tx.insert(notification).values(
    staffIds.map((staffId) => ({
      id: ctx.newId(),
      staffId,
      kind: 'CONVERSATION' as const,
      text: 'A customer waits for a person in the chat.',
      at: ctx.now,
    })),
  );
}

/** Nobody has taken the conversation in time: the bot is called on to say so. @returns whether that was due */
export async function callOnUnanswered(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const row = await lockConversation(ctx, input.subjectId);
  if (!row || !(await takeDue(ctx, 'PERSON_WAIT', row.id))) return false;
  if (row.mode === 'PERSON' && row.takenById === null && row.waitingSince !== null)
    await callOnBot(ctx, row, `${unansweredCall}${row.waitingSince.toISOString()}`);
  return true;
}
