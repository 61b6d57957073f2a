import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { submitSurvey } from '../../domain/survey/submit-survey.js';
import type { SurveyRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { SubmitSurveyInput } from './survey.input.js';
import { Survey, SurveyPayload } from './survey.type.js';

@Resolver(() => Survey)
export class SurveyResolver {
  @Mutation(() => SurveyPayload, {
    description:
      'Stores it. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE when the ticket is not resolved or was surveyed before.',
  })
  async submitSurvey(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => SubmitSurveyInput) input: SubmitSurveyInput,
  ) {
    const ticketId = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { surveyId } = await parts.desk.run(actor, submitSurvey, { ...input, ticketId });
    return { survey: loaders.survey.load(surveyId) };
  }

  @FieldResolver(() => Ticket, { description: 'The ticket that was served.' })
  ticket(@Root() row: SurveyRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownTicket.load(row.ticketId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who was there last.' })
  technician(@Root() row: SurveyRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.technicianId);
  }
}
