import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm';
import { slaClock, type TicketRow, ticket } from '../../schema/index.js';
import type { Severity, TicketKind, TicketState } from '../../schema/vocabulary.js';
import { requireIdentity } from '../access.js';
import type { ReadContext } from '../context.js';
import { searchQuery } from './search-words.js';
import { visibleTickets } from './ticket.queries.js';
import { amongFirstInSight, countInSight, type FirstTickets } from './tickets-in-sight.js';

/** A ticket as readers want it, without the words that it is found by. */
export type TicketView = Omit<TicketRow, 'search'>;

const { search: _search, ...viewColumns } = getTableColumns(ticket);

export const ticketOrders = ['OPENED_AT_ASC', 'OPENED_AT_DESC', 'MOST_URGENT'] as const;
export type TicketOrder = (typeof ticketOrders)[number];

export interface TicketFilter {
  readonly state?: readonly TicketState[] | null | undefined;
  readonly kind?: readonly TicketKind[] | null | undefined;
  readonly severity?: readonly Severity[] | null | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly unassigned?: boolean | null | undefined;
  readonly servicePointId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly assetId?: string | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly dueBefore?: Date | null | undefined;
  readonly openedFrom?: Date | null | undefined;
  /** Exclusive. */
  readonly openedTo?: Date | null | undefined;
  readonly search?: string | null | undefined;
}

/** `at` is what the order goes by; null where no clock of the ticket runs. */
export interface TicketPlace {
  readonly at: Date | null;
  readonly id: string;
}

export interface TicketListInput {
  readonly filter: TicketFilter;
  readonly order: TicketOrder;
  readonly limit: number;
  readonly after: TicketPlace | null;
}

