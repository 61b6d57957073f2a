import type { SlaClockRow } from '../../schema/index.js';
import { DAY } from '../calendar/duration.js';
import type { Context } from '../context.js';
import { planMissed } from '../follow-up/plan-missed.js';
import type { Policy } from '../policy/policy.js';
import { recordOf, termsOf } from './clock-terms.js';
import { type EscalatedTicket, escalateAll } from './escalate.js';
import { type ClockChange, recordClocks, type ToldEvent } from './record-clocks.js';
import { type Alarm, alarmsOf, type Judgement, judge } from './sla-clock.js';

export interface ClockToSettle {
  readonly policy: Policy;
  readonly ticket: EscalatedTicket;
  readonly clock: SlaClockRow;
}

/**
 * Does what the clock owes up to an instant: records that it was missed and tells everybody whose alarm is due,
 * in order of level, each once; what the policy owes after a missed promise is planned. Gives the clock as stored afterwards; arming its next alarm is the caller's.
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
  const settled = await recordClocks(ctx, ...judged.map(changeOf(ctx.now)));
  await escalateAll(
    ctx,
    judged.flatMap(({ ticket, clock, verdict }) =>
      verdict.fire.map((alarm) => ({ ticket, wanted: escalationOf(clock, alarm) })),
    ),
  );
  await planMissed(
    ctx,
    judged.filter(({ verdict }) => verdict.missed),
  );
  return settled;
}

interface Judged extends ClockToSettle {
  readonly verdict: Judgement;
}

const changeOf =
  (now: Date) =>
  ({ clock, verdict: { missed, fire, nextAlarmAt } }: Judged): ClockChange => ({
    clock,
    events: [
      ...(missed ? [missedEvent(clock)] : []),
      ...fire.map(({ level }) => ({ event: { type: 'ESCALATED', at: now, level } as const, summary: '' })),
    ],
    nextAlarmAt,
  });

const missedEvent = ({ target, dueAt }: SlaClockRow): ToldEvent => ({
  event: { type: 'CLOCK_MISSED', at: dueAt },
  summary: `${target} was not kept by ${dueAt.toISOString()}.`,
});

function escalationOf(clock: SlaClockRow, alarm: Alarm) {
  const how = alarm.reason === 'SLA_WARNING' ? 'is due' : 'was due';
  return {
    clockId: clock.id,
    about: `${clock.target} ${how} ${clock.dueAt.toISOString()}${ageOf(clock, alarm)}`,
    reason: alarm.reason,
    level: alarm.level,
    to: alarm.to,
    dueAt: alarm.dueAt,
  };
}

/** A reminder says how long it has been owed. */
function ageOf({ startedAt }: SlaClockRow, { round, dueAt }: Alarm): string {
  if (round === undefined) return '';
  const days = Math.floor((dueAt.getTime() - startedAt.getTime()) / DAY);
  return days < 1 ? '' : `, open for ${days} ${days === 1 ? 'day' : 'days'}`;
}
