import { and, eq, inArray, sql } from 'drizzle-orm';
import { type DeadlineKind, deadline } from '../schema/index.js';
import { insertRows } from '../schema/insert-rows.js';
import type { Context } from './context.js';
import { announce } from './outbox.js';

/** A deadline this near is handed to the queue right after its commit; the sweep hands over the rest in time. */
export const handOverAheadMilliseconds = 120_000;

export interface Alarm {
  readonly subjectId: string;
  readonly dueAt: Date;
}

/** Sets, or moves, the one alarm of this kind on each subject. */
export async function arm(ctx: Context, kind: DeadlineKind, ...alarms: readonly Alarm[]): Promise<void> {
  const [first, ...others] = alarms.map(({ subjectId, dueAt }) => ({
    id: ctx.newId(),
    kind,
    subjectId,
    dueAt,
    state: 'ARMED' as const,
    attempts: 0,
  }));
  if (!first) return;
  const ids = await ctx.tx.execute<{ id: string; subject_id: string }>(sql`
    ${insertRows(deadline, [first, ...others])}
    on conflict (kind, subject_id) do update set
      due_at = excluded.due_at, state = 'ARMED', fired_at = null, attempts = 0, last_error = null
    returning id, subject_id`);
  const idOf = new Map(ids.map(({ id, subject_id }) => [subject_id, id]));
  const near = alarms.filter(({ dueAt }) => dueAt.getTime() - ctx.now.getTime() <= handOverAheadMilliseconds);
  await announce(
    ctx,
    ...near.map(({ subjectId, dueAt }) => {
      const deadlineId = idOf.get(subjectId);
      if (deadlineId === undefined) throw new Error(`no deadline was stored for ${subjectId}`);
      return {
        kind: 'deadline.armed' as const,
        deadlineId,
        deadlineKind: kind,
        subjectId,
        dueAt: dueAt.getTime(),
      };
    }),
  );
}

/** Nothing is to happen any more. */
export async function disarm(
  ctx: Context,
  kind: DeadlineKind,
  ...subjectIds: readonly string[]
): Promise<void> {
  if (subjectIds.length === 0) return;
  await ctx.tx
    .update(deadline)
    .set({ state: 'DISARMED' })
    .where(
      and(eq(deadline.kind, kind), inArray(deadline.subjectId, [...subjectIds]), eq(deadline.state, 'ARMED')),
    );
}

/**
 * Marks the alarm as fired in the transaction of what follows from it. False when it was fired, moved or disarmed
 * meanwhile, or it is too early: then nothing is to be done. Lock the subject's ticket before.
 */
export async function takeDue(ctx: Context, kind: DeadlineKind, subjectId: string): Promise<boolean> {
  const taken = await ctx.tx
    .update(deadline)
    .set({ state: 'FIRED', firedAt: ctx.now })
    .where(
      and(
        eq(deadline.kind, kind),
        eq(deadline.subjectId, subjectId),
        eq(deadline.state, 'ARMED'),
        sql`${deadline.dueAt} <= ${ctx.now.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: deadline.id });
  return taken.length > 0;
}
