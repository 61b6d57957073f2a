import { eq } from 'drizzle-orm';
import { slaClock, ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import { arm, takeDue } from '../deadline.js';
import { announce } from '../outbox.js';
import { refreshNextDue } from './clock.queries.js';
import { settleClock } from './settle-clock.js';

/**
 * An alarm of a clock has come: looks at the times and does what they say. Running it twice, or for a clock that
 * was met, paused or moved meanwhile, changes nothing. Lock order: ticket, clock, deadline.
 */
export async function checkClock(ctx: Context, input: { subjectId: string }): Promise<void> {
  const [found] = await ctx.tx
    .select({
      clock: slaClock,
      ticket: { id: ticket.id, number: ticket.number, servicePointId: ticket.servicePointId },
      policyId: ticket.policyId,
    })
    .from(ticket)
    .innerJoin(slaClock, eq(slaClock.ticketId, ticket.id))
    .where(eq(slaClock.id, input.subjectId))
    .for('no key update');
  if (!found || !(await takeDue(ctx, 'CLOCK', input.subjectId))) return;
  const policy = await ctx.policies.of(ctx.tx, found.policyId);
  const settled = await settleClock(ctx, policy, found.ticket, found.clock, ctx.now);
  if (settled.nextAlarmAt) await arm(ctx, 'CLOCK', { subjectId: settled.id, dueAt: settled.nextAlarmAt });
  if (settled.state !== found.clock.state) await refreshNextDue(ctx, found.ticket.id);
  await announce(ctx, { kind: 'ticket.changed', ticketId: found.ticket.id });
}
