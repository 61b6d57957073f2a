import { and, asc, count, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type TicketEventRow, ticketEvent } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from './of-visible-ticket.js';

export interface EventPagesInput {
  readonly ticketIds: readonly string[];
  readonly limit: number;
  readonly after: { readonly at: Date | null; readonly id: string } | null;
}

/** The history is the desk's own; to customers it does not exist. */
const forStaff = ({ actor }: ReadContext): SQL | undefined =>
  actor.kind === 'STAFF' || actor.kind === 'SYSTEM' ? undefined : sql`false`;

/** A page of the history of each ticket, oldest first. Pass tickets that the actor may see. */
export function eventsOfTickets(
  ctx: ReadContext,
  { ticketIds, limit, after }: EventPagesInput,
): Promise<TicketEventRow[]> {
  const beyond = after?.at
    ? sql`(${ticketEvent.at}, ${ticketEvent.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const place = sql<number>`row_number() over (partition by ${ticketEvent.ticketId} order by ${ticketEvent.at}, ${ticketEvent.id})`;
  const ranked = ctx.tx
    .select({ ...getTableColumns(ticketEvent), place: place.as('place') })
    .from(ticketEvent)
    .where(and(inArray(ticketEvent.ticketId, [...ticketIds]), forStaff(ctx), beyond))
    .as('ranked');
  return ctx.tx.select().from(ranked).where(lte(ranked.place, limit)).orderBy(asc(ranked.at), asc(ranked.id));
}

export const countEventsOfTickets = (ctx: ReadContext, ticketIds: readonly string[]) =>
  ctx.tx
    .select({ ownerId: ticketEvent.ticketId, count: count() })
    .from(ticketEvent)
    .where(and(inArray(ticketEvent.ticketId, [...ticketIds]), forStaff(ctx)))
    .groupBy(ticketEvent.ticketId);

export const eventsByIds = (ctx: ReadContext, ids: readonly string[]): Promise<TicketEventRow[]> =>
  ctx.tx
    .select()
    .from(ticketEvent)
    .where(and(inArray(ticketEvent.id, [...ids]), forStaff(ctx), ofVisibleTicket(ctx, ticketEvent.ticketId)));
