import { sql } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { recordOf, termsOf } from './clock-terms.js';
import { type EscalatedTicket, escalateAll, recordAll } from './escalate.js';
import { type Alarm, alarmsOf, type Judgement, judge } from './sla-clock.js';

export interface ClockToSettle {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket;
  readonly clock: SlaClockRow;
}

/**
 * Does what the clock owes up to an instant: records that it was missed and tells everybody whose alarm is due,
 * in order of level, each once. Gives the clock as stored afterwards; arming its next alarm is the caller's.
 */
export async function settleClock(
  ctx: Context,
  policy: Policy,
  ticket: EscalatedTicket,
  clock: SlaClockRow,
  until: Date,
): Promise<SlaClockRow> {
  const [settled] = await settleClocks(ctx, [{ policy, ticket, clock }], until);
  return settled ?? clock;
}

/** The same for many clocks with as many statements as for one; in the same order. */
export async function settleClocks(
  ctx: Context,
  clocks: readonly ClockToSettle[],
  until: Date,
): Promise<readonly SlaClockRow[]> {
  const judged = clocks.map((each) => ({
    ...each,
    verdict: judge(recordOf(each.clock), alarmsOf(termsOf(each.policy, each.clock)), until),
  }));
  const missed = judged.filter(({ verdict }) => verdict.missed);
  await recordAll(ctx, missed.map(missedEvent));
  await escalateAll(
    ctx,
    judged.flatMap(({ ticket, clock, verdict }) =>
      verdict.fire.map((alarm) => ({ ticket, wanted: escalationOf(clock, alarm) })),
    ),
  );
  const settled = judged.map(({ clock, verdict }) => afterwards(clock, verdict));
  await store(ctx, settled);
  return settled;
}

const afterwards = (clock: SlaClockRow, { missed, fire, nextAlarmAt }: Judgement): SlaClockRow => ({
  ...clock,
  ...(missed && { state: 'MISSED' as const, missedAt: clock.dueAt }),
  firedLevels: [...clock.firedLevels, ...fire.map((alarm) => alarm.level)],
  nextAlarmAt,
});

async function store(ctx: Context, clocks: readonly SlaClockRow[]): Promise<void> {
  if (clocks.length === 0) return;
  const told = clocks.map(({ id, state, missedAt, firedLevels, nextAlarmAt }) => ({
    id,
    state,
    missed_at: missedAt,
    fired_levels: firedLevels,
    next_alarm_at: nextAlarmAt,
  }));
  await ctx.tx.execute(sql`
    update ${slaClock} set state = told.state, missed_at = told.missed_at, fired_levels = told.fired_levels,
      next_alarm_at = told.next_alarm_at
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told(
      id uuid, state text, missed_at timestamptz, fired_levels integer[], next_alarm_at timestamptz)
    where ${slaClock.id} = told.id`);
}

function escalationOf(clock: SlaClockRow, alarm: Alarm) {
  const how = alarm.reason === 'SLA_WARNING' ? 'is due' : 'was due';
  return {
    clockId: clock.id,
    about: `${clock.target} ${how} ${clock.dueAt.toISOString()}`,
    reason: alarm.reason,
    level: alarm.level,
    to: alarm.to,
    dueAt: alarm.dueAt,
  };
}

const missedEvent = ({ ticket, clock }: ClockToSettle) => ({
  ticketId: ticket.id,
  type: 'CLOCK_MISSED' as const,
  at: clock.dueAt,
  summary: `${clock.target} was not kept by ${clock.dueAt.toISOString()}.`,
  data: { clockId: clock.id, target: clock.target },
});
