import { Field, InputType } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';

@InputType('ActivatePolicyInput', {
  description:
    'Checked whole before it takes effect; tickets already open keep the version they were opened under.',
})
export class ActivatePolicyInput extends Idempotent {
  @Field(() => String, { description: 'The whole text, at most 256 KB.' })
  yaml!: string;
}
