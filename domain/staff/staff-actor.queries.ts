import { sql } from 'drizzle-orm';
import type { Role } from '../../schema/vocabulary.js';
import { overseesEverything, seesServicePoint } from '../access.js';
import type { StaffActor } from '../actor.js';
import type { ReadContext } from '../context.js';

export type StaffIdentity = { readonly staffId: string } | { readonly login: string };

interface Found extends Record<string, unknown> {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  service_point_id: string;
  at_headquarters: boolean;
  below: string[];
}

/**
 * An active member of staff with the service points that he sees, in one statement; null when there is none or he
 * has left. Asked anew for every request, so that a changed role acts at once.
 */
export async function findStaffActor(ctx: ReadContext, identity: StaffIdentity): Promise<StaffActor | null> {
  const who =
    'login' in identity ? sql`staff.login = ${identity.login}` : sql`staff.id = ${identity.staffId}`;
  const [row] = await ctx.tx.execute<Found>(sql`
    select staff.id, staff.login, staff.name, staff.roles, staff.service_point_id,
      own.kind = 'HEADQUARTERS' as at_headquarters,
      array(
        with recursive point as (
          select own.id
          union
          select below.id from service_point below join point on below.parent_id = point.id
        )
        select id from point
      ) as below
    from staff join service_point own on own.id = staff.service_point_id
    where staff.active and ${who}`);
  if (!row) return null;
  const { id, login, name, roles, service_point_id: servicePointId } = row;
  const actor: StaffActor = { kind: 'STAFF', id, login, name, roles, servicePointId, scope: [] };
  if (overseesEverything(actor)) return { ...actor, scope: 'ALL' };
  if (!seesServicePoint(actor)) return actor;
  return { ...actor, scope: row.at_headquarters ? 'ALL' : row.below };
}
