import { escalation, notification } from '../../schema/index.js';
import type { EscalationReason, Role } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import { announce } from '../outbox.js';
import { recipientsOf } from '../staff/recipient.queries.js';

export interface EscalatedTicket {
  readonly id: string;
  readonly number: string;
  readonly servicePointId: string;
}

export interface NewEscalation {
  readonly clockId: string | null;
  /** What the promise is, for the person told. */
  readonly about: string;
  readonly reason: EscalationReason;
  readonly level: number;
  readonly to: Role;
  readonly dueAt: Date;
  readonly note?: string | null;
}

/**
 * Tells the people whom an escalation reaches: row, event, notification and news in one transaction. The unique
 * row per clock, level and person keeps anyone from being told twice. Gives the ids of the new rows.
 */
export async function escalate(
  ctx: Context,
  ticket: EscalatedTicket,
  wanted: NewEscalation,
): Promise<readonly string[]> {
  const { staffIds, fallback } = await recipientsOf(ctx, wanted.to, ticket.servicePointId);
  if (staffIds.length === 0) throw new Error('nobody can be told: there is no active administrator');
  const { about, note = null, ...shared } = wanted;
  const rows = await ctx.tx
    .insert(escalation)
    .values(
      staffIds.map((recipientId) => ({
        ...shared,
        id: ctx.newId(),
        ticketId: ticket.id,
        recipientId,
        fallback,
        servicePointId: ticket.servicePointId,
        note,
        firedAt: ctx.now,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: escalation.id, recipientId: escalation.recipientId });
  if (rows.length === 0) return [];
  await tell(ctx, ticket, wanted, rows);
  const whom = fallback === null ? wanted.to : `${wanted.to} (held by nobody, so every ADMIN)`;
  await record(ctx, ticket.id, {
    type: 'ESCALATED',
    summary: `Level ${wanted.level} to ${whom}: ${about}.`,
    data: { reason: wanted.reason, level: wanted.level, to: wanted.to, clockId: wanted.clockId },
  });
  return rows.map((row) => row.id);
}

async function tell(
  ctx: Context,
  ticket: EscalatedTicket,
  { about, note }: NewEscalation,
  rows: readonly { id: string; recipientId: string | null }[],
): Promise<void> {
  const text = `${ticket.number}: ${about}${note ? ` (${note})` : ''}`;
  const told = rows.flatMap(({ id, recipientId }) =>
    recipientId === null ? [] : [{ escalationId: id, staffId: recipientId }],
  );
  await ctx.tx.insert(notification).values(
    told.map((whom) => ({
      ...whom,
      id: ctx.newId(),
      kind: 'ESCALATION' as const,
      text,
      ticketId: ticket.id,
      at: ctx.now,
    })),
  );
  await announce(ctx, ...rows.map(({ id }) => ({ kind: 'ticket.escalated' as const, escalationId: id })));
}
