import { and, eq, inArray, isNull } from 'drizzle-orm';
import { escalation, notification, type SlaClockRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import type { EscalatedTicket } from './escalate.js';

/**
 * What was told of these levels turns out to have been told in vain. It stays in the history, marked; those who
 * were told learn it, and may be told again when it comes true.
 */
export async function overtake(
  ctx: Context,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
  levels: readonly number[],
): Promise<void> {
  if (levels.length === 0) return;
  const rows = await ctx.tx
    .update(escalation)
    .set({ overtakenAt: ctx.now })
    .where(
      and(
        eq(escalation.clockId, clock.id),
        inArray(escalation.level, [...levels]),
        isNull(escalation.overtakenAt),
      ),
    )
    .returning({ id: escalation.id, recipientId: escalation.recipientId });
  await notify(ctx, ticket, clock, rows);
  await record(ctx, ticket.id, {
    type: 'ESCALATION_OVERTAKEN',
    summary: `${clock.target} was not due yet when level ${levels.join(', ')} was told.`,
    data: { clockId: clock.id, target: clock.target, levels },
  });
}

async function notify(
  ctx: Context,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
  rows: readonly { readonly id: string; readonly recipientId: string | null }[],
): Promise<void> {
  const told = rows.flatMap(({ id, recipientId }) => (recipientId === null ? [] : [{ id, recipientId }]));
  if (told.length === 0) return;
  await ctx.tx.insert(notification).values(
    told.map(({ id, recipientId }) => ({
      id: ctx.newId(),
      staffId: recipientId,
      kind: 'ESCALATION' as const,
      text: `${ticket.number}: ${clock.target} was not due when you were told; the records have been corrected`,
      ticketId: ticket.id,
      escalationId: id,
      at: ctx.now,
    })),
  );
}
