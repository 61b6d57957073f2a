import { ticketEvent } from '../schema/index.js';
import { insertRows } from '../schema/insert-rows.js';
import { actorName } from './actor.js';
import type { Context } from './context.js';

/** Everything that can happen to a ticket. Names are stable: programs rely on them. */
export const eventTypes = [
  'TICKET_OPENED',
  'TICKET_REPLIED',
  'REMOTE_HELP_SOLVED',
  'REMOTE_HELP_FAILED',
  'TICKET_ASSIGNED',
  'TICKET_CHANGED',
  'DEPARTMENT_CHANGED',
  'TICKET_HELD',
  'TICKET_RESUMED',
  'HOLD_CORRECTED',
  'TICKET_RESOLVED',
  'TICKET_REOPENED',
  'TICKET_CLOSED',
  'TICKET_CANCELLED',
  'CUSTOMER_WROTE',
  'CLOCK_STARTED',
  'CLOCK_PAUSED',
  'CLOCK_RESUMED',
  'CLOCK_CHANGED',
  'CLOCK_MET',
  'CLOCK_MISSED',
  'CLOCK_CANCELLED',
  'CLOCK_ENDED',
  'CLOCK_CORRECTED',
  'ESCALATED',
  'ESCALATION_ACKNOWLEDGED',
  'UNIT_EXCHANGED',
  'UNIT_SETTLED',
  'APPROVAL_REQUESTED',
  'APPROVAL_GRANTED',
  'APPROVAL_REFUSED',
  'APPROVAL_WITHDRAWN',
  'ESCALATION_OVERTAKEN',
  'VISIT_SCHEDULED',
  'VISIT_ANNOUNCED',
  'VISIT_TRAVELLED',
  'VISIT_ARRIVED',
  'VISIT_CORRECTED',
  'VISIT_COMPLETED',
  'VISIT_CANCELLED',
  'REPORT_FILED',
  'REPORT_SIGNED',
  'SUPPLIER_CONTACTED',
  'UNIT_TAKEN_IN',
  'UNIT_RETURNED',
  'LOANER_HANDED_OUT',
  'LOANER_TAKEN_BACK',
  'FOLLOW_UP_PLANNED',
  'FOLLOW_UP_DUE',
  'FOLLOW_UP_DONE',
  'FOLLOW_UP_CANCELLED',
  'SURVEY_ANSWERED',
  'QUOTE_OFFERED',
  'QUOTE_CONSENTED',
  'QUOTE_REFUSED',
  'QUOTE_COMMENTED',
  'QUOTE_WITHDRAWN',
  'QUOTE_EXPIRED',
  'QUOTE_SUPERSEDED',
  'RECORD_FILED',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface NewEvent {
  readonly type: EventType;
  /** One English sentence for a reader of the history. */
  readonly summary: string;
  /** When it happened, where that is not now. */
  readonly at?: Date;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Writes what happened to a ticket; nothing of it is ever changed or removed. */
export const record = (ctx: Context, ticketId: string, ...events: readonly NewEvent[]): Promise<void> =>
  recordAll(
    ctx,
    events.map((event) => ({ ...event, ticketId })),
  );

/** Events of several tickets in one statement, in this order. */
export async function recordAll(
  ctx: Context,
  events: readonly (NewEvent & { readonly ticketId: string })[],
): Promise<void> {
  const actor = actorName(ctx.actor);
  const [first, ...others] = events.map(({ ticketId, type, summary, at = ctx.now, data = {} }) => ({
    id: ctx.newId(),
    ticketId,
    at,
    type,
    actor,
    summary,
    data,
  }));
  if (first) await ctx.tx.execute(insertRows(ticketEvent, [first, ...others]));
}
