import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.js';

@ObjectType('Policy', { simpleResolvers: true, description: "A company's whole service promise." })
export class Policy {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'As the file names it.' })
  name!: string;

  @Field(() => String, {
    description: 'As the file names it; tickets keep the one that they were opened under.',
  })
  version!: string;

  @Field(() => String, { description: 'The whole text.' })
  yaml!: string;

  @Field(() => DateTime, { description: 'Since when it is in force.' })
  activeSince!: Date;
}

@ObjectType('PolicyPayload', { simpleResolvers: true, description: 'The policy as it is now.' })
export class PolicyPayload {
  @Field(() => Policy, { description: 'The policy.' })
  policy!: Policy;
}
