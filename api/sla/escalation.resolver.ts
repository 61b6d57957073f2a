import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { acknowledgeEscalation } from '../../domain/ticket/acknowledge-escalation.js';
import { escalateTicket } from '../../domain/ticket/escalate-ticket.js';
import { countEscalations, listEscalations } from '../../domain/ticket/escalation.queries.js';
import type { EscalationRow } from '../../schema/index.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { optionalRowId, rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { AcknowledgeEscalationInput, EscalateTicketInput } from './sla.input.js';
import { Escalation, EscalationConnection, EscalationPayload, SlaClock } from './sla.type.js';

const latestFirst = byInstant<EscalationRow>((row) => row.firedAt);

@Resolver(() => Escalation)
export class EscalationResolver {
  @Query(() => EscalationConnection, {
    description:
      'Escalations of tickets that the viewer may see, the latest first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  escalations(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('ticketId', () => ID, { nullable: true, description: 'Only those of this ticket.' }) ticketId?:
      | string
      | null,
    @Arg('open', () => Boolean, { nullable: true, description: 'Whether they are not acknowledged yet.' })
    open?: boolean | null,
  ) {
    const filter = { ticketId: optionalRowId('Ticket', 'ticketId', ticketId), open };
    return listPage(ctx, latestFirst, spanOf(latestFirst, page), {
      rows: (read, span) => listEscalations(read, { filter, ...span }),
      count: (read) => countEscalations(read, filter),
    });
  }

  @Mutation(() => EscalationPayload, {
    description:
      'Tells the nearest holder of a role. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT.',
  })
  async escalateTicket(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => EscalateTicketInput) input: EscalateTicketInput,
  ) {
    const ticketId = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { escalationId } = await parts.desk.run(actor, escalateTicket, { ...input, ticketId });
    return { escalation: loaders.escalation.load(escalationId) };
  }

  @Mutation(() => EscalationPayload, {
    description:
      'Says that it is taken up; a supervisor may say it for others. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_STATE when it was before.',
  })
  async acknowledgeEscalation(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => AcknowledgeEscalationInput) input: AcknowledgeEscalationInput,
  ) {
    const id = rowIdOf('Escalation', 'escalationId', input.escalationId);
    const { escalationId } = await parts.desk.run(actor, acknowledgeEscalation, {
      ...input,
      escalationId: id,
    });
    return { escalation: loaders.escalation.load(escalationId) };
  }

  @FieldResolver(() => Ticket, { description: 'What it is about.' })
  ticket(@Root() row: EscalationRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownTicket.load(row.ticketId);
  }

  @FieldResolver(() => SlaClock, {
    nullable: true,
    description: 'The promise; null when passed up by hand or by rule.',
  })
  clock(@Root() row: EscalationRow, @Ctx() { loaders }: ApiContext) {
    return row.clockId ? loaders.clock.load(row.clockId) : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Whom it has reached.' })
  recipient(@Root() row: EscalationRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.recipientId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who has taken it up.' })
  acknowledgedBy(@Root() row: EscalationRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.acknowledgedById);
  }
}
