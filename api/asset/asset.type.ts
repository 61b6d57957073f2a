import { Field, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';
import { LocalDate } from '../scalars.js';
import { Ticket } from '../ticket/ticket.type.js';

const day = (description: string) => ({ nullable: true, description });

@ObjectType('Asset', { implements: Node, simpleResolvers: true, description: 'One sold unit of a product.' })
export class Asset extends Node {
  @Field(() => String, { description: 'Unique, upper case.' })
  serialNumber!: string;

  @Field(() => String, { nullable: true, description: 'The production batch.' })
  batch!: string | null;

  @Field(() => LocalDate, day('The day on which it was made.'))
  manufacturedOn!: string | null;

  @Field(() => LocalDate, day('The day on which the dealer received it.'))
  receivedByDealerOn!: string | null;

  @Field(() => LocalDate, day('The day on which it was sold to its owner.'))
  soldOn!: string | null;

  @Field(() => LocalDate, day('The day on which it was installed.'))
  installedOn!: string | null;

  @Field(() => LocalDate, day('The day on which its owner accepted it.'))
  acceptedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of its warranty card; null when there is none.',
  })
  warrantyCard!: string | null;

  @Field(() => LocalDate, day('The day on which its owner got it for a faulty one.'))
  exchangedOn!: string | null;
}

@ObjectType('ServiceContract', {
  implements: Node,
  simpleResolvers: true,
  description: 'Paid maintenance of one unit.',
})
export class ServiceContract extends Node {
  @Field(() => String, { description: 'Unique.' })
  number!: string;

  @Field(() => LocalDate, { description: 'The first day.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'The last day, included.' })
  endsOn!: string;
}

@ObjectType('ExchangePayload', {
  simpleResolvers: true,
  description: 'The unit that the customer has got, and the ticket.',
})
export class ExchangePayload {
  @Field(() => Asset, { description: 'The other unit.' })
  asset!: Asset;

  @Field(() => Ticket, { description: 'The ticket by which it was exchanged.' })
  ticket!: Ticket;
}

@ObjectType('AssetPayload', { simpleResolvers: true, description: 'The unit as registered.' })
export class AssetPayload {
  @Field(() => Asset, { description: 'The unit.' })
  asset!: Asset;
}
