import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { optionalText } from '../../domain/input.js';
import type { TicketFilter as Filter } from '../../domain/ticket/list-tickets.queries.js';
import { ticketOrders } from '../../domain/ticket/list-tickets.queries.js';
import type {
  TicketKind as Kind,
  Severity as SeverityName,
  TicketState as State,
} from '../../schema/vocabulary.js';
import { Severity, TicketKind, TicketState } from '../enums.js';
import { optionalRowId } from '../node-id.js';
import { DateTime } from '../scalars.js';

export const TicketOrder = Object.fromEntries(ticketOrders.map((order) => [order, order]));
registerEnumType(TicketOrder, {
  name: 'TicketOrder',
  description: 'MOST_URGENT: the nearest due time first, tickets without a running clock last.',
});

const only = (description: string) => ({ nullable: true, description });

@InputType('TicketFilter', { description: 'Everything given must hold; a list means any of it.' })
export class TicketFilter {
  @Field(() => [TicketState], only('In one of these states.'))
  state?: State[] | null;

  @Field(() => [TicketKind], only('Of one of these kinds.'))
  kind?: Kind[] | null;

  @Field(() => [Severity], only('Of one of these severities.'))
  severity?: SeverityName[] | null;

  @Field(() => ID, only('Assigned to this member of staff.'))
  assigneeId?: string | null;

  @Field(() => Boolean, only('Whether nobody is assigned.'))
  unassigned?: boolean | null;

  @Field(() => ID, only('Of this very service point.'))
  servicePointId?: string | null;

  @Field(() => ID, only('Of this customer.'))
  customerId?: string | null;

  @Field(() => ID, only('About this unit.'))
  assetId?: string | null;

  @Field(
    () => Boolean,
    only('A running clock is past due, or a clock was missed and its target is still not met.'),
  )
  overdue?: boolean | null;

  @Field(() => DateTime, only('Something promised and not yet done is due before this instant.'))
  dueBefore?: Date | null;

  @Field(() => DateTime, only('Opened at this instant or later.'))
  openedFrom?: Date | null;

  @Field(() => DateTime, only('Opened before this instant.'))
  openedTo?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in the number, description, customer name, phone or serial number; Chinese and English; up to 200 characters.',
  })
  search?: string | null;
}

const searchLimit = 200;

/** @throws BAD_USER_INPUT naming the id that is none, or words to search for that are too many */
export function readFilter(filter: TicketFilter | null | undefined): Filter {
  if (!filter) return {};
  return {
    ...filter,
    search: optionalText('filter.search', filter.search, searchLimit),
    assigneeId: optionalRowId('Staff', 'filter.assigneeId', filter.assigneeId),
    servicePointId: optionalRowId('ServicePoint', 'filter.servicePointId', filter.servicePointId),
    customerId: optionalRowId('Customer', 'filter.customerId', filter.customerId),
    assetId: optionalRowId('Asset', 'filter.assetId', filter.assetId),
  };
}
