import { Field, ID, InputType } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';

@InputType('MarkNotificationReadInput', { description: 'The caller has read it.' })
export class MarkNotificationReadInput extends Idempotent {
  @Field(() => ID, { description: "One of the caller's own." })
  notificationId!: string;
}
