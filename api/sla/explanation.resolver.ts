import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { numberBetween } from '../../domain/input.js';
import { type ExplainedClock, explainClock } from '../../domain/ticket/explain-clock.queries.js';
import type { ApiContext } from '../context.js';
import { rowIdOf } from '../node-id.js';
import { ClockExplanation, CountedSegment } from './explanation.type.js';
import { SlaClock } from './sla.type.js';

@Resolver(() => ClockExplanation)
export class ClockExplanationResolver {
  @Query(() => ClockExplanation, {
    description:
      'Why a promise is due when it is, by the policy of its ticket. Throws UNAUTHENTICATED, FORBIDDEN for customers, NOT_FOUND, BAD_USER_INPUT.',
  })
  explainClock(
    @Ctx() { read }: ApiContext,
    @Arg('id', () => ID, { description: 'A clock of a ticket that the viewer may see.' }) id: string,
  ) {
    return read(explainClock, rowIdOf('SlaClock', 'id', id));
  }

  @FieldResolver(() => SlaClock, { description: 'The clock, with its rule and calendar.' })
  clock(@Root() { clockId }: ExplainedClock, @Ctx() { loaders }: ApiContext) {
    return loaders.clock.load(clockId);
  }

  @FieldResolver(() => [CountedSegment], {
    description: 'The time that is counted, oldest first; it ends where a pause that lasts began.',
  })
  segments(
    @Root() { segments }: ExplainedClock,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 100,
      description: 'How many at most, 1 to 1,000.',
    })
    first: number | null,
  ) {
    return segments.slice(0, numberBetween('first', first, 1, 1_000) ?? 100);
  }

  @FieldResolver(() => Int, { description: 'How many segments there are in all.' })
  segmentCount(@Root() { segments }: ExplainedClock) {
    return segments.length;
  }
}
