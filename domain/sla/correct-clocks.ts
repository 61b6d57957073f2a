import type { SlaClockRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import { planMissed } from '../follow-up/plan-missed.js';
import type { Policy } from '../policy/policy.js';
import { lockClocks, refreshNextDue } from './clock.queries.js';
import { type ClockTruth, correctedBy, isUnchanged } from './clock-correction.js';
import type { ClockCorrection } from './clock-event.js';
import type { EscalatedTicket } from './escalate.js';
import { overtake } from './overtake.js';
import { recordClock } from './record-clocks.js';
import { settleClock } from './settle-clock.js';

export interface Correction {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket;
  readonly reason: string;
  /** What is true of each clock; its own record where nothing was wrong with it. */
  readonly truth: (clock: SlaClockRow) => ClockTruth;
}

/**
 * Something had been recorded wrongly. Every clock of the ticket, ended or not, comes to stand as it would had the
 * truth been known: due times, missed or kept, the alarm ahead. What was told stays told, marked where nothing
 * was due; what is overdue by the truth is told at once. Lock the ticket first.
 */
export async function correctClocks(
  ctx: Context,
  { policy, ticket, reason, truth }: Correction,
): Promise<void> {
  for (const clock of await lockClocks(ctx, ticket.id)) {
    const { event, overtaken } = correctedBy(policy, clock, truth(clock), ctx.now);
    if (isUnchanged(clock, event)) continue;
    const corrected = await recordClock(ctx, {
      clock,
      events: [{ event, summary: summaryOf(clock, event) }],
      nextAlarmAt: null,
      reason,
    });
    if (corrected.state === 'MISSED' && clock.state !== 'MISSED')
      await planMissed(ctx, [{ policy, clock: corrected }]);
    await overtake(ctx, ticket, corrected, overtaken);
    await setGoing(ctx, policy, ticket, corrected);
  }
  await refreshNextDue(ctx, ticket.id);
}

async function setGoing(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
): Promise<void> {
  const owed = clock.endedAt === null && clock.state === 'RUNNING';
  const { nextAlarmAt: dueAt } = owed ? await settleClock(ctx, policy, ticket, clock, ctx.now) : clock;
  if (dueAt) await arm(ctx, 'CLOCK', { subjectId: clock.id, dueAt });
  else await disarm(ctx, 'CLOCK', clock.id);
}

function summaryOf({ target, dueAt, state }: SlaClockRow, event: ClockCorrection): string {
  const due = event.dueAt.getTime() === dueAt.getTime() ? '' : `, instead of ${dueAt.toISOString()}`;
  const stands = event.state === state ? '' : `; it is ${event.state} instead of ${state}`;
  return `${target} was corrected: due ${event.dueAt.toISOString()}${due}${stands}.`;
}
