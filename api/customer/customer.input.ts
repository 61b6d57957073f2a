import { Field, InputType } from 'type-graphql';
import type { CustomerTier as Tier } from '../../schema/vocabulary.js';
import { CustomerTier } from '../enums.js';

@InputType('CustomerInput', {
  description:
    "phone in any usual writing; stored as E.164. Without one the customer is reached on the ticket's channel only.",
})
export class CustomerInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'In any usual writing; a bare number is read as Chinese.',
  })
  phone?: string | null;

  @Field(() => CustomerTier, {
    nullable: true,
    defaultValue: 'STANDARD',
    description: 'KEY is taken from managers only; nobody is lowered by it.',
  })
  tier?: Tier | null;
}
