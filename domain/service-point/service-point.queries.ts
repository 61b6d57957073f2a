import { asc, sql } from 'drizzle-orm';
import { type ServicePointRow, servicePoint } from '../../schema/index.js';
import type { ReadContext, Reader } from '../context.js';

export function listServicePoints(ctx: ReadContext): Promise<ServicePointRow[]> {
  return ctx.tx.select().from(servicePoint).orderBy(asc(servicePoint.code));
}

/** Ids of a service point and of all below it. */
export async function pointsBelow(tx: Reader, servicePointId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive point as (
      select id from service_point where id = ${servicePointId}
      union
      select below.id from service_point below join point on below.parent_id = point.id
    )
    select id from point`);
  return rows.map((row) => row.id);
}
