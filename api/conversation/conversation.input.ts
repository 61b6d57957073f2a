import { Field, ID, InputType } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';

const ofConversation = { description: 'A conversation that the caller may see.' };

@InputType('TakeConversationInput', { description: 'The caller talks with the customer from now on.' })
export class TakeConversationInput extends Idempotent {
  @Field(() => ID, ofConversation)
  conversationId!: string;
}

@InputType('ReplyToConversationInput', { description: 'Something to be said to the customer.' })
export class ReplyToConversationInput extends Idempotent {
  @Field(() => ID, ofConversation)
  conversationId!: string;

  @Field(() => String, { description: '1 to 4,000 characters.' })
  text!: string;
}

@InputType('HandBackConversationInput', { description: 'The bot goes on with the customer.' })
export class HandBackConversationInput extends Idempotent {
  @Field(() => ID, ofConversation)
  conversationId!: string;
}
