import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference } from './columns.js';

/** What may come due. Each kind names the use case that `jobs/deadline.job.ts` runs. */
export const deadlineKinds = [
  'CLOCK',
  'HOLD_END',
  'FOLLOW_UP',
  'PERSON_WAIT',
  'ABANDONED',
  'PLAN_UNIT',
  'PLAN_UNITS',
  'ATTACHMENT',
  'QUOTE',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** The only alarm clock. The queue holds copies of the next two minutes; this table is the truth about time. */
export const deadline = pgTable(
  'deadline',
  {
    id: id(),
    kind: text('kind', { enum: deadlineKinds }).notNull(),
    subjectId: reference('subject_id').notNull(),
    dueAt: instant('due_at').notNull(),
    state: text('state', { enum: ['ARMED', 'FIRED', 'DISARMED', 'DEAD'] }).notNull(),
    firedAt: instant('fired_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    uniqueIndex('deadline_subject_unique').on(table.kind, table.subjectId),
    // Serves the sweep.
    index('deadline_due_index').on(table.dueAt).where(sql`state = 'ARMED'`),
  ],
);

export type DeadlineRow = typeof deadline.$inferSelect;
