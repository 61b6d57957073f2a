import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { slaClock, staff, type TicketRow, ticket, visit } from '../../schema/index.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';
import { isOfProvenPhone } from './proven-phone.js';
import { findProven, isProven, type TicketProof } from './ticket-of-phone.js';

export interface TicketStatus {
  readonly ticket: TicketRow;
  /** The visit that is planned or under way. */
  readonly visit: { readonly plannedStart: Date; readonly technician: string | null } | null;
  /** What is owed next. */
  readonly promise: { readonly target: SlaTarget; readonly dueAt: Date } | null;
}

/**
 * The state of a ticket for whoever knows its number and the telephone number on it, or whose chat it is. Null alike
 * when there is none and when it is somebody else's: nobody learns which.
 */
export async function ticketStatus(
  ctx: ReadContext,
  input: TicketProof & { readonly conversationId: string },
): Promise<TicketStatus | null> {
  const row = await findProven(ctx, isProven(ctx, input, input.conversationId));
  const [status] = row ? await statusesOf(ctx, [row]) : [];
  return status ?? null;
}

const live = ['OPEN', 'IN_PROGRESS', 'ON_HOLD'] as const;
/** Nobody reads more in a chat; a company with a hundred open tickets asks a person. */
export const mostShown = 20;

/** The open tickets of this chat: reported in it, or with the telephone number that it has proven; newest first. */
export async function ownTicketStatuses(ctx: ReadContext, conversationId: string): Promise<TicketStatus[]> {
  const rows = await ctx.tx
    .select()
    .from(ticket)
    .where(
      and(
        or(eq(ticket.conversationId, conversationId), isOfProvenPhone(ctx, conversationId)),
        inArray(ticket.state, [...live]),
      ),
    )
    .orderBy(desc(ticket.openedAt), desc(ticket.id))
    .limit(mostShown);
  return statusesOf(ctx, rows);
}

async function statusesOf(ctx: ReadContext, rows: readonly TicketRow[]): Promise<TicketStatus[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const planned = await ctx.tx
    .selectDistinctOn([visit.ticketId], {
      ticketId: visit.ticketId,
      plannedStart: visit.plannedStart,
      technician: staff.name,
    })
    .from(visit)
    .leftJoin(staff, eq(staff.id, visit.technicianId))
    .where(and(inArray(visit.ticketId, ids), inArray(visit.state, ['PLANNED', 'EN_ROUTE', 'ON_SITE'])))
    .orderBy(visit.ticketId, asc(visit.plannedStart));
  const owed = await ctx.tx
    .selectDistinctOn([slaClock.ticketId], {
      ticketId: slaClock.ticketId,
      target: slaClock.target,
      dueAt: slaClock.dueAt,
    })
    .from(slaClock)
    .where(and(inArray(slaClock.ticketId, ids), eq(slaClock.state, 'RUNNING')))
    .orderBy(slaClock.ticketId, asc(slaClock.dueAt));
  return rows.map((row) => ({
    ticket: row,
    visit: planned.find(({ ticketId }) => ticketId === row.id) ?? null,
    promise: owed.find(({ ticketId }) => ticketId === row.id) ?? null,
  }));
}
