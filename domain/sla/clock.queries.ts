import { and, asc, eq, inArray, isNull, min } from 'drizzle-orm';
import { type SlaClockRow, slaClock, ticket } from '../../schema/index.js';
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
