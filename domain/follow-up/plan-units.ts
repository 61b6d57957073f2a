import { inArray, sql } from 'drizzle-orm';
import { type FollowUpRow, followUp, type ServicePointRow } from '../../schema/index.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { arm, disarm, takeDue } from '../deadline.js';
import { lockUnits, plannedForUnits, pointsOfCustomers, recordsOf } from './unit.queries.js';
import { onceOwedFrom, type PlannedTurn, planOf, servedUnit, type UnitRow } from './unit-plan.js';

/** A unit was registered, or its dates, its owner or its contracts have changed. @returns whether that was due */
export async function planUnit(ctx: Context, input: { subjectId: string }): Promise<boolean> {
  const due = await takeDue(ctx, 'PLAN_UNIT', input.subjectId);
  if (due) await planUnits(ctx, [input.subjectId]);
  return due;
}

/**
 * Makes what is planned for these units be what the policy in force owes them: the next turn of each rule, and
 * nothing that is not owed any more. Planning again changes nothing. Lock order: unit, follow-up.
 */
export async function planUnits(ctx: Context, assetIds: readonly string[]): Promise<void> {
  const units = await lockUnits(ctx, assetIds);
  // Asked after the lock: whoever waited for it plans by what is in force now.
  const policy = await ctx.policies.active(ctx.tx);
  const today = localDate(ctx.now, policy.timezone);
  const records = await recordsOf(ctx, units, today);
  const stored = await plannedForUnits(ctx, assetIds, onceOwedFrom(today));
  const pointOf = await pointsOfCustomers(
    ctx,
    units.flatMap(({ asset }) => asset.ownerId ?? []),
  );
  const turns = records.flatMap((unit): Turn[] => {
    const { id, ownerId } = unit.asset;
    if (ownerId === null) return [];
    const plan = planOf(policy, servedUnit(policy, unit), stored.get(id) ?? [], today);
    return plan.map((turn) => ({ unit, ownerId, point: pointOf(ownerId), turn }));
  });
  await drop(ctx, [...stored.values()].flat(), turns);
  await keep(ctx, [...stored.values()].flat(), turns);
}

interface Turn {
  readonly unit: UnitRow;
  readonly ownerId: string;
  readonly point: ServicePointRow;
  readonly turn: PlannedTurn;
}

const keyOf = (assetId: string | null, rule: string | null, occasion: string) =>
  `${assetId} ${rule} ${occasion}`;
const keyOfTurn = ({ unit, turn }: Turn) => keyOf(unit.asset.id, turn.rule.id, turn.on);
const keyOfRow = (row: FollowUpRow) => keyOf(row.assetId, row.rule, row.occasion);

async function drop(ctx: Context, stored: readonly FollowUpRow[], turns: readonly Turn[]): Promise<void> {
  const wanted = new Set(turns.map(keyOfTurn));
  const gone = stored.filter((row) => row.state === 'PLANNED' && !wanted.has(keyOfRow(row)));
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await ctx.tx.update(followUp).set({ state: 'CANCELLED' }).where(inArray(followUp.id, ids));
  await disarm(ctx, 'FOLLOW_UP', ...ids);
}

async function keep(ctx: Context, stored: readonly FollowUpRow[], turns: readonly Turn[]): Promise<void> {
  const known = new Map(stored.map((row) => [keyOfRow(row), row]));
  const changed = turns.filter((turn) => !isStored(known.get(keyOfTurn(turn)), turn));
  if (changed.length === 0) return;
  const planned = await ctx.tx
    .insert(followUp)
    .values(changed.map((turn) => newFollowUp(ctx, turn)))
    .onConflictDoUpdate({
      target: [followUp.assetId, followUp.rule, followUp.occasion],
      targetWhere: sql`planned_for = 'UNIT'`,
      set: {
        kind: sql`excluded.kind`,
        state: 'PLANNED',
        dueAt: sql`excluded.due_at`,
        noticeAt: sql`excluded.notice_at`,
        noticedAt: sql`case when ${followUp.noticeAt} is distinct from excluded.notice_at then null else ${followUp.noticedAt} end`,
        customerId: sql`excluded.customer_id`,
        servicePointId: sql`excluded.service_point_id`,
        assignTo: sql`excluded.assign_to`,
      },
      // What has come due meanwhile is not planned once more.
      setWhere: inArray(followUp.state, ['PLANNED', 'CANCELLED']),
    })
    .returning();
  await arm(ctx, 'FOLLOW_UP', ...planned.map(alarmOf));
}

/** A turn is looked at when people are to hear of it, and again when it is due. */
export const alarmOf = ({ id, dueAt, noticeAt, noticedAt }: FollowUpRow) => ({
  subjectId: id,
  dueAt: noticeAt && !noticedAt && noticeAt < dueAt ? noticeAt : dueAt,
});

function isStored(row: FollowUpRow | undefined, { ownerId, point, turn }: Turn): boolean {
  return (
    row?.state === 'PLANNED' &&
    row.kind === turn.rule.kind &&
    row.dueAt.getTime() === turn.dueAt.getTime() &&
    row.noticeAt?.getTime() === turn.noticeAt?.getTime() &&
    row.assignTo === turn.rule.assign &&
    row.customerId === ownerId &&
    row.servicePointId === point.id
  );
}

const newFollowUp = (ctx: Context, { unit, ownerId, point, turn }: Turn) => ({
  id: ctx.newId(),
  kind: turn.rule.kind,
  state: 'PLANNED' as const,
  rule: turn.rule.id,
  dueAt: turn.dueAt,
  noticeAt: turn.noticeAt,
  plannedFor: 'UNIT' as const,
  assetId: unit.asset.id,
  customerId: ownerId,
  servicePointId: point.id,
  assignTo: turn.rule.assign,
  createdAt: ctx.now,
  occasion: turn.on,
});
