import { type SQL, sql } from 'drizzle-orm';
import { ticket } from '../../schema/index.js';
import { dayAfter, startOfDay } from '../calendar/duration.js';
import type { ReadContext } from '../context.js';
import { badInput } from '../errors.js';
import { pointsBelow } from '../service-point/service-point.queries.js';
import { visibleTickets } from '../ticket/ticket.queries.js';

export interface SpanInput {
  /** Local dates, both included. */
  readonly from: string;
  readonly to: string;
  /** With all below it; everything that the actor sees when left out. */
  readonly servicePointId: string | null;
}

/** The days and the tickets of a report, for any statement. */
export interface Span {
  /** The tickets that count, as a condition on the ticket table. */
  readonly scope: SQL;
  readonly within: (column: SQL) => SQL;
  /** The first instant, and the first after it. */
  readonly begin: SQL;
  readonly end: SQL;
}

const longestDays = 3_660;

/** In the policy's time zone. @throws BAD_USER_INPUT naming to */
export async function spanOf(ctx: ReadContext, { from, to, servicePointId }: SpanInput): Promise<Span> {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days > longestDays)
    throw badInput('to', 'to must not lie before from, nor ten years behind it.');
  const { timezone } = await ctx.policies.active(ctx.tx);
  const begin = sql`${startOfDay(from, timezone).toISOString()}::timestamptz`;
  const end = sql`${startOfDay(dayAfter(to), timezone).toISOString()}::timestamptz`;
  const points = servicePointId === null ? null : await pointsBelow(ctx.tx, servicePointId);
  const below = points && (points.length > 0 ? sql`${ticket.servicePointId} in ${points}` : sql`false`);
  return {
    scope: sql`(${visibleTickets(ctx) ?? sql`true`}) and (${below ?? sql`true`})`,
    within: (column) => sql`(${column} >= ${begin} and ${column} < ${end})`,
    begin,
    end,
  };
}
