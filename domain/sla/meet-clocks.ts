import { eq } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { record } from '../event.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { recordOf } from './clock-terms.js';
import type { EscalatedTicket } from './escalate.js';
import { closePause } from './pause-clocks.js';
import { settleClock } from './settle-clock.js';
import { beforeAction, stateAfterMeeting } from './sla-clock.js';

export interface Meeting {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket;
  readonly targets: readonly SlaTarget[];
  /** When it truly happened: lateness is decided by this, not by when an alarm ran or somebody wrote it down. */
  readonly at: Date;
}

/** What was promised has happened: ends the running clocks of these targets. Lock the ticket first. */
export async function meetClocks(ctx: Context, { policy, ticket, targets, at }: Meeting): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id, targets);
  for (const clock of clocks) {
    const awake = closePause(policy, clock, at);
    // Up to the moment before: an alarm of that very instant finds the promise kept.
    const settled = await settleClock(ctx, policy, ticket, awake, beforeAction(at));
    await meet(ctx, ticket, settled, at);
  }
  if (clocks.length > 0) await refreshNextDue(ctx, ticket.id);
}

async function meet(ctx: Context, ticket: EscalatedTicket, clock: SlaClockRow, at: Date): Promise<void> {
  const state = stateAfterMeeting(recordOf(clock), at);
  await ctx.tx
    .update(slaClock)
    .set({
      state,
      metAt: at,
      endedAt: ctx.now,
      missedAt: state === 'MET' ? null : clock.dueAt,
      nextAlarmAt: null,
      dueAt: clock.dueAt,
      pauses: clock.pauses,
      pausedAt: null,
      pausedMilliseconds: clock.pausedMilliseconds,
    })
    .where(eq(slaClock.id, clock.id));
  await disarm(ctx, 'CLOCK', clock.id);
  await record(ctx, ticket.id, {
    type: 'CLOCK_MET',
    at,
    summary: `${clock.target} was kept ${state === 'MET' ? 'in time' : 'too late'}.`,
    data: { clockId: clock.id, target: clock.target, late: state === 'MISSED' },
  });
}
