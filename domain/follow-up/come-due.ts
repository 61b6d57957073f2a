import { eq } from 'drizzle-orm';
import { conversation, type FollowUpRow, followUp, notification, ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import { callOnBot, surveyCall } from '../conversation/call-on-bot.js';
import { takeDue } from '../deadline.js';
import { record } from '../event.js';
import { announce } from '../outbox.js';
import { recipientsOf } from '../staff/recipient.queries.js';

/** A follow-up's time has come: the bot asks in the customer's chat, or a person finds it in his list. */
export async function comeDue(ctx: Context, input: { subjectId: string }): Promise<void> {
  const [row] = await ctx.tx
    .select()
    .from(followUp)
    .where(eq(followUp.id, input.subjectId))
    .for('no key update');
  if (!row || !(await takeDue(ctx, 'FOLLOW_UP', row.id)) || row.state !== 'PLANNED') return;
  const assigneeId = row.assignTo ? await assign(ctx, row) : row.assigneeId;
  await ctx.tx.update(followUp).set({ state: 'DUE', assigneeId }).where(eq(followUp.id, row.id));
  if (row.kind === 'SURVEY') await askInChat(ctx, row);
  if (!row.ticketId) return;
  await record(ctx, row.ticketId, { type: 'FOLLOW_UP_DUE', summary: `${row.kind} is due.` });
  await announce(ctx, { kind: 'ticket.changed', ticketId: row.ticketId });
}

async function assign(ctx: Context, row: FollowUpRow): Promise<string | null> {
  if (!row.assignTo) return null;
  const { staffIds } = await recipientsOf(ctx, row.assignTo, row.servicePointId);
  const [assigneeId] = staffIds;
  if (!assigneeId) return null;
  await ctx.tx.insert(notification).values({
    id: ctx.newId(),
    staffId: assigneeId,
    kind: 'FOLLOW_UP',
    text: `${row.kind} is due`,
    ticketId: row.ticketId,
    at: ctx.now,
  });
  return assigneeId;
}

/** The bot owes the conversation a turn with the survey in it; a ticket without a chat is asked by a person. */
async function askInChat(ctx: Context, row: FollowUpRow): Promise<void> {
  if (!row.ticketId) return;
  const [chat] = await ctx.tx
    .select({ id: conversation.id, channel: conversation.channel })
    .from(ticket)
    .innerJoin(conversation, eq(conversation.id, ticket.conversationId))
    .where(eq(ticket.id, row.ticketId));
  if (!chat) return;
  await callOnBot(ctx, chat, `${surveyCall}${row.id}`, row.ticketId);
}
