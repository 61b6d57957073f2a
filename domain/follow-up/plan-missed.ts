import { inArray } from 'drizzle-orm';
import { type SlaClockRow, ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { isAfter, planFollowUps } from './plan-follow-ups.js';

export interface MissedPromise {
  readonly policy: Policy;
  readonly clock: Pick<SlaClockRow, 'id' | 'ticketId' | 'target' | 'dueAt'>;
}

/** Plans what the policy owes a customer whose promise was missed, such as to open talks; each clock once. */
export async function planMissed(ctx: Context, missed: readonly MissedPromise[]): Promise<void> {
  const asking = missed.filter(({ policy, clock }) =>
    policy.followUps.some((rule) => isAfter(rule, 'PROMISE_MISSED', clock.target)),
  );
  if (asking.length === 0) return;
  const rows = await ctx.tx
    .select()
    .from(ticket)
    .where(
      inArray(
        ticket.id,
        asking.map(({ clock }) => clock.ticketId),
      ),
    );
  const tickets = new Map(rows.map((row) => [row.id, row]));
  for (const { policy, clock } of asking) {
    const row = tickets.get(clock.ticketId);
    if (row) await planFollowUps(ctx, { policy, event: 'PROMISE_MISSED', ticket: row, missed: clock });
  }
}
