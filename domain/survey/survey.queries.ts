import { and, inArray } from 'drizzle-orm';
import { type SurveyRow, survey } from '../../schema/index.js';
import type { ReadContext } from '../context.js';
import { ofVisibleTicket } from '../ticket/of-visible-ticket.js';

export const surveysByIds = (ctx: ReadContext, ids: readonly string[]): Promise<SurveyRow[]> =>
  ctx.tx
    .select()
    .from(survey)
    .where(and(inArray(survey.id, [...ids]), ofVisibleTicket(ctx, survey.ticketId)));
