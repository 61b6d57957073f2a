import { Arg, Args, Ctx, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { requireIdentity } from '../../domain/access.js';
import { notFound } from '../../domain/errors.js';
import { missingBeforeClosing } from '../../domain/ticket/demand-closing.js';
import {
  countTickets,
  listTickets,
  type TicketOrder as Order,
  type TicketView,
} from '../../domain/ticket/list-tickets.queries.js';
import { findTicket } from '../../domain/ticket/ticket.queries.js';
import { idsOf, seenOnes } from '../broadcast.js';
import { byPossibleInstant, spanOf } from '../connection.js';
import type { ApiContext } from '../context.js';
import { listPage } from '../list-page.js';
import { optionalRowId, rowIdOf } from '../node-id.js';
import { PageArgs } from '../page.args.js';
import { MissingNeed } from './record.type.js';
import { Ticket, TicketConnection } from './ticket.type.js';
import { readFilter, TicketFilter, TicketOrder } from './ticket-filter.input.js';

const byOpening = byPossibleInstant<TicketView>((row) => row.openedAt);
const byUrgency = byPossibleInstant<TicketView>((row) => row.nextDueAt);

@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, {
    nullable: true,
    description:
      'By its number in any case; null when there is none that the viewer may see. Throws UNAUTHENTICATED.',
  })
  ticket(@Ctx() { read }: ApiContext, @Arg('number', () => String) number: string) {
    return read(findTicket, number);
  }

  @Query(() => TicketConnection, {
    description: 'The tickets that the viewer may see. Throws UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  tickets(
    @Ctx() ctx: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => TicketOrder, {
      nullable: true,
      defaultValue: 'OPENED_AT_DESC',
      description: 'Which first.',
    })
    orderBy?: Order | null,
    @Arg('filter', () => TicketFilter, { nullable: true, description: 'Which of them; all when left out.' })
    filter?: TicketFilter | null,
  ) {
    const order = orderBy ?? 'OPENED_AT_DESC';
    const form = order === 'MOST_URGENT' ? byUrgency : byOpening;
    const wanted = readFilter(filter);
    return listPage(ctx, form, spanOf(form, page), {
      rows: (read, span) => listTickets(read, { filter: wanted, order, ...span }),
      count: (read) => countTickets(read, wanted),
    });
  }

  @Query(() => [MissingNeed], {
    description:
      'What the policy of a ticket still asks for before it is closed. Throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND.',
  })
  missingBeforeClosing(
    @Ctx() { read }: ApiContext,
    @Arg('ticketId', () => ID, { description: 'A ticket that the viewer may see.' }) ticketId: string,
  ) {
    return read(missingBeforeClosing, rowIdOf('Ticket', 'ticketId', ticketId));
  }

  @Subscription(() => Ticket, {
    description:
      'Tickets that the viewer may see, as they change; one ticket when an id is given. Throws UNAUTHENTICATED, BAD_USER_INPUT, NOT_FOUND.',
    subscribe: ({ context, args }: { context: ApiContext; args: { ticketId?: string | null } }) =>
      ticketChanges(context, args.ticketId),
  })
  ticketChanged(
    @Root() row: TicketView,
    @Arg('ticketId', () => ID, { nullable: true, description: 'Only this ticket.' }) _ticketId?:
      | string
      | null,
  ) {
    return row;
  }
}

async function ticketChanges(ctx: ApiContext, id: string | null | undefined) {
  requireIdentity(ctx.actor);
  const only = optionalRowId('Ticket', 'ticketId', id);
  if (only !== null && !(await ctx.loaders.ticket.load(only))) throw notFound('ticket');
  return seenOnes(idsOf(ctx.parts.broadcast, 'ticket.changed'), async (ticketId) => {
    if (only !== null && ticketId !== only) return null;
    await ctx.renew();
    return ctx.loaders.ticket.load(ticketId);
  });
}
