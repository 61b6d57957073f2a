import { eq } from 'drizzle-orm';
import { notification, staff, ticketAssignee } from '../../schema/index.js';
import type { Context } from '../context.js';
import { badInput } from '../errors.js';
import { record } from '../event.js';
import { once } from '../once.js';
import { nextState } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface AssignTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly staffId: string;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Makes one member of staff responsible, who from then on sees the ticket wherever it is.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE, BAD_USER_INPUT for a person who has left
 */
export const assignTicket = once('assignTicket', async (ctx: Context, input: AssignTicketInput) => {
  const { row } = await ticketToChange(ctx, input.ticketId, 'ASSIGN', input.expectedVersion);
  const state = nextState(row.state, 'WORK');
  const [assignee] = await ctx.tx.select().from(staff).where(eq(staff.id, input.staffId));
  if (!assignee?.active) throw badInput('staffId', 'staffId takes an active member of staff.');
  if (row.assigneeId === assignee.id && row.state === state) return { ticketId: row.id };
  await record(ctx, row.id, {
    type: 'TICKET_ASSIGNED',
    summary: `Assigned to ${assignee.name}.`,
    data: { staffId: assignee.id },
  });
  await ctx.tx
    .insert(ticketAssignee)
    .values({ ticketId: row.id, staffId: assignee.id })
    .onConflictDoNothing();
  await ctx.tx.insert(notification).values({
    id: ctx.newId(),
    staffId: assignee.id,
    kind: 'ASSIGNMENT',
    text: `${row.number} is yours.`,
    ticketId: row.id,
    at: ctx.now,
  });
  await touchTicket(ctx, row.id, { assigneeId: assignee.id, state });
  return { ticketId: row.id };
});
