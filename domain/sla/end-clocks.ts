import { eq } from 'drizzle-orm';
import { slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { record } from '../event.js';
import type { Policy } from '../policy/policy.js';
import { lockOwedClocks, refreshNextDue } from './clock.queries.js';
import type { EscalatedTicket } from './escalate.js';
import { closePause } from './pause-clocks.js';
import { settleClock } from './settle-clock.js';

/**
 * The matter is over: ends what still runs. CANCELLED when not yet due; a promise that was late by then stays
 * MISSED and owes nothing more (policy.md, "What meets a clock").
 */
export async function endClocks(ctx: Context, policy: Policy, ticket: EscalatedTicket): Promise<void> {
  const clocks = await lockOwedClocks(ctx, ticket.id);
  for (const clock of clocks) {
    const awake = closePause(policy, clock, ctx.now);
    const settled = await settleClock(ctx, policy, ticket, awake, ctx.now);
    const { dueAt, pauses, pausedMilliseconds } = awake;
    const state = settled.state === 'MISSED' ? 'MISSED' : 'CANCELLED';
    await ctx.tx
      .update(slaClock)
      .set({ state, endedAt: ctx.now, pausedAt: null, nextAlarmAt: null, dueAt, pauses, pausedMilliseconds })
      .where(eq(slaClock.id, clock.id));
    if (state === 'CANCELLED') {
      await record(ctx, ticket.id, {
        type: 'CLOCK_CANCELLED',
        summary: `${clock.target} is no longer owed.`,
        data: { clockId: clock.id, target: clock.target },
      });
    }
  }
  await disarm(ctx, 'CLOCK', ...clocks.map((clock) => clock.id));
  if (clocks.length > 0) await refreshNextDue(ctx, ticket.id);
}
