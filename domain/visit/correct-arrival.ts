import { eq } from 'drizzle-orm';
import { type SlaClockRow, visit } from '../../schema/index.js';
import type { Context } from '../context.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { type ClockTruth, truthOf } from '../sla/clock-correction.js';
import { ruleOf } from '../sla/clock-terms.js';
import { correctClocks } from '../sla/correct-clocks.js';
import { noteLimit } from '../ticket/hold-ticket.js';
import { countDepartments } from '../ticket/keep-department-time.js';
import { touchTicket } from '../ticket/touch-ticket.js';
import { visitToChange } from './visit-to-change.js';

export interface CorrectArrivalInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly visitId: string;
  /** When he truly was on site. */
  readonly at: Date;
  readonly reason: string;
}

/**
 * The arrival was recorded with a wrong time: the promise to arrive is judged anew, and promises that count from the
 * arrival begin at its true time. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE, BAD_USER_INPUT
 */
export const correctArrival = once('correctArrival', async (ctx: Context, input: CorrectArrivalInput) => {
  const { row, ticket, policy } = await visitToChange(ctx, input.visitId, 'CORRECT');
  const reason = text('reason', input.reason, noteLimit);
  const { arrivedAt: recorded, completedAt } = row;
  if (recorded === null) throw invalidState('No arrival is recorded yet: record it with its true time.');
  const arrivedAt = pastInstant('at', input.at, ctx.now, ticket.openedAt);
  if (completedAt !== null && arrivedAt > completedAt)
    throw badInput('at', 'at must not lie after the end of the visit.');
  if (arrivedAt.getTime() === recorded.getTime()) return { visitId: row.id };
  await ctx.tx.update(visit).set({ arrivedAt }).where(eq(visit.id, row.id));
  await record(ctx, ticket.id, {
    type: 'VISIT_CORRECTED',
    summary: `Visit ${row.number} arrived ${arrivedAt.toISOString()}, not ${recorded.toISOString()}: ${reason}.`,
    data: { visitId: row.id, arrivedAt, recorded, reason },
  });
  const truth = (clock: SlaClockRow) => truthBy(policy, clock, recorded, arrivedAt);
  await correctClocks(ctx, { policy, ticket, reason, truth });
  await countDepartments(ctx, policy, ticket.id);
  await touchTicket(ctx, ticket.id, {});
  return { visitId: row.id };
});

function truthBy(policy: Policy, clock: SlaClockRow, recorded: Date, arrivedAt: Date): ClockTruth {
  const was = (at: Date | null) => at?.getTime() === recorded.getTime();
  const metAt = clock.target === 'ARRIVE' && was(clock.metAt) ? arrivedAt : clock.metAt;
  const began = ruleOf(policy, clock.rule).from === 'ARRIVED' && was(clock.startedAt);
  return { ...truthOf(clock), metAt, startedAt: began ? arrivedAt : clock.startedAt };
}
