import { eq } from 'drizzle-orm';
import { type TicketRow, type VisitRow, visit } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import { type Action, demand, hasRole, requireIdentity } from '../access.js';
import type { Context } from '../context.js';
import { forbidden, notFound } from '../errors.js';
import type { ShelvedPolicy } from '../policy/policy-shelf.js';
import { lockTicketOf } from '../ticket/ticket.queries.js';

export interface VisitToChange {
  readonly row: VisitRow;
  readonly ticket: TicketRow;
  readonly policy: ShelvedPolicy;
}

export interface VisitIdInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly visitId: string;
  /** When it truly happened; now when left out. */
  readonly at?: Date | null | undefined;
}

/**
 * The gate of every change of a visit: its ticket seen and locked, the step allowed. A technician works on his own
 * visits only; supervisors record for others. Lock order: ticket, visit.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function visitToChange(ctx: Context, visitId: string, action: Action): Promise<VisitToChange> {
  requireIdentity(ctx.actor);
  const [found] = await ctx.tx.select({ ticketId: visit.ticketId }).from(visit).where(eq(visit.id, visitId));
  const ticket = await lockTicketOf(ctx, found?.ticketId, 'visit');
  demand(ctx.actor, action);
  const [row] = await ctx.tx.select().from(visit).where(eq(visit.id, visitId)).for('no key update');
  if (!row) throw notFound('visit');
  if (!isHisOwn(ctx, row)) throw forbidden('This visit is another technician’s.');
  return { row, ticket, policy: await ctx.policies.of(ctx.tx, ticket.policyId) };
}

const recordForOthers: readonly Role[] = ['SUPERVISOR', 'MANAGER', 'GENERAL_MANAGER', 'DEALER', 'ADMIN'];

function isHisOwn({ actor }: Context, row: VisitRow): boolean {
  if (actor.kind !== 'STAFF' || hasRole(actor, ...recordForOthers)) return true;
  return row.technicianId === actor.id;
}
