import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { FollowUpKind, FollowUpState } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('FollowUp', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something owed after the work.',
})
export class FollowUp extends Node {
  @Field(() => FollowUpKind, { description: 'What is owed.' })
  kind!: string;

  @Field(() => FollowUpState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Id of the policy rule that planned it.' })
  rule!: string | null;

  @Field(() => DateTime, { description: 'When it comes due.' })
  dueAt!: Date;

  @Field(() => String, { nullable: true, description: 'What came of it.' })
  outcome!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  doneAt!: Date | null;
}

export const FollowUpConnection = connectionOf('FollowUp', () => FollowUp);

@ObjectType('FollowUpPayload', { simpleResolvers: true, description: 'The follow-up as it is now.' })
export class FollowUpPayload {
  @Field(() => FollowUp, { description: 'The follow-up.' })
  followUp!: FollowUp;
}
