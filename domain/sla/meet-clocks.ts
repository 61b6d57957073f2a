import type { SlaClockRow } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { toldInVain } from './clock-correction.js';
import { recordOf, termsOf } from './clock-terms.js';
import type { EscalatedTicket } from './escalate.js';
import { overtake } from './overtake.js';
import { wake } from './pause-clocks.js';
import { recordClock } from './record-clocks.js';
import { settleClock } from './settle-clock.js';
import { beforeAction, stateAfterMeeting } from './sla-clock.js';

export interface Meeting {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket;
  readonly targets: readonly SlaTarget[];
  /** When it truly happened: lateness is decided by this, not by when an alarm ran or somebody wrote it down. */
  readonly at: Date;
}

/**
 * What was promised has happened: ends the running clocks of these targets. What was told after the true instant,
 * because nobody had written it down yet, was told in vain. Lock the ticket first.
 */
export async function meetClocks(ctx: Context, { policy, ticket, targets, at }: Meeting): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id, targets);
  for (const clock of clocks) {
    const awake = await wake(ctx, policy, clock, at);
    // Up to the moment before: an alarm of that very instant finds the promise kept.
    const settled = await settleClock(ctx, policy, ticket, awake, beforeAction(at));
    await meet(ctx, settled, at);
    const told = toldInVain(termsOf(policy, settled), settled.firedLevels, beforeAction(at).getTime());
    await overtake(ctx, ticket, settled, told);
  }
  if (clocks.length > 0) await refreshNextDue(ctx, ticket.id);
}

async function meet(ctx: Context, clock: SlaClockRow, at: Date): Promise<void> {
  const late = stateAfterMeeting(recordOf(clock), at) === 'MISSED';
  await recordClock(ctx, {
    clock,
    events: [
      {
        event: { type: 'CLOCK_MET', at, recordedAt: ctx.now, late },
        summary: `${clock.target} was kept ${late ? 'too late' : 'in time'}.`,
      },
    ],
    nextAlarmAt: null,
  });
  await disarm(ctx, 'CLOCK', clock.id);
}
