import { and, desc, eq, gt, notInArray, or } from 'drizzle-orm';
import { ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { isOfProvenPhone } from './proven-phone.js';

const longAgoMilliseconds = 180 * 24 * 3_600_000;
/** Nobody picks from more. */
const mostOffered = 6;
/** They are no work that somebody could have done badly. */
const words = ['COMPLAINT', 'SUGGESTION', 'INQUIRY'] as const;

export interface ComplainedOf {
  readonly conversationId: string;
  /** The number of the ticket that was last shown in this chat, which was proven there. */
  readonly shown: string | null;
}

/** Numbers of the tickets that a complaint in this chat may be about, open or over, newest first. */
export async function ticketsComplainedOf(
  ctx: ReadContext,
  { conversationId, shown }: ComplainedOf,
): Promise<string[]> {
  const rows = await ctx.tx
    .select({ number: ticket.number })
    .from(ticket)
    .where(
      and(
        or(
          eq(ticket.conversationId, conversationId),
          isOfProvenPhone(ctx, conversationId),
          shown === null ? undefined : eq(ticket.number, shown),
        ),
        notInArray(ticket.kind, [...words]),
        gt(ticket.openedAt, new Date(ctx.now.getTime() - longAgoMilliseconds)),
      ),
    )
    .orderBy(desc(ticket.openedAt), desc(ticket.id))
    .limit(mostOffered);
  return rows.map(({ number }) => number);
}
