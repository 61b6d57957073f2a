import { Field, ID, InputType } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';

@InputType('RecordFollowUpInput', { description: 'What came of it.' })
export class RecordFollowUpInput extends Idempotent {
  @Field(() => ID, { description: 'A follow-up that the caller may see.' })
  followUpId!: string;

  @Field(() => String, { description: '1 to 2,000 characters.' })
  outcome!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'What is done of FollowUp.checklist, in its words. All of it, or it is not taken.',
  })
  checked?: readonly string[] | null;
}
