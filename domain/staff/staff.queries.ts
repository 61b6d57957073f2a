import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type StaffRow, staff } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import { requireStaff } from '../access.js';
import type { ReadContext } from '../context.js';

export const staffByIds = (ctx: ReadContext, ids: readonly string[]): Promise<StaffRow[]> =>
  ctx.tx
    .select()
    .from(staff)
    .where(inArray(staff.id, [...ids]));

const most = 500;

/** Those who are active, by name. @throws UNAUTHENTICATED, FORBIDDEN for customers */
export async function listStaff(
  ctx: ReadContext,
  { role, servicePointId }: { readonly role: Role | null; readonly servicePointId: string | null },
): Promise<StaffRow[]> {
  requireStaff(ctx.actor);
  return ctx.tx
    .select()
    .from(staff)
    .where(
      and(
        eq(staff.active, true),
        role ? sql`${role} = any(${staff.roles})` : undefined,
        servicePointId ? eq(staff.servicePointId, servicePointId) : undefined,
      ),
    )
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(most);
}
