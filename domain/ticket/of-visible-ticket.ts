import { type AnyColumn, and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { visibleTickets } from './ticket.queries.js';

/** The row belongs to a ticket that this actor may see, by the row's column; undefined where he sees every ticket. */
export function ofVisibleTicket(ctx: ReadContext, ticketId: AnyColumn): SQL | undefined {
  const visible = visibleTickets(ctx);
  if (!visible) return undefined;
  return exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(ticket)
      .where(and(eq(ticket.id, ticketId), visible)),
  );
}
