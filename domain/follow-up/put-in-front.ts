import { type FollowUpRow, notification } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { recipientsOf } from '../staff/recipient.queries.js';

/**
 * Somebody finds it in his list and is told. Gives who; null for a survey without an assignee, which the bot asks,
 * and where nobody holds the role.
 */
export async function putInFrontOfPeople(ctx: Context, row: FollowUpRow): Promise<string | null> {
  const role = addresseeOf(row);
  if (role === null) return row.assigneeId;
  const { staffIds } = await recipientsOf(ctx, role, row.servicePointId);
  const [assigneeId] = staffIds;
  if (!assigneeId) return null;
  await ctx.tx.insert(notification).values({
    id: ctx.newId(),
    staffId: assigneeId,
    kind: 'FOLLOW_UP',
    text: `${row.kind} is due${ctx.now < row.dueAt ? ` ${row.dueAt.toISOString()}` : ''}`,
    ticketId: row.ticketId,
    at: ctx.now,
  });
  return assigneeId;
}

/** Of a ticket only whom the rule names; of a unit, where it names nobody, whoever plans visits. */
function addresseeOf({ assignTo, plannedFor }: FollowUpRow): Role | null {
  return assignTo ?? (plannedFor === 'UNIT' ? 'DISPATCHER' : null);
}
