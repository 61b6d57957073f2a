import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { slaClock, staff, type TicketRow, ticket, visit } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';
import { findProven, isProven, type TicketProof } from './ticket-of-phone.js';

export interface TicketStatus {
  readonly ticket: TicketRow;
  /** The visit that is planned or under way. */
  readonly visit: { readonly plannedStart: Date; readonly technician: string | null } | null;
  /** What is owed next. */
  readonly promise: { readonly target: SlaTarget; readonly dueAt: Date } | null;
}

/**
 * The state of a ticket for whoever knows its number and the telephone number on it, or whose own chat it was
 * opened in. Null alike when there is none and when it is somebody else's: nobody learns which.
 */
export async function ticketStatus(
  ctx: ReadContext,
  input: TicketProof & { readonly conversationId: string },
): Promise<TicketStatus | null> {
  const row = await findProven(ctx, isProven(input, input.conversationId));
  return row ? statusOf(ctx, row) : null;
}

const live = ['OPEN', 'IN_PROGRESS', 'ON_HOLD'] as const;
const mostShown = 5;

/** The open tickets that were reported in this chat, newest first. */
export async function ownTicketStatuses(ctx: ReadContext, conversationId: string): Promise<TicketStatus[]> {
  const rows = await ctx.tx
    .select()
    .from(ticket)
    .where(and(eq(ticket.conversationId, conversationId), inArray(ticket.state, [...live])))
    .orderBy(desc(ticket.openedAt))
    .limit(mostShown);
  return Promise.all(rows.map((row) => statusOf(ctx, row)));
}

async function statusOf(ctx: ReadContext, row: TicketRow): Promise<TicketStatus> {
  const [planned] = await ctx.tx
    .select({ plannedStart: visit.plannedStart, technician: staff.name })
    .from(visit)
    .leftJoin(staff, eq(staff.id, visit.technicianId))
    .where(and(eq(visit.ticketId, row.id), inArray(visit.state, ['PLANNED', 'EN_ROUTE', 'ON_SITE'])))
    .orderBy(asc(visit.plannedStart))
    .limit(1);
  const [owed] = await ctx.tx
    .select({ target: slaClock.target, dueAt: slaClock.dueAt })
    .from(slaClock)
    .where(and(eq(slaClock.ticketId, row.id), eq(slaClock.state, 'RUNNING')))
    .orderBy(asc(slaClock.dueAt))
    .limit(1);
  return { ticket: row, visit: planned ?? null, promise: owed ?? null };
}
