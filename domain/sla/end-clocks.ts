import type { SlaClockRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import type { EscalatedTicket } from './escalate.js';
import { wake } from './pause-clocks.js';
import { recordClock } from './record-clocks.js';
import { settleClock } from './settle-clock.js';

/**
 * The matter is over: ends what still runs. CANCELLED when not yet due; a promise that was late by then stays
 * MISSED and owes nothing more (policy.md, "What meets a clock").
 */
export async function endClocks(ctx: Context, policy: Policy, ticket: EscalatedTicket): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id);
  for (const clock of clocks) await endClock(ctx, policy, ticket, clock, 'is no longer owed');
  if (clocks.length > 0) await refreshNextDue(ctx, ticket.id);
}

/** A promise that was broken before it ended stays broken, whether or not its alarm has run. */
export async function endClock(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
  why: string,
): Promise<void> {
  const awake = await wake(ctx, policy, clock, ctx.now);
  const settled = await settleClock(ctx, policy, ticket, awake, ctx.now);
  const missed = settled.state === 'MISSED';
  const type = missed ? 'CLOCK_ENDED' : 'CLOCK_CANCELLED';
  const summary = `${clock.target} ${missed ? 'was missed and ' : ''}${why}.`;
  await recordClock(ctx, {
    clock: settled,
    events: [{ event: { type, at: ctx.now }, summary }],
    nextAlarmAt: null,
  });
  await disarm(ctx, 'CLOCK', clock.id);
}
