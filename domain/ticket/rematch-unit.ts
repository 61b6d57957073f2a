import { and, asc, eq, inArray } from 'drizzle-orm';
import { ticket } from '../../schema/index.js';
import type { Context } from '../context.js';
import { announce } from '../outbox.js';
import { rematchClocks } from '../sla/rematch-clocks.js';
import { factsOf } from './ticket-facts.js';

const liveStates = ['OPEN', 'IN_PROGRESS', 'ON_HOLD'] as const;

/**
 * Something about a unit has changed: the promises on its open tickets are matched anew (policy.md, rule 5), also on
 * those that whoever changed it may not see. The verdict that each was opened with stays.
 */
export async function rematchUnit(ctx: Context, assetId: string): Promise<void> {
  const open = await ctx.tx
    .select()
    .from(ticket)
    .where(and(eq(ticket.assetId, assetId), inArray(ticket.state, [...liveStates])))
    .orderBy(asc(ticket.id))
    .for('no key update');
  for (const row of open) {
    const policy = await ctx.policies.of(ctx.tx, row.policyId);
    await rematchClocks(ctx, { policy, ticket: row, facts: await factsOf(ctx, policy, row) });
    await announce(ctx, { kind: 'ticket.changed', ticketId: row.id });
  }
}
