import type { Context } from '../context.js';
import { arm, disarm, takeDue } from '../deadline.js';
import { abandonedCall, callOnBot } from './call-on-bot.js';
import { lockConversation } from './say.js';

/** So long a report may lie half-finished before it counts as abandoned (rules of conversation 7). */
export const abandonedMilliseconds = 30 * 60_000;

/** The customer is in the middle of a report; every further word of his begins the waiting anew. */
export const watchReport = (ctx: Context, conversationId: string): Promise<void> =>
  arm(ctx, 'ABANDONED', {
    subjectId: conversationId,
    dueAt: new Date(ctx.now.getTime() + abandonedMilliseconds),
  });

/** The report is done, or was dropped on purpose. */
export const endReportWatch = (ctx: Context, conversationId: string): Promise<void> =>
  disarm(ctx, 'ABANDONED', conversationId);

/** Nothing more was said: the bot is called on to make a ticket of what it has. @returns whether that was due */
export async function callOnAbandoned(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const row = await lockConversation(ctx, input.subjectId);
  if (!row || !(await takeDue(ctx, 'ABANDONED', row.id))) return false;
  await callOnBot(ctx, row, `${abandonedCall}${ctx.now.toISOString()}`);
  return true;
}
