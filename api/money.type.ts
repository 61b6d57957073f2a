import { Field, ObjectType } from 'type-graphql';
import { Decimal } from './scalars.js';

@ObjectType('Money', { simpleResolvers: true, description: 'An amount in one currency.' })
export class Money {
  @Field(() => Decimal, { description: 'In the main unit, e.g. "128.00".' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217, e.g. CNY.' })
  currency!: string;
}
