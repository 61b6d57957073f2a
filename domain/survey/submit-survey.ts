import { and, desc, eq, inArray } from 'drizzle-orm';
import { followUp, type SurveyAnswerRecord, survey, visit } from '../../schema/index.js';
import { surveyAspects } from '../../schema/vocabulary.js';
import { demand } from '../access.js';
import type { Context } from '../context.js';
import { disarm } from '../deadline.js';
import { badInput, invalidState } from '../errors.js';
import { record } from '../event.js';
import { optionalText } from '../input.js';
import { once } from '../once.js';
import { lockTicket } from '../ticket/ticket.queries.js';
import { touchTicket } from '../ticket/touch-ticket.js';

export interface SubmitSurveyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly ticketId: string;
  readonly answers: readonly SurveyAnswerRecord[];
  readonly comment?: string | null | undefined;
}

/**
 * What the customer thought of the service of a resolved ticket; told once.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when it is not resolved or told already
 */
export const submitSurvey = once('submitSurvey', async (ctx: Context, input: SubmitSurveyInput) => {
  const row = await lockTicket(ctx, input.ticketId);
  demand(ctx.actor, 'SURVEY');
  const answers = checkedAnswers(input.answers);
  const comment = optionalText('comment', input.comment, 2_000);
  if (row.state !== 'RESOLVED' && row.state !== 'CLOSED')
    throw invalidState('Only a resolved ticket is surveyed.');
  const [stored] = await ctx.tx
    .insert(survey)
    .values({
      id: ctx.newId(),
      ticketId: row.id,
      technicianId: await lastTechnician(ctx, row.id),
      answers,
      comment,
      answeredAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: survey.id });
  if (!stored) throw invalidState('This ticket was surveyed before.');
  await finishFollowUps(ctx, row.id);
  await record(ctx, row.id, {
    type: 'SURVEY_ANSWERED',
    summary: answers.map(({ aspect, level }) => `${aspect} ${level}`).join(', '),
  });
  await touchTicket(ctx, row.id, {});
  return { surveyId: stored.id };
});

function checkedAnswers(answers: readonly SurveyAnswerRecord[]): SurveyAnswerRecord[] {
  const aspects = new Set(answers.map(({ aspect }) => aspect));
  if (answers.length === 0 || aspects.size !== answers.length) {
    throw badInput('answers', `answers takes one to four of ${surveyAspects.join(', ')}, each at most once.`);
  }
  return answers.map(({ aspect, level }) => ({ aspect, level }));
}

async function lastTechnician(ctx: Context, ticketId: string): Promise<string | null> {
  const [last] = await ctx.tx
    .select({ technicianId: visit.technicianId })
    .from(visit)
    .where(and(eq(visit.ticketId, ticketId), eq(visit.state, 'COMPLETED')))
    .orderBy(desc(visit.completedAt))
    .limit(1);
  return last?.technicianId ?? null;
}

async function finishFollowUps(ctx: Context, ticketId: string): Promise<void> {
  const done = await ctx.tx
    .update(followUp)
    .set({ state: 'DONE', doneAt: ctx.now, outcome: 'answered' })
    .where(
      and(
        eq(followUp.ticketId, ticketId),
        eq(followUp.kind, 'SURVEY'),
        inArray(followUp.state, ['PLANNED', 'DUE']),
      ),
    )
    .returning({ id: followUp.id });
  await disarm(ctx, 'FOLLOW_UP', ...done.map(({ id }) => id));
}
