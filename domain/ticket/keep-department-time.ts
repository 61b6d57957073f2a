import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type TicketRow, ticketDepartment } from '../../schema/index.js';
import type { Context } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { resolveClocksOf } from './department.queries.js';
import { departmentTime, measureOf } from './department-time.js';

/** From now on its time is this department's; null is the service point itself. */
export async function beginDepartment(
  ctx: Context,
  ticketId: string,
  department: string | null,
): Promise<void> {
  await ctx.tx.insert(ticketDepartment).values({ id: ctx.newId(), ticketId, department, from: ctx.now });
}

/** The department that has it has it no longer. */
export async function endDepartment(ctx: Context, policy: Policy, { id }: TicketRow): Promise<void> {
  await ctx.tx
    .update(ticketDepartment)
    .set({ to: ctx.now })
    .where(and(eq(ticketDepartment.ticketId, id), isNull(ticketDepartment.to)));
  await countDepartments(ctx, policy, id);
}

/** Counts what each department used, by what is on record now. */
export async function countDepartments(ctx: Context, policy: Policy, ticketId: string): Promise<void> {
  const ended = await ctx.tx
    .select()
    .from(ticketDepartment)
    .where(and(eq(ticketDepartment.ticketId, ticketId), isNotNull(ticketDepartment.to)));
  if (ended.length === 0) return;
  const clocks = await resolveClocksOf(ctx, [ticketId]);
  const measure = measureOf(policy, clocks.get(ticketId) ?? [], ctx.now);
  const counted = ended.map((segment) => ({
    id: segment.id,
    open: departmentTime(segment, measure, ctx.now).openTime,
  }));
  await ctx.tx.execute(sql`
    update ${ticketDepartment} set open_milliseconds = counted.open
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as counted(id uuid, open bigint)
    where ${ticketDepartment.id} = counted.id`);
}
