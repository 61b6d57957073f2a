import { Ctx, Query, Resolver } from 'type-graphql';
import { listDeadLetters } from '../../domain/dead-letter/dead-letter.queries.js';
import type { ApiContext } from '../context.js';
import { DeadLetter } from './dead-letter.type.js';

@Resolver(() => DeadLetter)
export class DeadLetterResolver {
  @Query(() => [DeadLetter], {
    description: 'What was given up, the latest first, at most 200. Throws UNAUTHENTICATED, FORBIDDEN.',
  })
  deadLetters(@Ctx() { read }: ApiContext) {
    return read((ctx) => listDeadLetters(ctx), null);
  }
}
