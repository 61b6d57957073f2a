import { and, eq } from 'drizzle-orm';
import { type FollowUpRow, followUp, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { record } from '../event.js';
import type { FollowUpEvent, FollowUpRule, FollowUpTiming, Policy } from '../policy/policy.js';

export interface FollowUpOccasion {
  readonly policy: Policy;
  readonly event: FollowUpEvent;
  readonly ticket: Pick<TicketRow, 'id' | 'customerId' | 'assetId' | 'servicePointId'>;
}

type After = Extract<FollowUpTiming, { kind: 'AFTER' }>;

/**
 * Plans what the policy owes after something happened to a ticket. A rule with a sample draws whether this case
 * is among those followed up. Each occasion plans a rule once.
 */
export async function planFollowUps(
  ctx: Context,
  { policy, event, ticket }: FollowUpOccasion,
): Promise<void> {
  const due = policy.followUps.flatMap((rule) => {
    const { timing } = rule;
    if (timing.kind !== 'AFTER' || timing.event !== event || ctx.random() >= rule.sample) return [];
    return [{ rule, dueAt: dueAtOf(policy, timing, ctx.now) }];
  });
  if (due.length === 0) return;
  const planned = await ctx.tx
    .insert(followUp)
    .values(due.map(({ rule, dueAt }) => newFollowUp(ctx, rule, dueAt, ticket)))
    .onConflictDoNothing()
    .returning();
  await arm(ctx, 'FOLLOW_UP', ...planned.map((row) => ({ subjectId: row.id, dueAt: row.dueAt })));
  await record(ctx, ticket.id, ...planned.map(plannedEvent));
}

function newFollowUp(ctx: Context, rule: FollowUpRule, dueAt: Date, ticket: FollowUpOccasion['ticket']) {
  return {
    id: ctx.newId(),
    kind: rule.kind,
    state: 'PLANNED' as const,
    rule: rule.id,
    dueAt,
    ticketId: ticket.id,
    assetId: ticket.assetId,
    customerId: ticket.customerId,
    servicePointId: ticket.servicePointId,
    assignTo: rule.assign,
    createdAt: ctx.now,
    occasion: ctx.now.toISOString(),
  };
}

function dueAtOf(policy: Policy, timing: After, from: Date): Date {
  const calendar = policy.calendars.get(timing.calendar);
  if (!calendar)
    throw new Error(`policy ${policy.name} ${policy.version} has no calendar ${timing.calendar}`);
  return calendar.dueAt(from, timing.delay);
}

const plannedEvent = (row: FollowUpRow) => ({
  type: 'FOLLOW_UP_PLANNED' as const,
  summary: `${row.kind} is due ${row.dueAt.toISOString()} (rule ${row.rule}).`,
  data: { followUpId: row.id, kind: row.kind },
});

/** What was planned for after a ticket, and is not due yet, is owed no more. */
export async function cancelFollowUps(ctx: Context, ticketId: string): Promise<void> {
  const cancelled = await ctx.tx
    .update(followUp)
    .set({ state: 'CANCELLED' })
    .where(and(eq(followUp.ticketId, ticketId), eq(followUp.state, 'PLANNED')))
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
