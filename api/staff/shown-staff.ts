import type { StaffRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';

/** The person of an id as this viewer may know him: customers learn the name and no more (roles.md). */
export async function shownStaff(
  { actor, loaders }: ApiContext,
  staffId: string | null,
): Promise<StaffRow | null> {
  const row = staffId === null ? null : await loaders.staff.load(staffId);
  if (row === null || actor.kind === 'STAFF') return row;
  return { ...row, login: '', badge: null, roles: [], certificates: [], active: true };
}
