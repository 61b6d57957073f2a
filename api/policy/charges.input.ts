import { Field, ID, InputType, Int } from 'type-graphql';
import type { Remedy as RemedyName } from '../../schema/vocabulary.js';
import { Remedy } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';
import { Decimal } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });

@InputType('PricedItemInput', { description: "Something that the policy's `prices` name." })
export class PricedItemInput {
  @Field(() => String, { description: 'As the policy names it.' })
  item!: string;

  @Field(() => Decimal, optional('How many; 1 when left out. Of work `lasting` tells it.'))
  quantity?: string | null;

  @Field(() => Decimal, optional('What it is worth or has cost, where the price is a share of that.'))
  value?: string | null;

  @Field(() => String, optional('How long the work takes, such as PT10H or P2DT3H.'))
  lasting?: string | null;
}

@InputType('SettlementInput', { description: 'A unit that is taken back, for money or for another one.' })
export class SettlementInput {
  @Field(() => Remedy, { description: 'RETURN or EXCHANGE.' })
  remedy!: RemedyName;

  @Field(() => Decimal, { description: 'What the customer paid for it.' })
  pricePaid!: string;

  @Field(() => Decimal, optional('What the other unit costs; for EXCHANGE, where the difference is settled.'))
  newPrice?: string | null;

  @Field(() => Decimal, optional('What it costs to replace the accessories that are missing.'))
  accessoriesCost?: string | null;
}

@InputType('RecordSettlementInput', { description: 'The unit of a ticket is taken back.' })
export class RecordSettlementInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see and that is not over.' })
  ticketId!: string;

  @Field(() => SettlementInput, { description: 'What for, and what it cost.' })
  settle!: SettlementInput;

  @Field(() => Int, optional('Refuses a lost update.'))
  expectedVersion?: number | null;
}
