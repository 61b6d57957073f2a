import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { countFollowUps, listFollowUps } from '../../domain/follow-up/follow-up.queries.js';
import { recordFollowUp } from '../../domain/follow-up/record-follow-up.js';
import type { FollowUpRow } from '../../schema/index.js';
import type { FollowUpKind as Kind, FollowUpState as State } from '../../schema/vocabulary.js';
import { Asset } from '../asset/asset.type.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { FollowUpKind, FollowUpState } from '../enums.js';
import { listPage } from '../list-page.js';
import { rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { DateTime } from '../scalars.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { Visit } from '../visit/visit.type.js';
import { RecordFollowUpInput } from './follow-up.input.js';
import { FollowUp, FollowUpConnection, FollowUpPayload } from './follow-up.type.js';

const soonestFirst = byInstant<FollowUpRow>((row) => row.dueAt);

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @Query(() => FollowUpConnection, {
    description:
      'What is owed after the work, the soonest first. Throws UNAUTHENTICATED, FORBIDDEN for customers, BAD_USER_INPUT.',
  })
  followUps(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('state', () => [FollowUpState], { nullable: true, description: 'In one of these states.' })
    state?: State[] | null,
    @Arg('kind', () => [FollowUpKind], { nullable: true, description: 'Of one of these kinds.' }) kind?:
      | Kind[]
      | null,
    @Arg('dueBefore', () => DateTime, { nullable: true, description: 'Due before this instant.' })
    dueBefore?: Date | null,
  ) {
    const filter = { state, kind, dueBefore };
    return listPage(ctx, soonestFirst, spanOf(soonestFirst, page), {
      rows: async (read, { limit, after }) => listFollowUps(read, filter, limit, after),
      count: (read) => countFollowUps(read, filter),
    });
  }

  @Mutation(() => FollowUpPayload, {
    description:
      'Records what came of it. Throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, INVALID_STATE.',
  })
  async recordFollowUp(
    @Ctx() { parts, actor, loaders }: ApiContext,
    @Arg('input', () => RecordFollowUpInput) input: RecordFollowUpInput,
  ) {
    const id = rowIdOf('FollowUp', 'followUpId', input.followUpId);
    const { followUpId } = await parts.desk.run(actor, recordFollowUp, { ...input, followUpId: id });
    return { followUp: loaders.followUp.load(followUpId) };
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket that owes it, when the viewer may see it.',
  })
  ticket(@Root() row: FollowUpRow, @Ctx() { loaders }: ApiContext) {
    return row.ticketId ? loaders.ticket.load(row.ticketId) : null;
  }

  @FieldResolver(() => Asset, { nullable: true, description: 'The unit that it is about.' })
  asset(@Root() row: FollowUpRow, @Ctx() { loaders }: ApiContext) {
    return row.assetId ? loaders.asset.load(row.assetId) : null;
  }

  @FieldResolver(() => Customer, { description: 'To whom it is owed.' })
  customer(@Root() row: FollowUpRow, @Ctx() { loaders }: ApiContext) {
    return loaders.knownCustomer.load(row.customerId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who is to do it; null when the bot asks.' })
  assignee(@Root() row: FollowUpRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.assigneeId);
  }

  @FieldResolver(() => [String], {
    description: 'What its rule asks to be ticked before it is recorded as done.',
  })
  async checklist(@Root() row: FollowUpRow, @Ctx() { loaders }: ApiContext) {
    return (await loaders.checklistOfFollowUp.load(row.id))?.checklist ?? [];
  }

  @FieldResolver(() => Visit, { nullable: true, description: 'The visit that was scheduled for it.' })
  visit(@Root() row: FollowUpRow, @Ctx() { loaders }: ApiContext) {
    return row.visitId ? loaders.visit.load(row.visitId) : null;
  }
}
