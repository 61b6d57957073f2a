import { Field, ObjectType } from 'type-graphql';
import { DateTime, Duration } from '../scalars.js';

@ObjectType('DepartmentTime', {
  simpleResolvers: true,
  description: 'How long one department had a ticket, without a break.',
})
export class DepartmentTime {
  @Field(() => String, { nullable: true, description: 'Its name; null for the service point itself.' })
  department!: string | null;

  @Field(() => DateTime, { description: 'Since when.' })
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it has it.' })
  to!: Date | null;

  @Field(() => Duration, {
    description:
      "What it used of the promise: time on the calendar of the ticket's RESOLVE promise, without its pauses; all elapsed time where no solution is promised. Up to now while it has it.",
  })
  openTime!: number;
}
