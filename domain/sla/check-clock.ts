import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { deadline, slaClock, ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm } from '../deadline.js';
import { announce } from '../outbox.js';
import { settleClocks } from './settle-clock.js';

/** An alarm of a clock has come. @returns whether it was due */
export const checkClock = async (ctx: Context, { subjectId }: { subjectId: string }): Promise<boolean> =>
  (await checkClocks(ctx, { subjectIds: [subjectId] })).has(subjectId);

/**
 * Alarms of clocks have come: looks at the times and does what they say. Running it twice, or for a clock that
 * was met, paused or moved meanwhile, changes nothing. Lock order: ticket, clock, deadline; tickets by id.
 * @returns the clocks whose alarms were due
 */
export async function checkClocks(
  ctx: Context,
  { subjectIds }: { readonly subjectIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const due = await takeDueClocks(ctx, subjectIds);
  if (due.length === 0) return new Set();
  const policies = new Map(
    await Promise.all(
      [...new Set(due.map(({ policyId }) => policyId))].map(
        async (id) => [id, await ctx.policies.of(ctx.tx, id)] as const,
      ),
    ),
  );
  const settled = await settleClocks(
    ctx,
    due.flatMap(({ policyId, ...each }) => {
      const policy = policies.get(policyId);
      return policy ? [{ ...each, policy }] : [];
    }),
    ctx.now,
  );
  await arm(
    ctx,
    'CLOCK',
    ...settled.flatMap(({ id, nextAlarmAt }) => (nextAlarmAt ? [{ subjectId: id, dueAt: nextAlarmAt }] : [])),
  );
  const before = new Map(due.map(({ clock }) => [clock.id, clock.state]));
  const changed = settled.filter(({ id, state }) => state !== before.get(id));
  await refreshNextDues(
    ctx,
    changed.map(({ ticketId }) => ticketId),
  );
  const touched = [...new Set(settled.map(({ ticketId }) => ticketId))];
  await announce(ctx, ...touched.map((ticketId) => ({ kind: 'ticket.changed' as const, ticketId })));
  return new Set(before.keys());
}

/** Locks what is due by now and marks its alarms as fired, in the transaction of what follows from it. */
async function takeDueClocks(ctx: Context, subjectIds: readonly string[]) {
  const found = await ctx.tx
    .select({
      deadlineId: deadline.id,
      clock: slaClock,
      ticket: { id: ticket.id, number: ticket.number, servicePointId: ticket.servicePointId },
      policyId: ticket.policyId,
    })
    .from(ticket)
    .innerJoin(slaClock, eq(slaClock.ticketId, ticket.id))
    .innerJoin(deadline, and(eq(deadline.kind, 'CLOCK'), eq(deadline.subjectId, slaClock.id)))
    .where(
      and(
        inArray(slaClock.id, [...subjectIds]),
        eq(deadline.state, 'ARMED'),
        sql`${deadline.dueAt} <= ${ctx.now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(ticket.id), asc(slaClock.id))
    .for('no key update');
  if (found.length > 0) {
    const ids = found.map(({ deadlineId }) => deadlineId);
    await ctx.tx.update(deadline).set({ state: 'FIRED', firedAt: ctx.now }).where(inArray(deadline.id, ids));
  }
  return found;
}

/** Stores on the tickets what the staff queue orders by. */
async function refreshNextDues(ctx: Context, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  const next = sql`(select min(due_at) from ${slaClock} where ticket_id = "ticket"."id" and state = 'RUNNING')`;
  await ctx.tx
    .update(ticket)
    .set({ nextDueAt: next })
    .where(inArray(ticket.id, [...ticketIds]));
}
