import { Field, Int, ObjectType } from 'type-graphql';
import { ChargeKind, Payer, Remedy, SettlementPart } from '../enums.js';
import { Money } from '../money.type.js';
import { DateTime, Decimal } from '../scalars.js';

@ObjectType('PricedItem', { simpleResolvers: true, description: 'What one thing would cost.' })
export class PricedItem {
  @Field(() => String, { description: 'As the policy names it.' })
  item!: string;

  @Field(() => String, { description: 'Id of the rule that says the price.' })
  rule!: string;

  @Field(() => ChargeKind, { description: 'By which the verdict says who pays it.' })
  kind!: string;

  @Field(() => Decimal, { description: 'Pieces, days begun, hours.' })
  quantity!: string;

  @Field(() => Money, { description: 'Of one.' })
  unitPrice!: Money;

  @Field(() => Money, { description: 'Quantity times unit price.' })
  amount!: Money;

  @Field(() => Payer, { description: 'Who pays it.' })
  payer!: string;
}

@ObjectType('SettledPart', { simpleResolvers: true, description: 'One sum that is owed.' })
export class SettledPart {
  @Field(() => SettlementPart, { description: 'What for.' })
  part!: string;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;

  @Field(() => Payer, { description: 'Who pays it: CUSTOMER or COMPANY.' })
  payer!: string;
}

@ObjectType('Settlement', {
  simpleResolvers: true,
  description: 'What money goes where when a unit is taken back.',
})
export class Settlement {
  @Field(() => String, { description: "Id of the policy's rule." })
  rule!: string;

  @Field(() => Remedy, { description: 'RETURN or EXCHANGE.' })
  remedy!: string;

  @Field(() => [SettledPart], { description: 'What it is made of.' })
  parts!: SettledPart[];

  @Field(() => Int, { description: 'In how many payments.' })
  payments!: number;
}

@ObjectType('TicketSettlement', {
  simpleResolvers: true,
  description: 'What money went where when the unit of a ticket was taken back. It is never changed.',
})
export class TicketSettlement extends Settlement {
  @Field(() => Money, {
    nullable: true,
    description: 'What the customer pays in all; null when it is nothing.',
  })
  customerPays!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What he gets in all; null when it is nothing.' })
  customerGets!: Money | null;

  @Field(() => DateTime, { description: 'When it was settled.' })
  settledAt!: Date;
}

@ObjectType('ChargesPreview', { simpleResolvers: true, description: 'What a case would cost, and whom.' })
export class ChargesPreview {
  @Field(() => [PricedItem], { description: 'In the order in which they were asked for.' })
  items!: PricedItem[];

  @Field(() => Settlement, {
    nullable: true,
    description:
      'Null where nothing was to be settled, or the policy does not give that remedy in this case.',
  })
  settlement!: Settlement | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What the customer pays in all; null when it is nothing.',
  })
  customerPays!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What he gets in all; null when it is nothing.' })
  customerGets!: Money | null;
}
