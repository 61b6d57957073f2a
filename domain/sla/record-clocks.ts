import { sql } from 'drizzle-orm';
import { type SlaClockRow, slaClock } from '../../schema/index.js';
import type { Context } from '../context.js';
import { recordAll } from '../event.js';
import { applyTo, type ClockEvent, dataOf } from './clock-event.js';

export interface ClockChange {
  readonly clock: SlaClockRow;
  /** Each with the sentence that the history says of it. */
  readonly events: readonly ToldEvent[];
  /** Null: time alone changes nothing more. */
  readonly nextAlarmAt: Date | null;
  /** Why, in the words of whoever corrected it. */
  readonly reason?: string;
}

export interface ToldEvent {
  readonly event: ClockEvent;
  readonly summary: string;
}

/**
 * The only way to change a clock that runs: the row becomes what the events make of it, and they are written down
 * with it, so that its state is always the replay of its events. As many statements for one clock as for many.
 */
export async function recordClocks(ctx: Context, ...changes: readonly ClockChange[]): Promise<SlaClockRow[]> {
  const changed = changes.map(
    ({ clock, events, nextAlarmAt }): SlaClockRow => ({
      ...events.reduce((row, { event }) => applyTo(row, event), clock),
      nextAlarmAt,
    }),
  );
  await recordAll(ctx, changes.flatMap(eventsOf));
  await store(ctx, changed);
  return changed;
}

export const recordClock = async (ctx: Context, change: ClockChange): Promise<SlaClockRow> => {
  const [changed] = await recordClocks(ctx, change);
  return changed ?? change.clock;
};

/** Escalations are events of the ticket, written where people are told. */
const eventsOf = ({ clock, events, reason }: ClockChange) =>
  events.flatMap(({ event, summary }) =>
    event.type === 'ESCALATED'
      ? []
      : [{ ...ticketEventOf(clock, event, summary, reason), ticketId: clock.ticketId }],
  );

export const ticketEventOf = (
  clock: Pick<SlaClockRow, 'id' | 'target'>,
  event: Exclude<ClockEvent, { type: 'ESCALATED' }>,
  summary: string,
  reason?: string,
) => ({
  type: event.type,
  at: event.at,
  summary,
  data: { clockId: clock.id, target: clock.target, ...dataOf(event), ...(reason && { reason }) },
});

async function store(ctx: Context, clocks: readonly SlaClockRow[]): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map((clock) => ({
    id: clock.id,
    rule: clock.rule,
    calendar: clock.calendar,
    state: clock.state,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    met_at: clock.metAt,
    missed_at: clock.missedAt,
    ended_at: clock.endedAt,
    paused_at: clock.pausedAt,
    pauses: clock.pauses,
    paused_milliseconds: clock.pausedMilliseconds,
    appointment_at: clock.appointmentAt,
    fired_levels: clock.firedLevels,
    next_alarm_at: clock.nextAlarmAt,
  }));
  await ctx.tx.execute(sql`
    update ${slaClock} set rule = told.rule, calendar = told.calendar, state = told.state,
      started_at = told.started_at, due_at = told.due_at, met_at = told.met_at, missed_at = told.missed_at,
      ended_at = told.ended_at, paused_at = told.paused_at, pauses = told.pauses,
      paused_milliseconds = told.paused_milliseconds, appointment_at = told.appointment_at,
      fired_levels = told.fired_levels, next_alarm_at = told.next_alarm_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(
      id uuid, rule text, calendar text, state text, started_at timestamptz, due_at timestamptz,
      met_at timestamptz, missed_at timestamptz, ended_at timestamptz, paused_at timestamptz, pauses jsonb,
      paused_milliseconds bigint, appointment_at timestamptz, fired_levels integer[], next_alarm_at timestamptz)
    where ${slaClock.id} = told.id`);
}
