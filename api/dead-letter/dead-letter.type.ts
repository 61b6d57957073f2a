import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars.js';

export const DeadLetterSource = { OUTBOX: 'OUTBOX', DEADLINE: 'DEADLINE' };
registerEnumType(DeadLetterSource, {
  name: 'DeadLetterSource',
  description: 'OUTBOX: news that reached nobody. DEADLINE: an alarm whose work failed.',
});

@ObjectType('DeadLetter', {
  simpleResolvers: true,
  description: 'What the desk has given up after its last try, and a person has to look after.',
})
export class DeadLetter {
  @Field(() => DeadLetterSource, { description: 'Where it stands.' })
  source!: string;

  @Field(() => String, { description: 'Kind of the news or of the deadline.' })
  kind!: string;

  @Field(() => String, { description: 'Whom or what it was about, as stored.' })
  subject!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last try failed.' })
  lastError!: string | null;

  @Field(() => DateTime, { description: 'When news was given up, or a deadline had been due.' })
  at!: Date;
}
