import { Field, ObjectType } from 'type-graphql';
import { Channel, ChargeKind, Payer, QuoteState } from '../enums.js';
import { Money } from '../money.type.js';
import { Node } from '../node/node.type.js';
import { DateTime, Decimal, LocalDate } from '../scalars.js';
import { Ticket } from '../ticket/ticket.type.js';

@ObjectType('QuoteLine', { simpleResolvers: true, description: 'One thing that costs something.' })
export class QuoteLine {
  @Field(() => ChargeKind, { description: 'What it is for.' })
  kind!: string;

  @Field(() => String, { description: 'In words, for the customer to read.' })
  description!: string;

  @Field(() => Decimal, { description: 'Pieces, hours, kilometres.' })
  quantity!: string;

  @Field(() => Money, { description: 'Of one.' })
  unitPrice!: Money;

  @Field(() => Money, { description: 'Quantity times unit price.' })
  amount!: Money;

  @Field(() => String, {
    nullable: true,
    description: "Id of the policy's rule that says the price; null where somebody named it.",
  })
  rule!: string | null;

  @Field(() => Payer, { description: "Who pays it, by the ticket's verdict when it was offered." })
  payer!: string;

  @Field(() => Money, { description: 'What the customer pays of it: nothing where somebody else does.' })
  charged!: Money;
}

@ObjectType('Quote', {
  implements: Node,
  simpleResolvers: true,
  description:
    'What paid work would cost the customer, and whether he agrees. Its lines are never changed: another price is another quote.',
})
export class Quote extends Node {
  @Field(() => QuoteState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => LocalDate, { description: 'The last day on which the customer may agree.' })
  validUntil!: string;

  @Field(() => String, { nullable: true, description: 'Told to the customer with it.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was offered.' })
  offeredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it stopped being open.' })
  endedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who gave the answer, where staff wrote it down; null where the customer gave it himself.',
  })
  answeredBy!: string | null;

  @Field(() => Channel, { nullable: true, description: 'By what way the answer came.' })
  answerChannel!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The customer's words with his answer, or why it was withdrawn.",
  })
  comment!: string | null;
}

@ObjectType('QuotePayload', {
  simpleResolvers: true,
  description: 'The quote and its ticket as they are now.',
})
export class QuotePayload {
  @Field(() => Quote, { description: 'The quote.' })
  quote!: Quote;

  @Field(() => Ticket, { description: 'Its ticket.' })
  ticket!: Ticket;
}
