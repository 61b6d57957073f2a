import { sql } from 'drizzle-orm';
import { demand } from '../access.js';
import type { ReadContext } from '../context.js';
import { type SpanInput, spanOf } from './span.js';

/** What one department did with the time of its tickets in a span of days. Times in milliseconds. */
export interface DepartmentFigures {
  /** Null: the service points themselves. */
  readonly department: string | null;
  readonly tickets: number;
  readonly heldTime: number;
  readonly openTime: number;
  readonly missed: number;
}

/**
 * One row per department that had a ticket in the span, whoever used most of it first, over the tickets that the
 * actor may see. @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export async function readDepartmentFigures(
  ctx: ReadContext,
  input: SpanInput,
): Promise<readonly DepartmentFigures[]> {
  demand(ctx.actor, 'READ_FIGURES');
  const { scope, within, begin, end } = await spanOf(ctx, input);
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  const rows = await ctx.tx.execute<Record<keyof DepartmentFigures, string | null>>(sql`
    select held.department, count(distinct held.ticket_id) as "tickets",
      sum(extract(epoch from least(coalesce(held.to_at, ${now}), ${end}) - greatest(held.from_at, ${begin})) * 1000)
        as "heldTime",
      coalesce(sum(held.open_milliseconds) filter (where ${within(sql`held.to_at`)}), 0) as "openTime",
      sum((select count(*) from sla_clock
        where sla_clock.ticket_id = held.ticket_id and ${within(sql`sla_clock.missed_at`)}
          and sla_clock.missed_at >= held.from_at and (held.to_at is null or sla_clock.missed_at < held.to_at)))
        as "missed"
    from ticket_department as held
    join ticket on ticket.id = held.ticket_id
    where ${scope} and held.from_at < least(${end}, ${now}) and (held.to_at is null or held.to_at >= ${begin})
    group by held.department
    order by "heldTime" desc, held.department nulls last`);
  return [...rows].map(({ department, ...figures }) => ({
    department,
    tickets: Number(figures.tickets),
    heldTime: Math.round(Number(figures.heldTime)),
    openTime: Number(figures.openTime),
    missed: Number(figures.missed),
  }));
}
