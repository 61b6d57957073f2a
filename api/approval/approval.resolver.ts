import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayApprove } from '../../domain/access.js';
import { countApprovals, listApprovals } from '../../domain/ticket/approval.queries.js';
import {
  type DecideApprovalInput as Decision,
  grantApproval,
  refuseApproval,
} from '../../domain/ticket/decide-approval.js';
import type { ApprovalRow } from '../../schema/index.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { optionalRowId, rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { Approval, ApprovalConnection, ApprovalPayload, DecideApprovalInput } from './approval.type.js';

const latestFirst = byInstant<ApprovalRow>((row) => row.requestedAt);

async function decide({ parts, actor, loaders }: ApiContext, useCase: typeof grantApproval, input: Decision) {
  const id = rowIdOf('Approval', 'approvalId', input.approvalId);
  const { approvalId } = await parts.desk.run(actor, useCase, { ...input, approvalId: id });
  return { approval: loaders.approval.load(approvalId) };
}

const throwing =
  'Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN below the role that is asked, INVALID_STATE when it was decided before, BAD_USER_INPUT.';

@Resolver(() => Approval)
export class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    description:
      'Approvals of tickets that the viewer may see, the latest first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  approvals(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('ticketId', () => ID, { nullable: true, description: 'Only those of this ticket.' })
    ticketId?: string | null,
    @Arg('open', () => Boolean, { nullable: true, description: 'Whether they are not decided yet.' })
    open?: boolean | null,
  ) {
    const filter = { ticketId: optionalRowId('Ticket', 'ticketId', ticketId), open };
    return listPage(ctx, latestFirst, spanOf(latestFirst, page), {
      rows: (read, span) => listApprovals(read, { filter, ...span }),
      count: (read) => countApprovals(read, filter),
    });
  }

  @Mutation(() => ApprovalPayload, { description: `Agrees; work goes on. ${throwing}` })
  grantApproval(@Ctx() ctx: ApiContext, @Arg('input', () => DecideApprovalInput) input: DecideApprovalInput) {
    return decide(ctx, grantApproval, input);
  }

  @Mutation(() => ApprovalPayload, { description: `Does not agree; work goes on without it. ${throwing}` })
  refuseApproval(
    @Ctx() ctx: ApiContext,
    @Arg('input', () => DecideApprovalInput) input: DecideApprovalInput,
  ) {
    return decide(ctx, refuseApproval, input);
  }

  @FieldResolver(() => Ticket, { description: 'For what it is asked.' })
  ticket(@Root() row: ApprovalRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownTicket.load(row.ticketId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who has decided.' })
  decidedBy(@Root() row: ApprovalRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.decidedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may decide it now.' })
  mayDecide(@Root() row: ApprovalRow, @Ctx() { actor }: ApiContext) {
    return row.state === 'REQUESTED' && mayApprove(actor, row.role);
  }
}
