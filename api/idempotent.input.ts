import { Field, InputType } from 'type-graphql';

/** What every change takes. */
@InputType('Idempotent')
export abstract class Idempotent {
  @Field(() => String, {
    nullable: true,
    description:
      'Up to 200 characters, chosen by the caller: the same key of the same caller gives the first answer again and changes nothing twice.',
  })
  idempotencyKey?: string | null;
}