/** @throws UNAUTHENTICATED */
export async function listTickets(ctx: ReadContext, input: TicketListInput): Promise<TicketView[]> {
  requireIdentity(ctx.actor);
  if (input.order === 'MOST_URGENT') return mostUrgent(ctx, input);
  const { after, order, limit } = input;
  const place = after?.at ? sql`(${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : null;
  const beyond =
    place && order === 'OPENED_AT_ASC'
      ? sql`(${ticket.openedAt}, ${ticket.id}) > ${place}`
      : place && sql`(${ticket.openedAt}, ${ticket.id}) < ${place}`;
  const direction = order === 'OPENED_AT_ASC' ? asc : desc;
  const matching = and(wanted(ctx, input.filter), beyond ?? undefined);
  return firstTickets(ctx, { matching, order: [direction(ticket.openedAt), direction(ticket.id)], limit });
}

const firstTickets = (ctx: ReadContext, first: FirstTickets): Promise<TicketView[]> =>
  ctx.tx
    .select(viewColumns)
    .from(ticket)
    .where(amongFirstInSight(ctx, first))
    .orderBy(...first.order)
    .limit(first.limit);

/** First those whose clocks run, the nearest due first; then the others. Two statements only where the page spans both. */
async function mostUrgent(
  ctx: ReadContext,
  { filter, limit, after }: TicketListInput,
): Promise<TicketView[]> {
  const order = [asc(ticket.nextDueAt), asc(ticket.id)];
  const page = (place: SQL | undefined, most: number) =>
    firstTickets(ctx, { matching: and(wanted(ctx, filter), place), order, limit: most });
  if (after?.at === null)
    return page(and(isNull(ticket.nextDueAt), sql`${ticket.id} > ${after.id}::uuid`), limit);
  const nearer = after
    ? sql`(${ticket.nextDueAt}, ${ticket.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  // The order itself puts unknown due times last, so the first page needs no second look.
  const rows = await page(nearer, limit);
  if (!after || rows.length === limit) return rows;
  return [...rows, ...(await page(isNull(ticket.nextDueAt), limit - rows.length))];
}

export const countTickets = (ctx: ReadContext, filter: TicketFilter): Promise<number> =>
  countInSight(ctx, wanted(ctx, filter));

function wanted(ctx: ReadContext, filter: TicketFilter): SQL | undefined {
  return and(
    filter.state ? inArray(ticket.state, [...filter.state]) : undefined,
    filter.kind ? inArray(ticket.kind, [...filter.kind]) : undefined,
    filter.severity ? inArray(ticket.severity, [...filter.severity]) : undefined,
    filter.assigneeId ? eq(ticket.assigneeId, filter.assigneeId) : undefined,
    assigned(filter.unassigned),
    filter.servicePointId ? eq(ticket.servicePointId, filter.servicePointId) : undefined,
    filter.customerId ? eq(ticket.customerId, filter.customerId) : undefined,
    filter.assetId ? eq(ticket.assetId, filter.assetId) : undefined,
    overdue(ctx, filter.overdue),
    filter.dueBefore ? inArray(ticket.id, dueBefore(ctx, filter.dueBefore)) : undefined,
    filter.openedFrom ? gte(ticket.openedAt, filter.openedFrom) : undefined,
    filter.openedTo ? lt(ticket.openedAt, filter.openedTo) : undefined,
    found(filter.search),
  );
}

const assigned = (unassigned: boolean | null | undefined): SQL | undefined =>
  unassigned === null || unassigned === undefined
    ? undefined
    : unassigned
      ? isNull(ticket.assigneeId)
      : sql`${ticket.assigneeId} is not null`;

/** A running clock is past due, or one was missed and what it promised has still not happened. */
function overdue(ctx: ReadContext, wanted: boolean | null | undefined): SQL | undefined {
  if (wanted === null || wanted === undefined) return undefined;
  const late = ctx.tx
    .select({ id: slaClock.ticketId })
    .from(slaClock)
    .where(
      and(
        isNull(slaClock.endedAt),
        sql`(${slaClock.missedAt} is not null or (${slaClock.state} = 'RUNNING' and ${lte(slaClock.dueAt, ctx.now)}))`,
      ),
    );
  return wanted ? inArray(ticket.id, late) : sql`${ticket.id} not in ${late}`;
}

const dueBefore = (ctx: ReadContext, before: Date) =>
  ctx.tx
    .select({ id: slaClock.ticketId })
    .from(slaClock)
    .where(
      and(
        isNull(slaClock.endedAt),
        lt(slaClock.dueAt, before),
        inArray(slaClock.state, ['RUNNING', 'MISSED']),
      ),
    );

/** Something without a single word in it is found nowhere. */
function found(search: string | null | undefined): SQL | undefined {
  if (!search?.trim()) return undefined;
  const query = searchQuery(search);
  return query === null ? sql`false` : sql`${ticket.search} @@ to_tsquery('simple', ${query})`;
}

export const ticketViews = (ctx: ReadContext, ids: readonly string[]): Promise<TicketView[]> =>
  ctx.tx
    .select(viewColumns)
    .from(ticket)
    .where(and(inArray(ticket.id, [...ids]), visibleTickets(ctx)));

/** Without the gate: for what the actor came to by something that he may see, or has just done. */
export const knownTickets = (ctx: ReadContext, ids: readonly string[]): Promise<TicketView[]> =>
  ctx.tx
    .select(viewColumns)
    .from(ticket)
    .where(inArray(ticket.id, [...ids]));

/** What a list of tickets hangs on. */
export type TicketOwner = 'customerId' | 'assetId' | 'conversationId';

export interface TicketsOfInput {
  readonly owner: TicketOwner;
  readonly ownerIds: readonly string[];
  readonly limit: number;
  readonly after: TicketPlace | null;
}

/** A page of the tickets of each owner, newest first, in one statement. */
export function ticketsOf(
  ctx: ReadContext,
  { owner, ownerIds, limit, after }: TicketsOfInput,
): Promise<TicketView[]> {
  const column = ticket[owner];
  const beyond = after?.at
    ? sql`(${ticket.openedAt}, ${ticket.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const place = sql<number>`row_number() over (partition by ${column} order by ${ticket.openedAt} desc, ${ticket.id} desc)`;
  const ranked = ctx.tx
    .select({ ...viewColumns, place: place.as('place') })
    .from(ticket)
    .where(and(inArray(column, [...ownerIds]), visibleTickets(ctx), beyond))
    .as('ranked');
  return ctx.tx
    .select()
    .from(ranked)
    .where(lte(ranked.place, limit))
    .orderBy(desc(ranked.openedAt), desc(ranked.id));
}

export function countTicketsOf(
  ctx: ReadContext,
  { owner, ownerIds }: Pick<TicketsOfInput, 'owner' | 'ownerIds'>,
): Promise<{ ownerId: string | null; count: number }[]> {
  const column = ticket[owner];
  return ctx.tx
    .select({ ownerId: column, count: count() })
    .from(ticket)
    .where(and(inArray(column, [...ownerIds]), visibleTickets(ctx)))
    .groupBy(column);
}
