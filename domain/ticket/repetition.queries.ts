import { and, count, eq } from 'drizzle-orm';
import { type TicketRow, ticket, ticketEvent } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import type { Policy } from '../policy/policy.js';
import { asksFor } from '../policy/when.js';

/** Null for what no rule of the policy asks for. */
interface Earlier {
  readonly complainedAt: readonly Date[] | null;
  readonly failedAt: readonly Date[] | null;
}

interface Repetitions extends Earlier {
  readonly reopenings: number | null;
}

/** What the policy's rules may count about a stored ticket, itself included. */
export async function repetitionsOf(ctx: ReadContext, policy: Policy, row: TicketRow): Promise<Repetitions> {
  return {
    ...(await earlierOf(ctx, policy, row)),
    reopenings: asksFor(policy, 'reopenings') ? await countReopenings(ctx, row.id) : null,
  };
}

/** The same of a matter that is not stored yet, and so not included. */
export async function earlierOf(
  ctx: ReadContext,
  policy: Policy,
  { kind, customerId, assetId, component }: Pick<TicketRow, 'kind' | 'customerId' | 'assetId' | 'component'>,
): Promise<Earlier> {
  const counted = (test: 'complaintsByCustomer' | 'sameFaultOnUnit') => asksFor(policy, test);
  return {
    complainedAt:
      kind === 'COMPLAINT' && counted('complaintsByCustomer') ? await complaintTimes(ctx, customerId) : null,
    failedAt:
      kind === 'FAULT' && assetId !== null && counted('sameFaultOnUnit')
        ? await faultTimes(ctx, assetId, component)
        : null,
  };
}

async function complaintTimes(ctx: ReadContext, customerId: string): Promise<Date[]> {
  const rows = await ctx.tx
    .select({ at: ticket.openedAt })
    .from(ticket)
    .where(and(eq(ticket.customerId, customerId), eq(ticket.kind, 'COMPLAINT')));
  return rows.map(({ at }) => at);
}

/** Of the component; where none is named, of any: who says only that it fails again means the same fault. */
async function faultTimes(ctx: ReadContext, assetId: string, component: string | null): Promise<Date[]> {
  const rows = await ctx.tx
    .select({ at: ticket.openedAt })
    .from(ticket)
    .where(
      and(
        eq(ticket.assetId, assetId),
        eq(ticket.kind, 'FAULT'),
        component === null ? undefined : eq(ticket.component, component),
      ),
    );
  return rows.map(({ at }) => at);
}

async function countReopenings(ctx: ReadContext, ticketId: string): Promise<number> {
  const [found] = await ctx.tx
    .select({ times: count() })
    .from(ticketEvent)
    .where(and(eq(ticketEvent.ticketId, ticketId), eq(ticketEvent.type, 'TICKET_REOPENED')));
  return found?.times ?? 0;
}
