import { eq, sql } from 'drizzle-orm';
import { type TicketRow, ticket } from '../../schema/index.js';
import { type Action, demand } from '../access.js';
import type { Context } from '../context.js';
import { DomainError } from '../errors.js';
import { announce } from '../outbox.js';
import type { ShelvedPolicy } from '../policy/policy-shelf.js';
import { lockTicket } from './ticket.queries.js';

export interface TicketToChange {
  readonly row: TicketRow;
  /** The one the ticket was opened under. */
  readonly policy: ShelvedPolicy;
}

/**
 * The gate of every change: the ticket, seen, allowed, locked and unchanged since the caller read it.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT when the version is not the expected one
 */
export async function ticketToChange(
  ctx: Context,
  ticketId: string,
  action: Action,
  expectedVersion?: number | null,
): Promise<TicketToChange> {
  const row = await lockTicket(ctx, ticketId);
  demand(ctx.actor, action);
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== row.version) {
    throw new DomainError('CONFLICT', `The ticket is at version ${row.version} by now.`, {
      field: 'expectedVersion',
      version: row.version,
    });
  }
  return { row, policy: await ctx.policies.of(ctx.tx, row.policyId) };
}

type Changes = Partial<Omit<TicketRow, 'id' | 'number' | 'version' | 'search'>>;

/** Stores the change, counts the version up and tells whoever watches. */
export async function touchTicket(ctx: Context, ticketId: string, changes: Changes): Promise<void> {
  await ctx.tx
    .update(ticket)
    .set({ ...changes, version: sql`${ticket.version} + 1` })
    .where(eq(ticket.id, ticketId));
  await announce(ctx, { kind: 'ticket.changed', ticketId });
}
