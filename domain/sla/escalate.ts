import { escalation, notification } from '../../schema/index.js';
import { insertRows } from '../../schema/insert-rows.js';
import type { EscalationReason, Role } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { recordAll } from '../event.js';
import { announce } from '../outbox.js';
import { type Recipients, recipientsOfAll } from '../staff/recipient.queries.js';

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

export interface Escalating {
  readonly ticket: EscalatedTicket;
  readonly wanted: NewEscalation;
}

/** Gives the ids of the new rows. */
export const escalate = (
  ctx: Context,
  ticket: EscalatedTicket,
  wanted: NewEscalation,
): Promise<readonly string[]> => escalateAll(ctx, [{ ticket, wanted }]);

/**
 * Tells the people whom escalations reach: row, event, notification and news in one transaction. The unique row
 * per clock, level and person keeps anyone from being told twice. A thousand promises may break in one second, so
 * the statements are as many for one as for all of them. Gives the ids of the new rows.
 */
export async function escalateAll(
  ctx: Context,
  escalating: readonly Escalating[],
): Promise<readonly string[]> {
  const fresh = await insertNew(ctx, await addressed(ctx, escalating));
  if (fresh.length === 0) return [];
  await notify(ctx, fresh);
  await announce(ctx, ...fresh.map(({ id }) => ({ kind: 'ticket.escalated' as const, escalationId: id })));
  // Several administrators told of one escalation are one event.
  const told = new Map(fresh.map((row) => [row.wanted, row]));
  await recordAll(
    ctx,
    [...told.values()].map((row) => ({ ticketId: row.ticket.id, ...escalatedEvent(row) })),
  );
  return fresh.map(({ id }) => id);
}

interface Told extends Escalating {
  readonly id: string;
  /** Null when there is nobody at all, not even an administrator: no report is refused for that. */
  readonly recipientId: string | null;
  readonly fallback: Recipients['fallback'];
}

async function addressed(ctx: Context, escalating: readonly Escalating[]): Promise<Told[]> {
  const recipients = await recipientsOfAll(
    ctx,
    escalating.map(({ ticket, wanted }) => ({ role: wanted.to, servicePointId: ticket.servicePointId })),
  );
  return escalating.flatMap((each, index) => {
    const { staffIds, fallback } = recipients[index] ?? { staffIds: [], fallback: null };
    if (staffIds.length === 0) ctx.log.error({ role: each.wanted.to }, 'an escalation reaches nobody');
    const reached = staffIds.length === 0 ? [null] : staffIds;
    return reached.map((recipientId) => ({ ...each, id: ctx.newId(), recipientId, fallback }));
  });
}

/** Those whom nobody told before. */
async function insertNew(ctx: Context, told: readonly Told[]): Promise<readonly Told[]> {
  if (told.length === 0) return [];
  const rows = await ctx.tx
    .insert(escalation)
    .values(
      told.map(
        ({ id, ticket, recipientId, fallback, wanted: { about: _about, note = null, ...shared } }) => ({
          ...shared,
          id,
          ticketId: ticket.id,
          recipientId,
          fallback,
          servicePointId: ticket.servicePointId,
          note,
          firedAt: ctx.now,
        }),
      ),
    )
    .onConflictDoNothing()
    .returning({ id: escalation.id });
  const stored = new Set(rows.map(({ id }) => id));
  return told.filter(({ id }) => stored.has(id));
}

async function notify(ctx: Context, told: readonly Told[]): Promise<void> {
  const [first, ...others] = told.flatMap(({ id, recipientId, ticket, wanted: { about, note } }) =>
    recipientId === null
      ? []
      : [
          {
            id: ctx.newId(),
            staffId: recipientId,
            kind: 'ESCALATION' as const,
            text: `${ticket.number}: ${about}${note ? ` (${note})` : ''}`,
            ticketId: ticket.id,
            escalationId: id,
            at: ctx.now,
          },
        ],
  );
  if (first) await ctx.tx.execute(insertRows(notification, [first, ...others]));
}

function escalatedEvent({ wanted: { level, to, about, reason, clockId }, fallback }: Told) {
  const whom = fallback === null ? to : `${to} (held by nobody, so every ADMIN)`;
  return {
    type: 'ESCALATED' as const,
    summary: `Level ${level} to ${whom}: ${about}.`,
    data: { reason, level, to, clockId },
  };
}
