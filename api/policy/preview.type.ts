import { Field, Int, ObjectType } from 'type-graphql';
import { Role, SlaTarget } from '../enums.js';
import { Money } from '../money.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('EscalationPreview', { simpleResolvers: true, description: 'Who would be told, and when.' })
export class EscalationPreview {
  @Field(() => Int, { description: '1 for the first step of the rule, 2 for the next.' })
  level!: number;

  @Field(() => Role, { description: 'The role that is meant.' })
  to!: string;

  @Field(() => DateTime, { description: 'When, if nothing is done until then.' })
  dueAt!: Date;

  @Field(() => Boolean, {
    description: 'It comes again and again as long as it is owed; this is its first time.',
  })
  again!: boolean;
}

@ObjectType('SlaPreview', { simpleResolvers: true, description: 'One promise that a policy would make.' })
export class SlaPreview {
  @Field(() => SlaTarget, { description: 'What would be promised.' })
  target!: string;

  @Field(() => String, { description: 'Id of the policy rule that promises it.' })
  rule!: string;

  @Field(() => String, { description: "Id of the policy's calendar that its time is counted on." })
  calendar!: string;

  @Field(() => DateTime, {
    description: 'From when it counts: the opening, also where the rule waits for something later.',
  })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The last instant at which the promise would be kept.' })
  dueAt!: Date;

  @Field(() => [EscalationPreview], { description: 'The chain of escalations, in order of level.' })
  steps!: EscalationPreview[];

  @Field(() => Money, {
    nullable: true,
    description: 'What the customer would get for being served at `metAt`; null when that is in time.',
  })
  penalty!: Money | null;
}
