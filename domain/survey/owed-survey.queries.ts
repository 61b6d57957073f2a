import { and, eq, inArray, isNull } from 'drizzle-orm';
import { followUp, survey, ticket } from '../../schema/index.js';
import type { ReadContext } from '../context.js';

/** The ticket to be asked about in this chat; null when it was answered meanwhile, or is no longer settled. */
export async function owedSurvey(
  ctx: ReadContext,
  input: { readonly followUpId: string; readonly conversationId: string },
): Promise<{ ticketId: string; number: string } | null> {
  const [row] = await ctx.tx
    .select({ ticketId: ticket.id, number: ticket.number })
    .from(followUp)
    .innerJoin(ticket, eq(ticket.id, followUp.ticketId))
    .leftJoin(survey, eq(survey.ticketId, ticket.id))
    .where(
      and(
        eq(followUp.id, input.followUpId),
        inArray(followUp.state, ['PLANNED', 'DUE']),
        eq(ticket.conversationId, input.conversationId),
        inArray(ticket.state, ['RESOLVED', 'CLOSED']),
        isNull(survey.id),
      ),
    );
  return row ?? null;
}
