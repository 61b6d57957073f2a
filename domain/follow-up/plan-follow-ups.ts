import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { type FollowUpRow, followUp, type SlaClockRow, survey, type TicketRow } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import { localDate } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { record } from '../event.js';
import type { FollowUpEvent, FollowUpRule, Policy } from '../policy/policy.js';
import { dueAfter } from './due-after.js';
import { holds, type Occasion } from './occasion.js';
import { alarmOf } from './plan-units.js';
import { unitOn } from './unit.queries.js';

export interface FollowUpOccasion {
  readonly policy: Policy;
  readonly event: FollowUpEvent;
  /** The promise that was missed. */
  readonly missed?: Pick<SlaClockRow, 'id' | 'target' | 'dueAt'>;
  readonly ticket: Pick<TicketRow, 'id' | 'customerId' | 'assetId' | 'servicePointId'>;
}

/**
 * Plans what the policy owes after something happened to a ticket. A rule with a sample draws whether this case
 * is among those followed up. Each occasion plans a rule once.
 */
export async function planFollowUps(
  ctx: Context,
  { policy, event, ticket, missed }: FollowUpOccasion,
): Promise<void> {
  const drawn = policy.followUps.flatMap((rule) => {
    if (!isAfter(rule, event, missed?.target) || ctx.random() >= rule.sample) return [];
    const due = dueAfter(policy, rule, missed?.dueAt ?? ctx.now);
    return due ? [{ rule, due, occasion: missed?.id ?? ctx.now.toISOString() }] : [];
  });
  const owed = (await holding(ctx, policy, drawn, ticket)).filter(await stillAsked(ctx, drawn, ticket.id));
  if (owed.length === 0) return;
  const planned = await ctx.tx
    .insert(followUp)
    .values(owed.map((each) => newFollowUp(ctx, each, ticket)))
    .onConflictDoNothing()
    .returning();
  await arm(ctx, 'FOLLOW_UP', ...planned.map(alarmOf));
  await record(ctx, ticket.id, ...planned.map(plannedEvent));
}

export const isAfter = ({ timing }: FollowUpRule, event: FollowUpEvent, target?: SlaTarget): boolean =>
  timing.kind === 'AFTER' &&
  timing.event === event &&
  (timing.targets.length === 0 || (target !== undefined && timing.targets.includes(target)));

interface Owed {
  readonly rule: FollowUpRule;
  readonly due: Pick<Occasion, 'dueAt' | 'noticeAt'>;
  /** The same one plans a rule once. */
  readonly occasion: string;
}

/** Those whose `while` holds for the ticket's unit today; without a registered unit none is in warranty or contract. */
async function holding(
  ctx: Context,
  policy: Policy,
  owed: readonly Owed[],
  { assetId }: FollowUpOccasion['ticket'],
): Promise<readonly Owed[]> {
  if (owed.every(({ rule }) => rule.while === null)) return owed;
  const today = localDate(ctx.now, policy.timezone);
  const unit = assetId === null ? null : await unitOn(ctx, policy, assetId, today);
  return owed.filter(
    ({ rule }) => rule.while === null || (unit !== null && holds(policy, rule.while, unit, today)),
  );
}

/** A ticket is surveyed once: whoever has answered is not asked again when it is resolved a second time. */
async function stillAsked(ctx: Context, owed: readonly Owed[], ticketId: string) {
  const asks = owed.some(({ rule }) => rule.kind === 'SURVEY');
  const answered = asks && (await ctx.tx.$count(survey, eq(survey.ticketId, ticketId))) > 0;
  return ({ rule }: Owed): boolean => rule.kind !== 'SURVEY' || !answered;
}

function newFollowUp(ctx: Context, { rule, due, occasion }: Owed, ticket: FollowUpOccasion['ticket']) {
  return {
    id: ctx.newId(),
    kind: rule.kind,
    state: 'PLANNED' as const,
    rule: rule.id,
    ...due,
    ticketId: ticket.id,
    assetId: ticket.assetId,
    customerId: ticket.customerId,
    servicePointId: ticket.servicePointId,
    assignTo: rule.assign,
    createdAt: ctx.now,
    occasion,
  };
}

const plannedEvent = (row: FollowUpRow) => ({
  type: 'FOLLOW_UP_PLANNED' as const,
  summary: `${row.kind} is due ${row.dueAt.toISOString()} (rule ${row.rule}).`,
  data: { followUpId: row.id, kind: row.kind },
});

/** What was planned for after a ticket, and is not due yet, is owed no more; nor is a survey that nobody answered. */
export const cancelFollowUps = (ctx: Context, ticketId: string): Promise<void> =>
  cancelThose(
    ctx,
    ticketId,
    or(eq(followUp.state, 'PLANNED'), and(eq(followUp.state, 'DUE'), eq(followUp.kind, 'SURVEY'))),
  );

/** The matter is settled: what was planned because a promise was missed is owed no more. */
export async function cancelAfterMissed(
  ctx: Context,
  { followUps }: Pick<Policy, 'followUps'>,
  ticketId: string,
): Promise<void> {
  const rules = followUps.flatMap(({ id, timing }) =>
    timing.kind === 'AFTER' && timing.event === 'PROMISE_MISSED' ? [id] : [],
  );
  if (rules.length === 0) return;
  await cancelThose(
    ctx,
    ticketId,
    and(inArray(followUp.rule, rules), inArray(followUp.state, ['PLANNED', 'DUE'])),
  );
}

async function cancelThose(ctx: Context, ticketId: string, which: SQL | undefined): Promise<void> {
  const cancelled = await ctx.tx
    .update(followUp)
    .set({ state: 'CANCELLED' })
    .where(and(eq(followUp.ticketId, ticketId), which))
    .returning({ id: followUp.id, kind: followUp.kind });
  await disarm(ctx, 'FOLLOW_UP', ...cancelled.map(({ id }) => id));
  await record(
    ctx,
    ticketId,
    ...cancelled.map(({ kind }) => ({
      type: 'FOLLOW_UP_CANCELLED' as const,
      summary: `${kind} is not owed any more.`,
    })),
  );
}
