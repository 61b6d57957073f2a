import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { Channel, ComplaintSubject, HoldReason, Severity, TicketKind, TicketState } from '../enums.js';
import { Message } from '../message/message.type.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('Hold', { simpleResolvers: true, description: 'Why work waits.' })
export class Hold {
  @Field(() => HoldReason, { description: 'What for.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: "Staff's words; not shown to customers." })
  note!: string | null;

  @Field(() => DateTime, { description: 'From when.' })
  since!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself; null until somebody resumes.',
  })
  until!: Date | null;
}

@ObjectType('Ticket', {
  implements: Node,
  simpleResolvers: true,
  description: 'One matter of one customer, from first word to closing.',
})
export class Ticket extends Node {
  @Field(() => String, {
    description: 'Short, unguessable enough to read over the phone, unique: e.g. T2611-7K3Q9.',
  })
  number!: string;

  @Field(() => TicketKind, { description: 'What it is about.' })
  kind!: string;

  @Field(() => TicketState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => Severity, { description: 'The graver of what a person and what the policy says.' })
  severity!: string;

  @Field(() => Channel, { description: 'How it came in.' })
  channel!: string;

  @Field(() => String, { description: "The customer's own words." })
  description!: string;

  @Field(() => ComplaintSubject, { nullable: true, description: 'What a complaint is about.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the component at fault.' })
  component!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The serial number as the customer told it, when no unit is registered under it.',
  })
  serialAsTold!: string | null;

  @Field(() => Boolean, { description: 'Made from an unfinished conversation; staff complete it.' })
  incomplete!: boolean;

  @Field(() => [String], {
    description:
      'Names of the inputs that were taken as said because they could not be made sense of, e.g. phone.',
  })
  unverified!: string[];

  @Field(() => Number, {
    nullable: true,
    description: 'Great-circle distance from the service point to the address, in kilometres.',
  })
  distanceKm!: number | null;

  @Field(() => String, { nullable: true, description: 'To which department the policy routes it.' })
  department!: string | null;

  @Field(() => DateTime, { description: 'When it was taken up.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a person first answered.' })
  repliedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was settled; null again once reopened.' })
  resolvedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the customer asked someone to be on site.' })
  appointmentAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When completion was promised to this customer.' })
  completionAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The earliest due time of its running clocks: what MOST_URGENT orders by.',
  })
  nextDueAt!: Date | null;

  @Field(() => Int, {
    description: 'Grows by one with each change; pass it as expectedVersion to refuse a lost update.',
  })
  version!: number;
}

export const TicketConnection = connectionOf('Ticket', () => Ticket);

@ObjectType('TicketEvent', {
  implements: Node,
  simpleResolvers: true,
  description:
    'type is a stable name such as TICKET_OPENED, CLOCK_STARTED, CLOCK_MET, CLOCK_MISSED, ESCALATED, VISIT_SCHEDULED.',
})
export class TicketEvent extends Node {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'A stable name that programs may rely on.' })
  type!: string;

  @Field(() => String, { description: 'Who did it: people by name, the rest by what they are.' })
  actor!: string;

  @Field(() => String, { description: 'One English sentence.' })
  summary!: string;
}

export const TicketEventConnection = connectionOf('TicketEvent', () => TicketEvent);

@ObjectType('TicketPayload', { simpleResolvers: true, description: 'The ticket as it is now.' })
export class TicketPayload {
  @Field(() => Ticket, { description: 'The ticket.' })
  ticket!: Ticket;
}

@ObjectType('ReplyPayload', {
  simpleResolvers: true,
  description: 'What was said, and the ticket as it is now.',
})
export class ReplyPayload {
  @Field(() => Ticket, { description: 'The ticket.' })
  ticket!: Ticket;

  @Field(() => Message, { description: 'The answer; its delivery goes on.' })
  message!: Message;
}
