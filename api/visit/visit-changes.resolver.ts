import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UseCase } from '../../domain/desk.js';
import { fileServiceReport } from '../../domain/visit/file-report.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { signServiceReport } from '../../domain/visit/sign-report.js';
import { startTravel } from '../../domain/visit/start-travel.js';
import type { ApiContext } from '../context.js';
import { optionalRowId, rowIdOf } from '../node-id.js';
import { ScheduleVisitInput, ServiceReportInput, SignReportInput, VisitIdInput } from './visit.input.js';
import { Visit, VisitPayload } from './visit.type.js';

async function change<Input extends { readonly visitId: string }>(
  { parts, actor, loaders }: ApiContext,
  useCase: UseCase<Input, { readonly visitId: string }>,
  input: Input,
) {
  const visitId = rowIdOf('Visit', 'visitId', input.visitId);
  const changed = await parts.desk.run(actor, useCase, { ...input, visitId });
  return { visit: loaders.visit.load(changed.visitId) };
}

const throwing = (what: string) => ({
  description: `${what} Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE.`,
});

@Resolver(() => Visit)
export class VisitChangesResolver {
  @Mutation(() => VisitPayload, throwing('Plans a trip; with a technician it meets the DISPATCH clock.'))
  async scheduleVisit(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => ScheduleVisitInput) input: ScheduleVisitInput,
  ) {
    const { visitId } = await parts.desk.run(actor, scheduleVisit, {
      ...input,
      ticketId: rowIdOf('Ticket', 'ticketId', input.ticketId),
      technicianId: optionalRowId('Staff', 'technicianId', input.technicianId),
      followUpId: optionalRowId('FollowUp', 'followUpId', input.followUpId),
    });
    return { visit: loaders.visit.load(visitId) };
  }

  @Mutation(() => VisitPayload, throwing('The technician is on his way.'))
  startTravel(@Ctx() ctx: ApiContext, @Arg('input', () => VisitIdInput) input: VisitIdInput) {
    return change(ctx, startTravel, input);
  }

  @Mutation(() => VisitPayload, throwing('Meets the ARRIVE clock.'))
  recordArrival(@Ctx() ctx: ApiContext, @Arg('input', () => VisitIdInput) input: VisitIdInput) {
    return change(ctx, recordArrival, input);
  }

  @Mutation(() => VisitPayload, throwing('What was found and done.'))
  fileServiceReport(
    @Ctx() ctx: ApiContext,
    @Arg('input', () => ServiceReportInput) input: ServiceReportInput,
  ) {
    return change(ctx, fileServiceReport, input);
  }

  @Mutation(
    () => VisitPayload,
    throwing('The customer signs: the visit is complete, and a report that says so resolves the ticket.'),
  )
  signServiceReport(@Ctx() ctx: ApiContext, @Arg('input', () => SignReportInput) input: SignReportInput) {
    return change(ctx, signServiceReport, input);
  }
}
