import { and, eq } from 'drizzle-orm';
import { approval, type TicketRow } from '../../schema/index.js';
import type { Context } from '../context.js';
import { invalidState } from '../errors.js';

const named = { EXCHANGE: 'An exchange', RETURN: 'Money back' } as const;

/** Where the verdict asks for somebody's consent, the ticket must have it. @throws INVALID_STATE */
export async function demandConsent(
  ctx: Context,
  { id, entitlement }: TicketRow,
  wanted: 'RETURN' | 'EXCHANGE',
): Promise<void> {
  const needed = entitlement?.approvals?.find(({ subject }) => subject === wanted);
  if (!needed) return;
  const [granted] = await ctx.tx
    .select({ id: approval.id })
    .from(approval)
    .where(and(eq(approval.ticketId, id), eq(approval.subject, wanted), eq(approval.state, 'GRANTED')));
  if (!granted)
    throw invalidState(
      `${named[wanted]} needs the consent of ${needed.role}; a ticket of kind ${wanted} asks for it.`,
    );
}
