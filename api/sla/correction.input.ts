import { Field, ID, InputType, Int } from 'type-graphql';
import { Idempotent } from '../idempotent.input.js';
import { DateTime } from '../scalars.js';

const optional = (description: string) => ({ nullable: true, description });
const reason = { description: 'Why, 1 to 1,000 characters; it stands in the history.' };
const expected = optional('The version that the caller has read; another one is refused with CONFLICT.');

@InputType('CorrectHoldInput', {
  description: 'A hold was recorded wrongly. What is left out was recorded rightly.',
})
export class CorrectHoldInput extends Idempotent {
  @Field(() => ID, { description: 'A ticket that the caller may see.' })
  ticketId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;

  @Field(() => DateTime, {
    description:
      'When it began by what is recorded, as in Ticket.hold, explainClock and TICKET_HELD; it names the hold.',
  })
  since!: Date;

  @Field(() => DateTime, optional('When it truly began; not before the ticket was opened.'))
  from?: Date | null;

  @Field(
    () => DateTime,
    optional('When it truly ended; not in the future. Of a hold that lasts it is over since then.'),
  )
  to?: Date | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'There was no such hold.' })
  remove?: boolean | null;

  @Field(() => String, reason)
  reason!: string;
}

@InputType('CorrectClockInput', {
  description: 'When a promise was kept was recorded wrongly, or not at all.',
})
export class CorrectClockInput extends Idempotent {
  @Field(() => ID, { description: 'A clock of a ticket that the caller may see.' })
  clockId!: string;

  @Field(() => Int, expected)
  expectedVersion?: number | null;

  @Field(
    () => DateTime,
    optional('When it was truly kept: not before the clock began, not in the future. Needed unless notKept.'),
  )
  metAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'It was not kept after all, and is owed again.',
  })
  notKept?: boolean | null;

  @Field(() => String, reason)
  reason!: string;
}

@InputType('CorrectArrivalInput', { description: 'The arrival of a visit was recorded with a wrong time.' })
export class CorrectArrivalInput extends Idempotent {
  @Field(() => ID, { description: 'A visit that the caller may see.' })
  visitId!: string;

  @Field(() => DateTime, {
    description:
      'When he was truly on site: not before the ticket was opened, not in the future, not after the end of the visit.',
  })
  at!: Date;

  @Field(() => String, reason)
  reason!: string;
}
