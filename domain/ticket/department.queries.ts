import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  type SlaClockRow,
  slaClock,
  type TicketDepartmentRow,
  ticket,
  ticketDepartment,
} from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { type DepartmentTime, departmentTime, measureOf } from './department-time.js';

export interface TicketDepartmentTime extends DepartmentTime {
  readonly id: string;
  readonly ticketId: string;
}

/** Who had each of the tickets, oldest first; nothing for customers. Pass tickets that the actor may see. */
export async function departmentTimesOfTickets(
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<TicketDepartmentTime[]> {
  if (ctx.actor.kind !== 'STAFF' && ctx.actor.kind !== 'SYSTEM') return [];
  const rows = await ctx.tx
    .select({ segment: ticketDepartment, policyId: ticket.policyId })
    .from(ticketDepartment)
    .innerJoin(ticket, eq(ticket.id, ticketDepartment.ticketId))
    .where(inArray(ticketDepartment.ticketId, [...ticketIds]))
    .orderBy(asc(ticketDepartment.from), asc(ticketDepartment.id));
  const clocks = await resolveClocksOf(ctx, ticketIds);
  return Promise.all(
    rows.map(async ({ segment, policyId }) => {
      const policy = await ctx.policies.of(ctx.tx, policyId);
      return timed(segment, measureOf(policy, clocks.get(segment.ticketId) ?? [], ctx.now), ctx.now);
    }),
  );
}

function timed(
  segment: TicketDepartmentRow,
  measure: Parameters<typeof departmentTime>[1],
  now: Date,
): TicketDepartmentTime {
  const { id, ticketId, openMilliseconds } = segment;
  const time = departmentTime(segment, measure, now);
  return { id, ticketId, ...time, openTime: openMilliseconds ?? time.openTime };
}

/** The clocks that measure a ticket's time, by ticket. */
export async function resolveClocksOf(
  ctx: ReadContext,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, SlaClockRow[]>> {
  const rows = await ctx.tx
    .select()
    .from(slaClock)
    .where(and(inArray(slaClock.ticketId, [...ticketIds]), eq(slaClock.target, 'RESOLVE')));
  const byTicket = new Map<string, SlaClockRow[]>();
  for (const row of rows) byTicket.set(row.ticketId, [...(byTicket.get(row.ticketId) ?? []), row]);
  return byTicket;
}
