import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { spokenLanguage } from '../../domain/conversation/spoken-language.queries.js';
import { numberBetween } from '../../domain/input.js';
import { sayClockStory } from '../../domain/sla/say-clock.js';
import { type ExplainedClock, explainClock } from '../../domain/ticket/explain-clock.queries.js';
import type { ApiContext } from '../context.js';
import { languageOption } from '../language-option.js';
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

  @FieldResolver(() => String, {
    description:
      'All of this in sentences that can be read out to the customer, one a line: the promise, the rule and its time, what was counted, what stood still and why, days skipped, earlier rules and why they do not fit, how it stands. Throws BAD_USER_INPUT naming language.',
  })
  async text(
    @Root() clock: ExplainedClock,
    @Ctx() { read }: ApiContext,
    @Arg('language', () => String, languageOption) language?: string | null,
  ) {
    const { policy } = clock;
    const spoken = await read(spokenLanguage, { asked: language ?? null, policy });
    return sayClockStory(clock, spoken, policy.timezone);
  }

  @FieldResolver(() => Int, { description: 'How many segments there are in all.' })
  segmentCount(@Root() { segments }: ExplainedClock) {
    return segments.length;
  }
}
