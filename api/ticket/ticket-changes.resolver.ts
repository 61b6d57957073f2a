import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UseCase } from '../../domain/desk.js';
import { assignTicket } from '../../domain/ticket/assign-ticket.js';
import { changeDepartment } from '../../domain/ticket/change-department.js';
import { changeTicket } from '../../domain/ticket/change-ticket.js';
import { cancelTicket, closeTicket, reopenTicket } from '../../domain/ticket/end-ticket.js';
import { fileRecord } from '../../domain/ticket/file-record.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { markTicket } from '../../domain/ticket/mark-ticket.js';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { recordRemoteHelp } from '../../domain/ticket/record-remote-help.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { requestDecision } from '../../domain/ticket/request-decision.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { FileRecordInput, RequestDecisionInput } from './record.type.js';
import {
  AssignTicketInput,
  ChangeDepartmentInput,
  ChangeTicketInput,
  HoldTicketInput,
  MarkTicketInput,
  OpenTicketInput,
  RemoteHelpInput,
  ReplyInput,
  TicketIdInput,
} from './ticket.input.js';
import { ReplyPayload, Ticket, TicketPayload } from './ticket.type.js';

type Changed = { readonly ticketId: string };

/** One change of one ticket. Who has made it is shown the outcome, even where it has left his sight. */
async function change<Input extends { readonly ticketId: string }>(
  { parts, actor, loaders }: ApiContext,
  useCase: UseCase<Input, Changed>,
  input: Input,
) {
  const ticketId = rowIdOf('Ticket', 'ticketId', input.ticketId);
  const changed = await parts.desk.run(actor, useCase, { ...input, ticketId });
  return { ticket: loaders.knownTicket.load(changed.ticketId) };
}

const throwing = (what: string, ...codes: string[]) => ({
  description: `${what} Throws ${['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', ...codes].join(', ')}.`,
});

@Resolver(() => Ticket)
export class TicketChangesResolver {
  @Mutation(() => TicketPayload, {
    description:
      'Takes up a matter: decides warranty, severity and department and starts its clocks. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  async openTicket(@Ctx() ctx: ApiContext, @Arg('input', () => OpenTicketInput) input: OpenTicketInput) {
    const { ticketId } = await ctx.parts.desk.run(ctx.actor, openTicket, input);
    return { ticket: ctx.loaders.knownTicket.load(ticketId) };
  }

  @Mutation(
    () => ReplyPayload,
    throwing(
      "A person's answer to the customer, delivered on the customer's channel; meets the REPLY clock.",
      'BAD_USER_INPUT',
      'INVALID_STATE',
    ),
  )
  async replyToTicket(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => ReplyInput) input: ReplyInput,
  ) {
    const id = rowIdOf('Ticket', 'ticketId', input.ticketId);
    const { ticketId, messageId } = await parts.desk.run(actor, replyToTicket, { ...input, ticketId: id });
    return { ticket: loaders.knownTicket.load(ticketId), message: loaders.message.load(messageId) };
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'Hands it to another department: from now on the time is counted as its own (Ticket.departmentTimes).',
      'BAD_USER_INPUT',
      'CONFLICT',
      'INVALID_STATE',
    ),
  )
  changeDepartment(
    @Ctx() ctx: ApiContext,
    @Arg('input', () => ChangeDepartmentInput) input: ChangeDepartmentInput,
  ) {
    return change(ctx, changeDepartment, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing('Makes one person responsible.', 'BAD_USER_INPUT', 'CONFLICT', 'INVALID_STATE'),
  )
  assignTicket(@Ctx() ctx: ApiContext, @Arg('input', () => AssignTicketInput) input: AssignTicketInput) {
    return change(ctx, assignTicket, { ...input, staffId: rowIdOf('Staff', 'staffId', input.staffId) });
  }

  @Mutation(
    () => TicketPayload,
    throwing('Corrects what is known of it.', 'BAD_USER_INPUT', 'CONFLICT', 'INVALID_STATE'),
  )
  changeTicket(@Ctx() ctx: ApiContext, @Arg('input', () => ChangeTicketInput) input: ChangeTicketInput) {
    return change(ctx, changeTicket, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'Marks it with what rules of its policy ask for: it may be graver for it, and running clocks are matched anew.',
      'BAD_USER_INPUT',
      'CONFLICT',
      'INVALID_STATE',
    ),
  )
  markTicket(@Ctx() ctx: ApiContext, @Arg('input', () => MarkTicketInput) input: MarkTicketInput) {
    return change(ctx, markTicket, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'Puts on file what the policy asks for before the ticket is settled or closed.',
      'BAD_USER_INPUT',
      'INVALID_STATE',
    ),
  )
  fileRecord(@Ctx() ctx: ApiContext, @Arg('input', () => FileRecordInput) input: FileRecordInput) {
    return change(ctx, fileRecord, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'Asks whoever the policy names to decide on a larger problem; answered by grantApproval or refuseApproval.',
      'BAD_USER_INPUT',
      'INVALID_STATE',
    ),
  )
  requestDecision(
    @Ctx() ctx: ApiContext,
    @Arg('input', () => RequestDecisionInput) input: RequestDecisionInput,
  ) {
    return change(ctx, requestDecision, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing('Work waits; the policy says which clocks stand still.', 'BAD_USER_INPUT', 'INVALID_STATE'),
  )
  holdTicket(@Ctx() ctx: ApiContext, @Arg('input', () => HoldTicketInput) input: HoldTicketInput) {
    return change(ctx, holdTicket, input);
  }

  @Mutation(() => TicketPayload, throwing('Work goes on.', 'CONFLICT', 'INVALID_STATE'))
  resumeTicket(@Ctx() ctx: ApiContext, @Arg('input', () => TicketIdInput) input: TicketIdInput) {
    return change(ctx, resumeTicket, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'The matter is settled: meets the RESOLVE clock and plans what is owed afterwards.',
      'CONFLICT',
      'INVALID_STATE',
    ),
  )
  resolveTicket(@Ctx() ctx: ApiContext, @Arg('input', () => TicketIdInput) input: TicketIdInput) {
    return change(ctx, resolveTicket, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing(
      'Help from afar was tried: an answer by a person. Solved, it resolves the ticket; failed, it starts the promises that wait for that.',
      'BAD_USER_INPUT',
      'CONFLICT',
      'INVALID_STATE',
    ),
  )
  recordRemoteHelp(@Ctx() ctx: ApiContext, @Arg('input', () => RemoteHelpInput) input: RemoteHelpInput) {
    return change(ctx, recordRemoteHelp, input);
  }

  @Mutation(
    () => TicketPayload,
    throwing('It was not settled after all: RESOLVE starts again from now.', 'CONFLICT', 'INVALID_STATE'),
  )
  reopenTicket(@Ctx() ctx: ApiContext, @Arg('input', () => TicketIdInput) input: TicketIdInput) {
    return change(ctx, reopenTicket, input);
  }

  @Mutation(() => TicketPayload, throwing('Nothing more is to be done.', 'CONFLICT', 'INVALID_STATE'))
  closeTicket(@Ctx() ctx: ApiContext, @Arg('input', () => TicketIdInput) input: TicketIdInput) {
    return change(ctx, closeTicket, input);
  }

  @Mutation(() => TicketPayload, throwing('The matter is dropped.', 'CONFLICT', 'INVALID_STATE'))
  cancelTicket(@Ctx() ctx: ApiContext, @Arg('input', () => TicketIdInput) input: TicketIdInput) {
    return change(ctx, cancelTicket, input);
  }
}
