import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';
import { servicePoint } from './service-point.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import type { HoldReason } from './vocabulary.js';
import { clockStates, escalationReasons, roles, slaTargets } from './vocabulary.js';

export interface PauseRecord {
  /** RFC 3339 instants; `to` is null while the pause lasts. */
  from: string;
  to: string | null;
  reason: HoldReason;
  /** When the hold was to end by itself: the pause ends then, however late that is noticed. */
  until?: string;
}

/** One promise running on one ticket. */
export const slaClock = pgTable(
  'sla_clock',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    target: text('target', { enum: slaTargets }).notNull(),
    rule: text('rule').notNull(),
    calendar: text('calendar').notNull(),
    state: text('state', { enum: clockStates }).notNull(),
    startedAt: instant('started_at').notNull(),
    dueAt: instant('due_at').notNull(),
    metAt: instant('met_at'),
    missedAt: instant('missed_at'),
    /** When it ended by any way; null while something is still owed. */
    endedAt: instant('ended_at'),
    pausedAt: instant('paused_at'),
    pauses: jsonb('pauses').$type<PauseRecord[]>().notNull().default([]),
    pausedMilliseconds: bigint('paused_milliseconds', { mode: 'number' }).notNull().default(0),
    /** The appointment that replaces the rule's duration. */
    appointmentAt: instant('appointment_at'),
    /** Grows when the same promise starts again (reopened, next customer message). */
    cycle: integer('cycle').notNull().default(1),
    /** Escalation levels recorded in this cycle. */
    firedLevels: integer('fired_levels').array().notNull().default([]),
    nextAlarmAt: instant('next_alarm_at'),
  },
  (table) => [
    uniqueIndex('sla_clock_cycle_unique').on(table.ticketId, table.target, table.cycle),
    // Serves TicketFilter.overdue and dueBefore: promises past due and not kept yet.
    index('sla_clock_owed_index').on(table.dueAt, table.ticketId).where(sql`ended_at is null`),
    // Serves kpis: the timely rate of clocks that ended in a span of days.
    index('sla_clock_ended_index').on(table.endedAt),
  ],
);

export type SlaClockRow = typeof slaClock.$inferSelect;

/** A person told that a promise is in danger or broken. One row per clock, cycle and level: nobody is told twice. */
export const escalation = pgTable(
  'escalation',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    clockId: reference('clock_id').references(() => slaClock.id),
    reason: text('reason', { enum: escalationReasons }).notNull(),
    level: integer('level').notNull(),
    to: text('to_role', { enum: roles }).notNull(),
    recipientId: reference('recipient_id').references(() => staff.id),
    /** Nobody held the role anywhere up to headquarters, so the administrators were told. */
    fallback: text('fallback', { enum: ['ADMIN'] }),
    servicePointId: reference('service_point_id')
      .notNull()
      .references(() => servicePoint.id),
    note: text('note'),
    dueAt: instant('due_at').notNull(),
    firedAt: instant('fired_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedById: reference('acknowledged_by_id').references(() => staff.id),
    /** When a correction showed that it had not been due after all. It was told, so it stays. */
    overtakenAt: instant('overtaken_at'),
  },
  (table) => [
    // Several administrators may be told of one level; each of them once, but again when the first was told in vain.
    uniqueIndex('escalation_level_unique')
      .on(table.clockId, table.level, table.recipientId)
      .where(sql`overtaken_at is null`),
    // Serve Ticket.escalations, the open list, and the count that finds the least burdened recipient.
    index('escalation_ticket_index').on(table.ticketId, table.firedAt),
    index('escalation_fired_index').on(table.firedAt, table.id),
    index('escalation_open_index').on(table.recipientId).where(sql`acknowledged_at is null`),
    // Serves the tickets that staff see because they were called to them.
    index('escalation_recipient_index').on(table.recipientId, table.ticketId),
  ],
);

export type EscalationRow = typeof escalation.$inferSelect;
