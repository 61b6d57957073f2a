import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { escalation, staff } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';

export interface Recipients {
  readonly staffIds: readonly string[];
  /** Nobody holds the role anywhere up to headquarters, so every administrator is told instead. */
  readonly fallback: 'ADMIN' | null;
}

/**
 * Who is told when a role is meant: the holder at the service point, else at its parent and so on up; of several
 * the one with the fewest open escalations, ties by name (policy.md, "Who an escalation reaches").
 */
export async function recipientsOf(
  ctx: ReadContext,
  role: Role,
  servicePointId: string,
): Promise<Recipients> {
  const holders = await nearestHolders(ctx, role, servicePointId);
  if (holders.length === 0) return { staffIds: await administrators(ctx), fallback: 'ADMIN' };
  const [only, ...others] = holders;
  if (only && others.length === 0) return { staffIds: [only], fallback: null };
  return { staffIds: [await leastBurdened(ctx, holders)], fallback: null };
}

/** Ids ordered by name. */
async function nearestHolders(ctx: ReadContext, role: Role, servicePointId: string): Promise<string[]> {
  const rows = await ctx.tx.execute<{ id: string; depth: number }>(sql`
    with recursive point as (
      select id, parent_id, 0 as depth from service_point where id = ${servicePointId}
      union all
      select above.id, above.parent_id, point.depth + 1
      from service_point above join point on above.id = point.parent_id
    )
    select staff.id, point.depth
    from point join staff on staff.service_point_id = point.id
    where staff.active and ${role} = any(staff.roles)
    order by point.depth, staff.name, staff.id`);
  const nearest = rows[0]?.depth;
  return rows.filter((row) => row.depth === nearest).map((row) => row.id);
}

async function leastBurdened(ctx: ReadContext, holders: readonly string[]): Promise<string> {
  const rows = await ctx.tx
    .select({ id: staff.id, open: count(escalation.id) })
    .from(staff)
    .leftJoin(escalation, and(eq(escalation.recipientId, staff.id), isNull(escalation.acknowledgedAt)))
    .where(inArray(staff.id, [...holders]))
    .groupBy(staff.id, staff.name)
    .orderBy(count(escalation.id), staff.name, staff.id)
    .limit(1);
  const [first] = rows;
  if (!first) throw new Error('the holders of the role have vanished');
  return first.id;
}

async function administrators(ctx: ReadContext): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.active, true), sql`'ADMIN' = any(${staff.roles})`))
    .orderBy(staff.name);
  return rows.map((row) => row.id);
}
