import { asc, eq, gt } from 'drizzle-orm';
import { asset, policy } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, takeDue } from '../deadline.js';
import { planUnits } from './plan-units.js';

/** Units planned in one transaction; so small that nobody waits long for a unit. */
const pageSize = 50;

/** Between two of them, so that alarms and customers have the process for most of the time: a million units take hours. */
const pauseMilliseconds = 200;

/**
 * A policy has come in force: plans the follow-ups of the next units by it and comes again for the rest, so that a
 * million units are never held at once and a crash costs one page. Units registered meanwhile plan themselves.
 */
export async function planAllUnits(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: policy.id, active: policy.active, through: policy.unitsPlannedThrough })
    .from(policy)
    .where(eq(policy.id, input.subjectId))
    .for('no key update');
  if (!row || !(await takeDue(ctx, 'PLAN_UNITS', row.id))) return false;
  if (row.active) await planPage(ctx, row);
  return true;
}

async function planPage(ctx: Context, row: { id: string; through: string | null }): Promise<void> {
  const units = await ctx.tx
    .select({ id: asset.id })
    .from(asset)
    .where(row.through ? gt(asset.id, row.through) : undefined)
    .orderBy(asc(asset.id))
    .limit(pageSize);
  const last = units.at(-1);
  if (!last) return;
  await planUnits(
    ctx,
    units.map(({ id }) => id),
  );
  await ctx.tx.update(policy).set({ unitsPlannedThrough: last.id }).where(eq(policy.id, row.id));
  if (units.length < pageSize) return;
  const dueAt = new Date(ctx.now.getTime() + pauseMilliseconds);
  await arm(ctx, 'PLAN_UNITS', { subjectId: row.id, dueAt });
}
