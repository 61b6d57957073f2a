import { and, eq } from 'drizzle-orm';
import { type SlaClockRow, type TicketRow, visit } from '../../schema/index.js';
import { requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { badInput, invalidState, notFound } from '../errors.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import { lockClocks } from '../sla/clock.queries.js';
import { truthOf } from '../sla/clock-correction.js';
import { correctClocks } from '../sla/correct-clocks.js';
import { noteLimit } from './hold-ticket.js';
import { countDepartments } from './keep-department-time.js';
import { clocksByIds } from './promise.queries.js';
import { isLive, ticketStateInWords } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface CorrectClockInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clockId: string;
  readonly expectedVersion?: number | null | undefined;
  /** When the promise was truly kept. */
  readonly metAt?: Date | null | undefined;
  /** It was not kept after all. */
  readonly notKept?: boolean | null | undefined;
  readonly reason: string;
}

/**
 * When a promise was kept had been recorded wrongly, or not at all: late or in time is judged anew, and a promise
 * that was not kept after all is owed again.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE, BAD_USER_INPUT
 */
export const correctClock = once('correctClock', async (ctx: Context, input: CorrectClockInput) => {
  requireIdentity(ctx.actor);
  const [seen] = await clocksByIds(ctx, [input.clockId]);
  if (!seen) throw notFound('clock');
  const { row, policy } = await ticketToChange(ctx, seen.ticketId, 'CORRECT', input.expectedVersion);
  const reason = text('reason', input.reason, noteLimit);
  const told = toldMeeting(input);
  const clocks = await lockClocks(ctx, row.id);
  const clock = clocks.find(({ id }) => id === seen.id);
  if (!clock) throw notFound('clock');
  await checkStep(ctx, row, clock, clocks, told);
  const metAt = told && pastInstant('metAt', told, ctx.now, clock.startedAt);
  if (metAt?.getTime() === clock.metAt?.getTime()) return { ticketId: row.id };
  await correctClocks(ctx, {
    policy,
    ticket: row,
    reason,
    truth: (other) =>
      other.id === clock.id
        ? { ...truthOf(other), metAt, endedAt: metAt ? other.endedAt : null }
        : truthOf(other),
  });
  await countDepartments(ctx, policy, row.id);
  await touchTicket(ctx, row.id, ticketTimes(row, clock, metAt));
  return { ticketId: row.id };
});

function toldMeeting({ metAt, notKept }: CorrectClockInput): Date | null {
  if (notKept) return null;
  if (!metAt) throw badInput('metAt', 'metAt takes when it was kept; notKept says that it was not.');
  return metAt;
}

/** What the ticket itself says of the matter is changed by its own operation. */
async function checkStep(
  ctx: Context,
  row: TicketRow,
  clock: SlaClockRow,
  clocks: readonly SlaClockRow[],
  metAt: Date | null,
): Promise<void> {
  if (clock.target === 'ARRIVE' && (await isVisitsArrival(ctx, clock)))
    throw invalidState('The arrival of a visit is corrected at the visit.');
  if (clock.target === 'RESOLVE' && (clock.metAt === null) !== (metAt === null))
    throw invalidState('RESOLVE is kept by resolving the ticket and owed again by reopening it.');
  if (metAt !== null) return;
  if (clock.metAt === null) throw invalidState('This promise was not kept.');
  if (!isLive(row.state))
    throw invalidState(`A ticket that is ${ticketStateInWords[row.state]} owes nothing again.`);
  if (clocks.some(({ target, cycle }) => target === clock.target && cycle > clock.cycle))
    throw invalidState('The same was promised again since.');
}

async function isVisitsArrival(ctx: Context, { ticketId, metAt }: SlaClockRow): Promise<boolean> {
  if (metAt === null) return false;
  const found = await ctx.tx.$count(visit, and(eq(visit.ticketId, ticketId), eq(visit.arrivedAt, metAt)));
  return found > 0;
}

function ticketTimes(row: TicketRow, { target, metAt: recorded }: SlaClockRow, metAt: Date | null) {
  const was = (at: Date | null) => at?.getTime() === recorded?.getTime();
  if (target === 'REPLY' && (row.repliedAt === null || was(row.repliedAt))) return { repliedAt: metAt };
  return target === 'RESOLVE' && was(row.resolvedAt) ? { resolvedAt: metAt } : {};
}
