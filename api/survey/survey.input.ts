import { Field, ID, InputType } from 'type-graphql';
import type { SurveyAspect as Aspect, SurveyLevel as Level } from '../../schema/vocabulary.js';
import { SurveyAspect, SurveyLevel } from '../enums.js';
import { Idempotent } from '../idempotent.input.js';

@InputType('SurveyAnswerInput', { description: 'One aspect, one level.' })
export class SurveyAnswerInput {
  @Field(() => SurveyAspect, { description: 'Each at most once.' })
  aspect!: Aspect;

  @Field(() => SurveyLevel, { description: 'How it was.' })
  level!: Level;
}

@InputType('SubmitSurveyInput', { description: 'What the customer thought of the service.' })
export class SubmitSurveyInput extends Idempotent {
  @Field(() => ID, { description: 'A resolved or closed ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => [SurveyAnswerInput], { description: 'One to four aspects.' })
  answers!: SurveyAnswerInput[];

  @Field(() => String, { nullable: true, description: 'Up to 2,000 characters.' })
  comment?: string | null;
}
