import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { escalation, staff } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import type { ReadContext } from '../context.js';

export interface Recipients {
  readonly staffIds: readonly string[];
  /** Nobody holds the role anywhere up to headquarters, so every administrator is told instead. */
  readonly fallback: 'ADMIN' | null;
}

/** A role as it is meant at one service point. */
export interface Addressee {
  readonly role: Role;
  readonly servicePointId: string;
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
  const [recipients] = await recipientsOfAll(ctx, [{ role, servicePointId }]);
  if (!recipients) throw new Error('every addressee has recipients');
  return recipients;
}

/**
 * The same for many at once, each as if those before it had been told already. Asked anew every time, so that a
 * changed role acts at once.
 */
export async function recipientsOfAll(
  ctx: ReadContext,
  addressees: readonly Addressee[],
): Promise<readonly Recipients[]> {
  const holders = await nearestHolders(ctx, addressees);
  const groups = addressees.map((addressee) => holders.get(keyOf(addressee)) ?? []);
  const rivals = groups.filter((group) => group.length > 1).flat();
  const burdens = rivals.length > 0 ? await openEscalations(ctx, rivals) : new Map<string, number>();
  const burdenOf = (id: string) => burdens.get(id) ?? 0;
  const fallback = groups.some((group) => group.length === 0) ? await administrators(ctx) : [];
  return groups.map((group): Recipients => {
    if (group.length === 0) return { staffIds: fallback, fallback: 'ADMIN' };
    const chosen = group.reduce((best, other) => (burdenOf(other) < burdenOf(best) ? other : best));
    burdens.set(chosen, burdenOf(chosen) + 1);
    return { staffIds: [chosen], fallback: null };
  });
}

const keyOf = ({ role, servicePointId }: Addressee) => `${role} ${servicePointId}`;

interface Holder extends Record<string, unknown> {
  role: Role;
  asked_at: string;
  id: string;
  depth: number;
}

/** Ids ordered by name, of each role at the first service point on the way up where somebody holds it. */
async function nearestHolders(
  ctx: ReadContext,
  addressees: readonly Addressee[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [...new Map(addressees.map((addressee) => [keyOf(addressee), addressee])).values()];
  if (asked.length === 0) return new Map();
  const rows = await ctx.tx.execute<Holder>(sql`
    with recursive asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as asked(role text, "servicePointId" uuid)
    ), point as (
      select asked.role, at.id as asked_at, at.id, at.parent_id, 0 as depth
      from asked join service_point at on at.id = asked."servicePointId"
      union all
      select point.role, point.asked_at, above.id, above.parent_id, point.depth + 1
      from service_point above join point on above.id = point.parent_id
    )
    select point.role, point.asked_at, point.depth, staff.id
    from point join staff on staff.service_point_id = point.id
    where staff.active and point.role = any(staff.roles)
    order by point.depth, staff.name, staff.id`);
  const nearest = new Map<string, { depth: number; ids: string[] }>();
  for (const { role, asked_at: servicePointId, depth, id } of rows) {
    const key = keyOf({ role, servicePointId });
    const found = nearest.get(key);
    if (!found) nearest.set(key, { depth, ids: [id] });
    else if (found.depth === depth) found.ids.push(id);
  }
  return new Map([...nearest].map(([key, { ids }]) => [key, ids]));
}

/** How many escalations each of them has not acknowledged yet, but for those that were told in vain. */
async function openEscalations(ctx: ReadContext, staffIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .select({ id: escalation.recipientId, open: count() })
    .from(escalation)
    .where(
      and(
        inArray(escalation.recipientId, [...new Set(staffIds)]),
        isNull(escalation.acknowledgedAt),
        isNull(escalation.overtakenAt),
      ),
    )
    .groupBy(escalation.recipientId);
  return new Map(rows.flatMap(({ id, open }) => (id === null ? [] : [[id, open] as const])));
}

async function administrators(ctx: ReadContext): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.active, true), sql`'ADMIN' = any(${staff.roles})`))
    .orderBy(staff.name);
  return rows.map((row) => row.id);
}
