import type { Context } from '../context.js';
import { invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import type { Policy } from '../policy/policy.js';
import { noteLimit } from './hold-ticket.js';
import { beginDepartment, endDepartment } from './keep-department-time.js';
import { nextState } from './ticket.js';
import { ticketToChange, touchTicket } from './touch-ticket.js';

export interface ChangeDepartmentInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly expectedVersion?: number | null | undefined;
  /** Null: back to the service point itself. */
  readonly department?: string | null | undefined;
  readonly note?: string | null | undefined;
}

const longestName = 60;

/**
 * Hands the ticket to another department: promises run on, and the time from now on is counted as that
 * department's. @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE, BAD_USER_INPUT
 */
export const changeDepartment = once(
  'changeDepartment',
  async (ctx: Context, input: ChangeDepartmentInput) => {
    const { row, policy } = await ticketToChange(ctx, input.ticketId, 'CHANGE', input.expectedVersion);
    const note = optionalText('note', input.note, noteLimit);
    nextState(row.state, 'WORK');
    const department = asWritten(policy, optionalText('department', input.department, longestName));
    if (department === row.department) throw invalidState(`${nameOf(department)} has it already.`);
    await endDepartment(ctx, policy, row);
    await beginDepartment(ctx, row.id, department);
    await record(ctx, row.id, {
      type: 'DEPARTMENT_CHANGED',
      summary: `Handed from ${nameOf(row.department)} to ${nameOf(department)}${note ? `: ${note}` : ''}.`,
      data: { from: row.department, to: department, note },
    });
    await touchTicket(ctx, row.id, { department });
    return { ticketId: row.id };
  },
);

/** As the policy writes it, so that one department is not counted as two. */
function asWritten({ routing }: Policy, told: string | null): string | null {
  const known = routing.find(({ department }) => department.toLowerCase() === told?.toLowerCase());
  return known?.department ?? told;
}

const nameOf = (department: string | null): string => department ?? 'the service point';
