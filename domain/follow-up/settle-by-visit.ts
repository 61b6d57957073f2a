import { and, eq, inArray } from 'drizzle-orm';
import { type FollowUpRow, followUp, type TicketRow, type VisitRow } from '../../schema/index.js';
import type { FollowUpKind, VisitPurpose } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { badInput } from '../errors.js';
import { record } from '../event.js';
import { lockFollowUp } from './follow-up.queries.js';

const open = ['PLANNED', 'DUE'] as const;

/** What a visit is for that is scheduled for a follow-up. */
export const purposeOf: Record<FollowUpKind, VisitPurpose> = {
  CALLBACK: 'REPAIR',
  SURVEY: 'INSPECTION',
  INSPECTION: 'INSPECTION',
  MAINTENANCE_REMINDER: 'MAINTENANCE',
  TRAINING: 'TRAINING',
  CONTRACT_RENEWAL: 'INSPECTION',
  WARRANTY_EXPIRY: 'INSPECTION',
  NEXT_VISIT: 'REPAIR',
  INSTALLATION: 'INSTALLATION',
  NEGOTIATION: 'REPAIR',
};

/**
 * The follow-up that a visit is scheduled for, locked: still owed, of the ticket or of its customer.
 * @throws NOT_FOUND, BAD_USER_INPUT naming followUpId
 */
export async function followUpToVisit(
  ctx: Context,
  followUpId: string,
  ticket: TicketRow,
): Promise<FollowUpRow> {
  const row = await lockFollowUp(ctx, followUpId);
  const fits = row.ticketId === ticket.id || (row.ticketId === null && row.customerId === ticket.customerId);
  if (!fits || !open.some((state) => state === row.state))
    throw badInput('followUpId', 'followUpId takes a follow-up of this customer that is still owed.');
  return row;
}

/** A visit is scheduled: it settles the follow-up that it is for, and any next visit that its ticket owes. */
export async function settleByVisit(ctx: Context, trip: VisitRow, followUpId: string | null): Promise<void> {
  const done = { state: 'DONE' as const, doneAt: ctx.now, visitId: trip.id, outcome: `Visit ${trip.number}` };
  const named = followUpId
    ? await ctx.tx
        .update(followUp)
        .set({ ...done, ticketId: trip.ticketId })
        .where(eq(followUp.id, followUpId))
        .returning()
    : [];
  const next = await ctx.tx
    .update(followUp)
    .set(done)
    .where(
      and(
        eq(followUp.ticketId, trip.ticketId),
        eq(followUp.kind, 'NEXT_VISIT'),
        inArray(followUp.state, [...open]),
      ),
    )
    .returning();
  const settled = [...named, ...next];
  await disarm(ctx, 'FOLLOW_UP', ...settled.map(({ id }) => id));
  await record(
    ctx,
    trip.ticketId,
    ...settled.map(({ id, kind }) => ({
      type: 'FOLLOW_UP_DONE' as const,
      summary: `${kind}: visit ${trip.number} is scheduled.`,
      data: { followUpId: id, visitId: trip.id },
    })),
  );
}

/** Visits were called off: what a unit was owed by them is owed again. */
export async function owedAgain(ctx: Context, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return;
  await ctx.tx
    .update(followUp)
    .set({ state: 'DUE', doneAt: null, visitId: null, outcome: null })
    .where(
      and(
        inArray(followUp.visitId, [...visitIds]),
        eq(followUp.plannedFor, 'UNIT'),
        eq(followUp.state, 'DONE'),
      ),
    );
}
