import { eq } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { HoldReason } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { record } from '../event.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { nextLook, recordOf, ruleOf, termsOf } from './clock-terms.js';
import type { EscalatedTicket } from './escalate.js';
import { settleClock } from './settle-clock.js';
import { alarmsOf, dueAtOf } from './sla-clock.js';

export interface Holding {
  readonly reason: HoldReason;
  readonly since: Date;
  readonly until: Date | null;
}

/** Stops the running clocks whose rule names this reason. A clock that is late already is not stopped. */
export async function pauseClocks(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  holding: Holding,
): Promise<void> {
  for (const clock of await lockOwedClocks(ctx, ticket.id)) {
    if (!ruleOf(policy, clock.rule).pausedBy.includes(holding.reason)) continue;
    if (clock.state !== 'RUNNING') continue;
    const settled = await settleClock(ctx, policy, ticket, clock, holding.since);
    if (settled.state === 'RUNNING') await pause(ctx, ticket, settled, holding);
  }
  await refreshNextDue(ctx, ticket.id);
}

async function pause(
  ctx: Context,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
  { reason, since, until }: Holding,
) {
  const opened = {
    from: since.toISOString(),
    to: null,
    reason,
    ...(until && { until: until.toISOString() }),
  };
  await ctx.tx
    .update(slaClock)
    .set({
      state: 'PAUSED',
      pausedAt: since,
      pauses: [...clock.pauses, opened],
      nextAlarmAt: null,
    })
    .where(eq(slaClock.id, clock.id));
  await disarm(ctx, 'CLOCK', clock.id);
  await record(ctx, ticket.id, {
    type: 'CLOCK_PAUSED',
    summary: `${clock.target} stands still: ${reason}.`,
    data: { clockId: clock.id, target: clock.target, reason },
  });
}

/**
 * Rules have changed under a hold that lasts: each decides anew whether this hold stops its clock, from the moment
 * when the hold began. What a clock stood still before stays with it (policy.md, rule 5).
 */
export async function keepHolding(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  holding: Holding,
): Promise<void> {
  for (const clock of await lockOwedClocks(ctx, ticket.id)) {
    const stops = ruleOf(policy, clock.rule).pausedBy.includes(holding.reason);
    if (clock.state === 'PAUSED' && !stops) await resume(ctx, policy, ticket, clock);
  }
  await pauseClocks(ctx, policy, ticket, holding);
}

/** Lets every paused clock of the ticket run on: its due time moves by the open time that the pause covered. */
export async function resumeClocks(ctx: Context, policy: Policy, ticket: EscalatedTicket): Promise<void> {
  for (const clock of await lockOwedClocks(ctx, ticket.id)) {
    if (clock.state === 'PAUSED') await resume(ctx, policy, ticket, clock);
  }
  await refreshNextDue(ctx, ticket.id);
}

async function resume(ctx: Context, policy: Policy, ticket: EscalatedTicket, clock: SlaClockRow) {
  const awake = closePause(policy, clock, ctx.now);
  const nextAlarmAt = nextLook(recordOf(awake), alarmsOf(termsOf(policy, awake)), ctx.now);
  await ctx.tx
    .update(slaClock)
    .set({
      state: awake.state,
      dueAt: awake.dueAt,
      pausedAt: null,
      pauses: awake.pauses,
      pausedMilliseconds: awake.pausedMilliseconds,
      nextAlarmAt,
    })
    .where(eq(slaClock.id, clock.id));
  if (nextAlarmAt) await arm(ctx, 'CLOCK', { subjectId: clock.id, dueAt: nextAlarmAt });
  await record(ctx, ticket.id, {
    type: 'CLOCK_RESUMED',
    summary: `${clock.target} runs on and is due ${awake.dueAt.toISOString()}.`,
    data: { clockId: clock.id, target: clock.target, dueAt: awake.dueAt.toISOString() },
  });
}

/**
 * The clock as it would be had it been resumed at `at`, or when its hold was to end if that came first; unchanged
 * when it is not paused. Stores nothing.
 */
export function closePause(policy: Policy, clock: SlaClockRow, at: Date): SlaClockRow {
  if (clock.state !== 'PAUSED') return clock;
  const until = pauseEnd(clock, at);
  const pauses = clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? until.toISOString() }));
  const running = { ...clock, state: 'RUNNING' as const, pausedAt: null, pauses };
  const lasted = clock.pausedAt ? until.getTime() - clock.pausedAt.getTime() : 0;
  return {
    ...running,
    dueAt: dueAtOf(termsOf(policy, running)),
    pausedMilliseconds: clock.pausedMilliseconds + lasted,
  };
}

function pauseEnd({ pausedAt, pauses }: SlaClockRow, at: Date): Date {
  const planned = pauses.find((pause) => pause.to === null)?.until;
  const end = planned !== undefined && new Date(planned) < at ? new Date(planned) : at;
  return pausedAt && end < pausedAt ? pausedAt : end;
}
