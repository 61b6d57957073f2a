import { eq } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import { record } from '../event.js';
import type { Policy } from '../policy/policy.js';
import { recordOf, termsOf } from './clock-terms.js';
import { type EscalatedTicket, escalate } from './escalate.js';
import { type Alarm, alarmsOf, judge } from './sla-clock.js';

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
  const alarms = alarmsOf(termsOf(policy, clock));
  const verdict = judge(recordOf(clock), alarms, until);
  if (verdict.missed) await record(ctx, ticket.id, missedEvent(clock));
  for (const alarm of verdict.fire) await fire(ctx, ticket, clock, alarm);
  const changed = {
    ...(verdict.missed && { state: 'MISSED' as const, missedAt: clock.dueAt }),
    firedLevels: [...clock.firedLevels, ...verdict.fire.map((alarm) => alarm.level)],
    nextAlarmAt: verdict.nextAlarmAt,
  };
  await ctx.tx.update(slaClock).set(changed).where(eq(slaClock.id, clock.id));
  return { ...clock, ...changed };
}

function fire(ctx: Context, ticket: EscalatedTicket, clock: SlaClockRow, alarm: Alarm) {
  const how = alarm.reason === 'SLA_WARNING' ? 'is due' : 'was due';
  return escalate(ctx, ticket, {
    clockId: clock.id,
    about: `${clock.target} ${how} ${clock.dueAt.toISOString()}`,
    reason: alarm.reason,
    level: alarm.level,
    to: alarm.to,
    dueAt: alarm.dueAt,
  });
}

const missedEvent = (clock: SlaClockRow) => ({
  type: 'CLOCK_MISSED' as const,
  at: clock.dueAt,
  summary: `${clock.target} was not kept by ${clock.dueAt.toISOString()}.`,
  data: { clockId: clock.id, target: clock.target },
});
