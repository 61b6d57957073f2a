import type { SlaClockRow, TicketRow } from '../../schema/index.js';
import type { HoldReason } from '../../schema/vocabulary.js';
import type { Context } from '../context.js';
import { arm, disarm } from '../deadline.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import { nextLook, recordOf, ruleOf, termsOf } from './clock-terms.js';
import type { EscalatedTicket } from './escalate.js';
import { recordClock } from './record-clocks.js';
import { settleClock } from './settle-clock.js';
import { alarmsOf, dueAtOf } from './sla-clock.js';

export interface Holding {
  readonly reason: HoldReason;
  readonly since: Date;
  readonly until: Date | null;
}

/** The hold that a ticket is on; null while work goes on. */
export const holdingOf = ({
  holdReason,
  holdSince,
  holdUntil,
}: Pick<TicketRow, 'holdReason' | 'holdSince' | 'holdUntil'>): Holding | null =>
  holdReason && holdSince ? { reason: holdReason, since: holdSince, until: holdUntil } : null;

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
    // What began during the hold stands still from its own beginning.
    const since = clock.startedAt > holding.since ? clock.startedAt : holding.since;
    const settled = await settleClock(ctx, policy, ticket, clock, since);
    if (settled.state === 'RUNNING') await pause(ctx, settled, { ...holding, since });
  }
  await refreshNextDue(ctx, ticket.id);
}

async function pause(ctx: Context, clock: SlaClockRow, { reason, since, until }: Holding): Promise<void> {
  await recordClock(ctx, {
    clock,
    events: [
      {
        event: { type: 'CLOCK_PAUSED', at: since, reason, until },
        summary: `${clock.target} stands still: ${reason}.`,
      },
    ],
    nextAlarmAt: null,
  });
  await disarm(ctx, 'CLOCK', clock.id);
}

/**
 * Rules have changed, or clocks have begun, under a hold that lasts: each decides anew whether this hold stops it,
 * from the moment when the hold began. What a clock stood still before stays with it (policy.md, rule 5).
 */
export async function keepHolding(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  holding: Holding | null,
): Promise<void> {
  if (!holding) return;
  for (const clock of await lockOwedClocks(ctx, ticket.id)) {
    const stops = ruleOf(policy, clock.rule).pausedBy.includes(holding.reason);
    if (clock.state === 'PAUSED' && !stops) await resume(ctx, policy, clock);
  }
  await pauseClocks(ctx, policy, ticket, holding);
}

/** Lets every paused clock of the ticket run on: its due time moves by the open time that the pause covered. */
export async function resumeClocks(ctx: Context, policy: Policy, ticket: EscalatedTicket): Promise<void> {
  for (const clock of await lockOwedClocks(ctx, ticket.id)) {
    if (clock.state === 'PAUSED') await resume(ctx, policy, clock);
  }
  await refreshNextDue(ctx, ticket.id);
}

async function resume(ctx: Context, policy: Policy, clock: SlaClockRow): Promise<void> {
  const { id: subjectId, nextAlarmAt: dueAt } = await wake(ctx, policy, clock, ctx.now);
  if (dueAt) await arm(ctx, 'CLOCK', { subjectId, dueAt });
}

/**
 * Ends the pause of a clock at `at`, or when its hold was to end if that came first; unchanged when it is not
 * paused. Arming its next alarm is the caller's.
 */
export async function wake(ctx: Context, policy: Policy, clock: SlaClockRow, at: Date): Promise<SlaClockRow> {
  if (clock.state !== 'PAUSED') return clock;
  const end = pauseEnd(clock, at);
  const pauses = clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? end.toISOString() }));
  const awake = { ...clock, state: 'RUNNING' as const, pauses };
  const dueAt = dueAtOf(termsOf(policy, awake));
  return recordClock(ctx, {
    clock,
    events: [
      {
        event: { type: 'CLOCK_RESUMED', at: end, dueAt },
        summary: `${clock.target} runs on and is due ${dueAt.toISOString()}.`,
      },
    ],
    nextAlarmAt: nextLook({ ...recordOf(awake), dueAt }, alarmsOf(termsOf(policy, awake)), ctx.now),
  });
}

function pauseEnd({ pausedAt, pauses }: SlaClockRow, at: Date): Date {
  const planned = pauses.find((pause) => pause.to === null)?.until;
  const end = planned !== undefined && new Date(planned) < at ? new Date(planned) : at;
  return pausedAt && end < pausedAt ? pausedAt : end;
}
