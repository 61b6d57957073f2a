import { Field, ObjectType } from 'type-graphql';
import { Coverage, Payer, Remedy } from '../enums.js';
import { LocalDate } from '../scalars.js';

@ObjectType('Entitlement', { simpleResolvers: true, description: 'What a customer is entitled to, and why.' })
export class Entitlement {
  @Field(() => Coverage, { description: 'By what the repair is covered.' })
  coverage!: string;

  @Field(() => [Remedy], { description: 'What he may ask for, the strongest first.' })
  remedies!: string[];

  @Field(() => [String], {
    description: 'Ids of the policy terms that the verdict rests on, the deciding one first.',
  })
  terms!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'The last day of the deciding term.' })
  endsOn!: string | null;

  @Field(() => Payer, { description: 'Who pays the parts.' })
  parts!: string;

  @Field(() => Payer, { description: 'Who pays the work.' })
  labour!: string;

  @Field(() => Payer, { description: 'Who pays the trip.' })
  travel!: string;

  @Field(() => Payer, { description: 'Who pays the freight.' })
  freight!: string;

  @Field(() => [String], {
    description:
      'Machine-readable reasons, e.g. TERM_IN_FORCE, TERM_EXPIRED, CONSUMABLE, EXCLUDED_CAUSE, NO_PROOF_OF_PURCHASE.',
  })
  reasons!: string[];
}
