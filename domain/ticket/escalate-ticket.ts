import { and, eq, isNull, max } from 'drizzle-orm';
import { escalation } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { badInput } from '../errors.js';
import { text } from '../input.js';
import { once } from '../once.js';
import { escalate } from '../sla/escalate.js';
import { noteLimit } from './hold-ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface EscalateTicketInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly to: Role;
  readonly note: string;
}

/**
 * Somebody passes the matter up by hand.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
export const escalateTicket = once('escalateTicket', async (ctx: Context, input: EscalateTicketInput) => {
  const { row } = await ticketToChange(ctx, input.ticketId, 'ESCALATE');
  if (input.to === 'CUSTOMER') throw badInput('to', 'to takes a role of staff.');
  const note = text('note', input.note, noteLimit);
  const [escalationId] = await escalate(ctx, row, {
    clockId: null,
    about: `passed up by hand to ${input.to}`,
    reason: 'MANUAL',
    level: await nextManualLevel(ctx, row.id),
    to: input.to,
    dueAt: ctx.now,
    note,
  });
  if (!escalationId) throw new Error('the escalation was not stored');
  await touchTicket(ctx, row.id, {});
  return { escalationId };
});

async function nextManualLevel(ctx: Context, ticketId: string): Promise<number> {
  const [highest] = await ctx.tx
    .select({ level: max(escalation.level) })
    .from(escalation)
    .where(and(eq(escalation.ticketId, ticketId), isNull(escalation.clockId)));
  return (highest?.level ?? 0) + 1;
}
