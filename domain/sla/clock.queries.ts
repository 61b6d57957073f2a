import { and, asc, eq, inArray, isNull, max, min } from 'drizzle-orm';
import { type SlaClockRow, slaClock, ticket, ticketEvent } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { Context, ReadContext } from '../context.js';

/** Clocks of the ticket on which something is still owed, locked. Lock the ticket first. */
export function lockOwedClocks(
  ctx: Context,
  ticketId: string,
  targets?: readonly SlaTarget[],
): Promise<SlaClockRow[]> {
  const owed = and(eq(slaClock.ticketId, ticketId), isNull(slaClock.endedAt));
  return ctx.tx
    .select()
    .from(slaClock)
    .where(targets ? and(owed, inArray(slaClock.target, [...targets])) : owed)
    .orderBy(asc(slaClock.id))
    .for('no key update');
}

/** Every clock of the ticket, locked, ended ones too. Lock the ticket first. */
export const lockClocks = (ctx: Context, ticketId: string): Promise<SlaClockRow[]> =>
  ctx.tx
    .select()
    .from(slaClock)
    .where(eq(slaClock.ticketId, ticketId))
    .orderBy(asc(slaClock.id))
    .for('no key update');

/** Stores on the ticket what the staff queue orders by, after any of its clocks has moved. */
export async function refreshNextDue(ctx: Context, ticketId: string): Promise<void> {
  const running = ctx.tx
    .select({ at: min(slaClock.dueAt).as('at') })
    .from(slaClock)
    .where(and(eq(slaClock.ticketId, ticketId), eq(slaClock.state, 'RUNNING')));
  const [next] = await running;
  await ctx.tx
    .update(ticket)
    .set({ nextDueAt: next?.at ?? null })
    .where(eq(ticket.id, ticketId));
}

/** The clocks of each of the tickets, oldest first. */
export async function clocksOfTickets(
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<SlaClockRow[]> {
  return ctx.tx
    .select()
    .from(slaClock)
    .where(inArray(slaClock.ticketId, [...ticketIds]))
    .orderBy(asc(slaClock.startedAt), asc(slaClock.id));
}

/** When the ticket was opened again for the last time; null when it never was. */
export async function lastReopening(ctx: ReadContext, ticketId: string): Promise<Date | null> {
  const [last] = await ctx.tx
    .select({ at: max(ticketEvent.at) })
    .from(ticketEvent)
    .where(and(eq(ticketEvent.ticketId, ticketId), eq(ticketEvent.type, 'TICKET_REOPENED')));
  return last?.at ?? null;
}

/** What has been promised since the ticket was opened, or opened again, whether or not it is still owed. */
export async function targetsPromised(ctx: ReadContext, ticketId: string): Promise<ReadonlySet<SlaTarget>> {
  const since = await lastReopening(ctx, ticketId);
  const clocks = await clocksOfTickets(ctx, [ticketId]);
  const promised = clocks.filter(
    ({ state, startedAt }) => state !== 'CANCELLED' && (!since || startedAt >= since),
  );
  return new Set(promised.map(({ target }) => target));
}
