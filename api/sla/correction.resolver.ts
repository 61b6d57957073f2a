import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { correctClock } from '../../domain/ticket/correct-clock.js';
import { correctHold } from '../../domain/ticket/correct-hold.js';
import { correctArrival } from '../../domain/visit/correct-arrival.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { TicketPayload } from '../ticket/ticket.type.js';
import { VisitPayload } from '../visit/visit.type.js';
import { CorrectArrivalInput, CorrectClockInput, CorrectHoldInput } from './correction.input.js';

const follows =
  'Due times, what was missed or kept, and the alarms ahead follow, each with a CLOCK_CORRECTED event; what was told stays told, marked by overtakenAt where nothing was due, and what is overdue by the truth is told at once. For SUPERVISOR and above.';
const refusals = 'Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT';

@Resolver()
export class CorrectionResolver {
  @Mutation(() => TicketPayload, {
    description: `A hold began or ended at another time than recorded, or there was none. ${follows} ${refusals}, CONFLICT.`,
  })
  async correctHold(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => CorrectHoldInput) input: CorrectHoldInput,
  ) {
    const id = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { ticketId } = await parts.desk.run(actor, correctHold, { ...input, ticketId: id });
    return { ticket: loaders.knownTicket.load(ticketId) };
  }

  @Mutation(() => TicketPayload, {
    description: `A promise was kept at another time than recorded, or was not kept. The arrival of a visit is corrected by correctArrival; RESOLVE is kept by resolving only. ${follows} ${refusals}, CONFLICT, INVALID_STATE.`,
  })
  async correctClock(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => CorrectClockInput) input: CorrectClockInput,
  ) {
    const clockId = rowIdOf('SlaClock', 'clockId', input.clockId);
    const { ticketId } = await parts.desk.run(actor, correctClock, { ...input, clockId });
    return { ticket: loaders.knownTicket.load(ticketId) };
  }

  @Mutation(() => VisitPayload, {
    description: `Somebody was on site at another time than recorded; promises that count from it begin then. ${follows} ${refusals}, INVALID_STATE.`,
  })
  async correctArrival(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => CorrectArrivalInput) input: CorrectArrivalInput,
  ) {
    const id = rowIdOf('Visit', 'visitId', input.visitId);
    const { visitId } = await parts.desk.run(actor, correctArrival, { ...input, visitId: id });
    return { visit: loaders.visit.load(visitId) };
  }
}
