import { and, eq, isNull } from 'drizzle-orm';
import { escalation } from '../../schema/index.js';
import { demand, requireStaff } from '../access.js';
import type { Context } from '../context.js';
import { invalidState, notFound } from '../errors.js';
import { record } from '../event.js';
import { once } from '../once.js';
import { lockTicketOf } from './ticket.queries.js';
import { touchTicket } from './touch-ticket.js';

export interface AcknowledgeEscalationInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly escalationId: string;
}

/**
 * Whoever was told says that he has taken it up; a supervisor may say it for others.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when it was acknowledged before
 */
export const acknowledgeEscalation = once(
  'acknowledgeEscalation',
  async (ctx: Context, input: AcknowledgeEscalationInput) => {
    const actor = requireStaff(ctx.actor);
    const [row] = await ctx.tx.select().from(escalation).where(eq(escalation.id, input.escalationId));
    if (!row) throw notFound('escalation');
    if (row.recipientId !== actor.id) {
      await lockTicketOf(ctx, row.ticketId, 'escalation');
      demand(actor, 'ACKNOWLEDGE');
    }
    const [acknowledged] = await ctx.tx
      .update(escalation)
      .set({ acknowledgedAt: ctx.now, acknowledgedById: actor.id })
      .where(and(eq(escalation.id, row.id), isNull(escalation.acknowledgedAt)))
      .returning({ id: escalation.id });
    if (!acknowledged) throw invalidState('This escalation was acknowledged before.');
    await record(ctx, row.ticketId, {
      type: 'ESCALATION_ACKNOWLEDGED',
      summary: `${actor.name} has taken up level ${row.level}.`,
      data: { escalationId: row.id },
    });
    await touchTicket(ctx, row.ticketId, {});
    return { escalationId: row.id };
  },
);
