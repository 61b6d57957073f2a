import { Field, Int, ObjectType } from 'type-graphql';
import { Duration } from '../scalars.js';

@ObjectType('DepartmentFigures', {
  simpleResolvers: true,
  description: 'What one department did with the time of its tickets in a span of days.',
})
export class DepartmentFigures {
  @Field(() => String, { nullable: true, description: 'Its name; null for the service points themselves.' })
  department!: string | null;

  @Field(() => Int, { description: 'How many tickets it had in the span, for however long.' })
  tickets!: number;

  @Field(() => Duration, {
    description: 'Elapsed time within the span for which it had them, each ticket by itself; up to now.',
  })
  heldTime!: number;

  @Field(() => Duration, {
    description:
      "What it used of the promises: time on the calendar of each ticket's RESOLVE promise without its pauses, all elapsed time where no solution is promised; of tickets that it passed on or ended in the span.",
  })
  openTime!: number;

  @Field(() => Int, { description: 'Promises that were missed in the span while it had the ticket.' })
  missed!: number;
}
