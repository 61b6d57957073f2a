import { and, eq, inArray } from 'drizzle-orm';
import { followUp, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { record } from '../event.js';
import { alarmOf } from './plan-units.js';

type CalledBack = Pick<TicketRow, 'id' | 'customerId' | 'assetId' | 'servicePointId'>;

/** A call-back that no rule plans, such as one that the customer asked for himself; one at a time is owed on a ticket. */
export async function planCallBack(
  ctx: Context,
  ticket: CalledBack,
  dueAt: Date,
  why = 'asked for by the customer',
): Promise<void> {
  const isOwed = and(
    eq(followUp.ticketId, ticket.id),
    eq(followUp.kind, 'CALLBACK'),
    inArray(followUp.state, ['PLANNED', 'DUE']),
  );
  if ((await ctx.tx.$count(followUp, isOwed)) > 0) return;
  const [row] = await ctx.tx
    .insert(followUp)
    .values({
      id: ctx.newId(),
      kind: 'CALLBACK',
      state: 'PLANNED',
      dueAt,
      ticketId: ticket.id,
      assetId: ticket.assetId,
      customerId: ticket.customerId,
      servicePointId: ticket.servicePointId,
      assignTo: 'RECEPTIONIST',
      createdAt: ctx.now,
      occasion: ctx.now.toISOString(),
    })
    .returning();
  if (!row) return;
  await arm(ctx, 'FOLLOW_UP', alarmOf(row));
  await record(ctx, ticket.id, {
    type: 'FOLLOW_UP_PLANNED',
    summary: `CALLBACK is due ${dueAt.toISOString()}, ${why}.`,
    data: { followUpId: row.id, kind: row.kind },
  });
}
