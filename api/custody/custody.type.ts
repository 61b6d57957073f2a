import { Field, ObjectType } from 'type-graphql';
import { Channel, CustodyState, LoanerState } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';
import { Ticket } from '../ticket/ticket.type.js';

@ObjectType('Custody', {
  implements: Node,
  simpleResolvers: true,
  description: "A customer's unit in our hands, with the receipt that he was given for it.",
})
export class Custody extends Node {
  @Field(() => String, { description: 'Of the receipt, e.g. C2611-7K3Q9.' })
  number!: string;

  @Field(() => CustodyState, { description: 'HELD until it is given back; then the receipt is void.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Of the unit; null when it bears none.' })
  serialNumber!: string | null;

  @Field(() => [String], { description: 'What came with it.' })
  accessories!: string[];

  @Field(() => String, { description: 'How it looked when it was taken in.' })
  condition!: string;

  @Field(() => String, { description: 'Who handed it over and signed the receipt.' })
  signedBy!: string;

  @Field(() => DateTime, { description: 'When it was taken in.' })
  takenInAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was given back.' })
  returnedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who received it back and signed.' })
  receivedBy!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the receipt came back with it; null until then.',
  })
  receiptReturned!: boolean | null;
}

@ObjectType('Loaner', {
  implements: Node,
  simpleResolvers: true,
  description: 'A unit of ours that is lent to the customer while his own is repaired.',
})
export class Loaner extends Node {
  @Field(() => String, { description: 'Of the loaner; with one customer at a time.' })
  serialNumber!: string;

  @Field(() => String, { description: 'What it is.' })
  description!: string;

  @Field(() => LoanerState, { description: 'OUT until it is taken back.' })
  state!: string;

  @Field(() => [String], { description: 'What went with it.' })
  accessories!: string[];

  @Field(() => String, { description: 'Who received it and signed.' })
  signedBy!: string;

  @Field(() => DateTime, { description: 'When it was handed out.' })
  handedOutAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  takenBackAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'How it looked when it came back.' })
  conditionBack!: string | null;
}

@ObjectType('SupplierContact', {
  implements: Node,
  simpleResolvers: true,
  description: 'What was said or written to the maker of a part.',
})
export class SupplierContact extends Node {
  @Field(() => String, { description: 'Whom.' })
  supplier!: string;

  @Field(() => Channel, { description: 'By which way.' })
  channel!: string;

  @Field(() => Boolean, { description: 'A letter, fax or message rather than a call.' })
  inWriting!: boolean;

  @Field(() => String, { description: 'What about.' })
  summary!: string;

  @Field(() => DateTime, { description: 'When it was.' })
  at!: Date;

  @Field(() => DateTime, { description: 'When it was written down.' })
  recordedAt!: Date;
}

@ObjectType('CustodyPayload', {
  simpleResolvers: true,
  description: 'The receipt and its ticket as they are now.',
})
export class CustodyPayload {
  @Field(() => Custody, { description: 'The receipt.' })
  custody!: Custody;

  @Field(() => Ticket, { description: 'Its ticket.' })
  ticket!: Ticket;
}

@ObjectType('LoanerPayload', {
  simpleResolvers: true,
  description: 'The loaner and its ticket as they are now.',
})
export class LoanerPayload {
  @Field(() => Loaner, { description: 'The loaner.' })
  loaner!: Loaner;

  @Field(() => Ticket, { description: 'Its ticket.' })
  ticket!: Ticket;
}

@ObjectType('SupplierContactPayload', {
  simpleResolvers: true,
  description: 'The contact and its ticket as they are now.',
})
export class SupplierContactPayload {
  @Field(() => SupplierContact, { description: 'The contact.' })
  supplierContact!: SupplierContact;

  @Field(() => Ticket, { description: 'Its ticket.' })
  ticket!: Ticket;
}
