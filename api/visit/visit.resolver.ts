import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { countVisits, listVisits } from '../../domain/visit/visit.queries.js';
import type { VisitRow } from '../../schema/index.js';
import type { VisitState as State } from '../../schema/vocabulary.js';
import { Asset } from '../asset/asset.type.js';
import { byInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { VisitState } from '../enums.js';
import { listPage } from '../list-page.js';
import { optionalRowId } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { DateTime } from '../scalars.js';
import { shownStaff } from '../staff/shown-staff.js';
import { Staff } from '../staff/staff.type.js';
import { Ticket } from '../ticket/ticket.type.js';
import { ServiceReport, Visit, VisitConnection } from './visit.type.js';

const soonestFirst = byInstant<VisitRow>((row) => row.plannedStart);

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => VisitConnection, {
    description: 'Visits that the viewer may see by planned start. Throws UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  visits(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('technicianId', () => ID, { nullable: true, description: 'Only those of this technician.' })
    technicianId?: string | null,
    @Arg('from', () => DateTime, { nullable: true, description: 'Planned to start then or later.' })
    from?: Date | null,
    @Arg('to', () => DateTime, { nullable: true, description: 'Planned to start before.' }) to?: Date | null,
    @Arg('state', () => [VisitState], { nullable: true, description: 'In one of these states.' }) state?:
      | State[]
      | null,
  ) {
    const filter = { technicianId: optionalRowId('Staff', 'technicianId', technicianId), from, to, state };
    return listPage(ctx, soonestFirst, spanOf(soonestFirst, page), {
      rows: (read, span) => listVisits(read, { filter, ...span }),
      count: (read) => countVisits(read, filter),
    });
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket that it serves, when the viewer may see it.',
  })
  ticket(@Root() row: VisitRow, @Ctx() { loaders }: ApiContext) {
    return loaders.ticket.load(row.ticketId);
  }

  @FieldResolver(() => Asset, { nullable: true, description: 'The unit that it is about.' })
  asset(@Root() row: VisitRow, @Ctx() { loaders }: ApiContext) {
    return row.assetId ? loaders.asset.load(row.assetId) : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who goes; null while nobody is named.' })
  technician(@Root() row: VisitRow, @Ctx() ctx: ApiContext) {
    return shownStaff(ctx, row.technicianId);
  }

  @FieldResolver(() => ServiceReport, { nullable: true, description: 'What was found and done, once filed.' })
  report(@Root() row: VisitRow, @Ctx() { loaders }: ApiContext) {
    return loaders.reportOfVisit.load(row.id);
  }
}
