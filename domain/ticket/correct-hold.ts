import { isDeepStrictEqual } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import { type PauseRecord, type SlaClockRow, type TicketRow, ticketEvent } from '../../schema/index.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { badInput } from '../errors.js';
import { record } from '../event.js';
import { pastInstant, text } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { truthOf } from '../sla/clock-correction.js';
import { ruleOf } from '../sla/clock-terms.js';
import { correctClocks } from '../sla/correct-clocks.js';
import { type HoldSpan, holdsOf } from './hold.js';
import { noteLimit } from './hold-ticket.js';
import { countDepartments } from './keep-department-time.js';
import { noHold } from './resume-ticket.js';
import { nextState } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface CorrectHoldInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly expectedVersion?: number | null | undefined;
  /** When the hold began by what is recorded: it names the hold. */
  readonly since: Date;
  /** When it truly began; as recorded when left out. */
  readonly from?: Date | null | undefined;
  /** When it truly ended; as recorded when left out. */
  readonly to?: Date | null | undefined;
  /** There was no such hold. */
  readonly remove?: boolean | null | undefined;
  readonly reason: string;
}

/**
 * A hold was recorded wrongly: it began or ended at another time, or there was none. All that was counted by it is
 * counted anew. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT
 */
export const correctHold = once('correctHold', async (ctx: Context, input: CorrectHoldInput) => {
  const { row, policy } = await ticketToChange(ctx, input.ticketId, 'CORRECT', input.expectedVersion);
  const reason = text('reason', input.reason, noteLimit);
  const holds = await holdsOfTicket(ctx, row.id);
  const hold = holds.find(({ since }) => since.getTime() === input.since.getTime());
  if (!hold) throw badInput('since', 'since takes the beginning of a hold of this ticket.');
  const truth = input.remove ? null : trueSpan(ctx.now, row, holds, hold, input);
  if (isDeepStrictEqual(truth, hold)) return { ticketId: row.id };
  await record(ctx, row.id, {
    type: 'HOLD_CORRECTED',
    summary: `${sayTruth(hold, truth)}: ${reason}.`,
    data: { since: hold.since, from: truth?.since ?? null, to: truth?.end ?? null, reason },
  });
  await correctClocks(ctx, {
    policy,
    ticket: row,
    reason,
    truth: (clock) => ({ ...truthOf(clock), pauses: pausesBy(policy, clock, hold, truth) }),
  });
  await countDepartments(ctx, policy, row.id);
  await touchTicket(ctx, row.id, hold.end === null ? await afterwards(ctx, row, truth) : {});
  return { ticketId: row.id };
});

/** In the order in which they were written down. */
async function holdsOfTicket(ctx: Context, ticketId: string): Promise<readonly HoldSpan[]> {
  return holdsOf(
    await ctx.tx
      .select()
      .from(ticketEvent)
      .where(eq(ticketEvent.ticketId, ticketId))
      .orderBy(asc(ticketEvent.id)),
  );
}

function trueSpan(
  now: Date,
  { openedAt }: TicketRow,
  holds: readonly HoldSpan[],
  hold: HoldSpan,
  { from, to }: CorrectHoldInput,
): HoldSpan {
  const since = from ? pastInstant('from', from, now, openedAt) : hold.since;
  const end = to ? pastInstant('to', to, now, openedAt) : hold.end;
  if (end !== null && end < since) throw badInput('to', 'to must not lie before the beginning of the hold.');
  const others = holds.filter((other) => other !== hold);
  if (others.some((other) => overlap({ since, end }, other)))
    throw badInput('from', 'A ticket is on one hold at a time; this span meets another.');
  return { ...hold, since, end };
}

type Span = Pick<HoldSpan, 'since' | 'end'>;
const overlap = (one: Span, other: Span): boolean =>
  (one.end === null || other.since < one.end) && (other.end === null || one.since < other.end);

/** A clock that this hold stopped, or would have, stood still for as long as it truly lasted. */
function pausesBy(policy: Policy, clock: SlaClockRow, hold: HoldSpan, truth: HoldSpan | null): PauseRecord[] {
  const own = clock.pauses.filter((pause) => isOf(hold, pause));
  const others = clock.pauses.filter((pause) => !isOf(hold, pause));
  const stops = own.length > 0 || ruleOf(policy, clock.rule).pausedBy.includes(hold.reason);
  if (!truth || !stops) return others;
  const until = own.find(({ to }) => to === null)?.until;
  return [
    ...others,
    {
      from: truth.since.toISOString(),
      to: truth.end?.toISOString() ?? null,
      reason: hold.reason,
      ...(until !== undefined && { until }),
    },
  ];
}

/** Clocks that began during a hold stand still from their own beginning. */
function isOf({ since, end }: HoldSpan, { from }: PauseRecord): boolean {
  const at = new Date(from);
  return at >= since && (end === null || at < end || at.getTime() === since.getTime());
}

/** The hold that the ticket is on began earlier or later, or is over. */
async function afterwards(ctx: Context, row: TicketRow, truth: HoldSpan | null): Promise<Partial<TicketRow>> {
  if (truth?.end === null) return { holdSince: truth.since };
  await disarm(ctx, 'HOLD_END', row.id);
  return { state: nextState(row.state, 'RESUME'), ...noHold };
}

function sayTruth({ reason, since }: HoldSpan, truth: HoldSpan | null): string {
  const recorded = `The hold for ${reason} since ${since.toISOString()}`;
  if (!truth) return `${recorded} was none`;
  const end = truth.end ? `ended ${truth.end.toISOString()}` : 'lasts';
  return `${recorded} began ${truth.since.toISOString()} and ${end}`;
}
