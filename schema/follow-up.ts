import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { asset } from './asset.js';
import { id, instant, reference } from './columns.js';
import { customer } from './customer.js';
import { servicePoint } from './service-point.js';
import { staff } from './staff.js';
import { ticket } from './ticket.js';
import { visit } from './visit.js';
import type { SurveyAspect, SurveyLevel } from './vocabulary.js';
import { followUpKinds, followUpStates, roles } from './vocabulary.js';

/** Something the desk owes after the work. */
export const followUp = pgTable(
  'follow_up',
  {
    id: id(),
    kind: text('kind', { enum: followUpKinds }).notNull(),
    state: text('state', { enum: followUpStates }).notNull(),
    /** Id of the policy rule that planned it. */
    rule: text('rule'),
    dueAt: instant('due_at').notNull(),
    /** When it is put in front of people ahead of that; null: when it is due. */
    noticeAt: instant('notice_at'),
    noticedAt: instant('noticed_at'),
    /** UNIT: planned for a unit by its dates and contracts; the ticket, if any, was opened for it afterwards. */
    plannedFor: text('planned_for', { enum: ['TICKET', 'UNIT'] })
      .notNull()
      .default('TICKET'),
    ticketId: reference('ticket_id').references(() => ticket.id),
    assetId: reference('asset_id').references(() => asset.id),
    customerId: reference('customer_id')
      .notNull()
      .references(() => customer.id),
    servicePointId: reference('service_point_id')
      .notNull()
      .references(() => servicePoint.id),
    assignTo: text('assign_to', { enum: roles }),
    assigneeId: reference('assignee_id').references(() => staff.id),
    outcome: text('outcome'),
    doneAt: instant('done_at'),
    /** The visit that was scheduled for it. */
    visitId: reference('visit_id').references(() => visit.id),
    createdAt: instant('created_at').notNull(),
    /**
     * Of a ticket the resolving that planned it: the same one never plans it twice, a second resolving may. Of a unit
     * the local date that its turn is about.
     */
    occasion: text('occasion').notNull(),
  },
  (table) => [
    uniqueIndex('follow_up_occasion_unique').on(table.ticketId, table.rule, table.occasion),
    // A unit's turn is planned once, whoever plans it; serves the planning of a unit, too.
    uniqueIndex('follow_up_unit_occasion_unique')
      .on(table.assetId, table.rule, table.occasion)
      .where(sql`planned_for = 'UNIT'`),
    // Serves "one training for all the units of a customer".
    index('follow_up_customer_index').on(table.customerId, table.rule, table.occasion),
    // Serves FollowUp.visit the other way round: a visit that is called off leaves its follow-up owed.
    index('follow_up_visit_index').on(table.visitId).where(sql`visit_id is not null`),
    // Serves the list of what is owed, soonest first.
    index('follow_up_due_index').on(table.dueAt, table.id),
  ],
);

export type FollowUpRow = typeof followUp.$inferSelect;

export interface SurveyAnswerRecord {
  aspect: SurveyAspect;
  level: SurveyLevel;
}

/** What the customer thought of one ticket's service. Answered once. */
export const survey = pgTable(
  'survey',
  {
    id: id(),
    ticketId: reference('ticket_id')
      .notNull()
      .references(() => ticket.id),
    technicianId: reference('technician_id').references(() => staff.id),
    answers: jsonb('answers').$type<SurveyAnswerRecord[]>().notNull(),
    comment: text('comment'),
    answeredAt: instant('answered_at').notNull(),
  },
  (table) => [
    uniqueIndex('survey_ticket_unique').on(table.ticketId),
    index('survey_answered_index').on(table.answeredAt),
  ],
);

export type SurveyRow = typeof survey.$inferSelect;
