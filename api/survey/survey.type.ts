import { Field, ObjectType } from 'type-graphql';
import { SurveyAspect, SurveyLevel } from '../enums.js';
import { Node } from '../node/node.type.js';
import { DateTime } from '../scalars.js';

@ObjectType('SurveyAnswer', { simpleResolvers: true, description: 'One aspect, one level.' })
export class SurveyAnswer {
  @Field(() => SurveyAspect, { description: 'What was asked about.' })
  aspect!: string;

  @Field(() => SurveyLevel, { description: 'How it was.' })
  level!: string;
}

@ObjectType('Survey', {
  implements: Node,
  simpleResolvers: true,
  description: "What the customer thought of one ticket's service; told once.",
})
export class Survey extends Node {
  @Field(() => [SurveyAnswer], { description: 'One to four aspects.' })
  answers!: SurveyAnswer[];

  @Field(() => String, { nullable: true, description: "The customer's own words." })
  comment!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;
}

@ObjectType('SurveyPayload', { simpleResolvers: true, description: 'The survey as stored.' })
export class SurveyPayload {
  @Field(() => Survey, { description: 'The survey.' })
  survey!: Survey;
}
