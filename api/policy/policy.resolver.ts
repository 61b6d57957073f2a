import { Ctx, Query, Resolver } from 'type-graphql';
import { activePolicy } from '../../domain/policy/policy.queries.js';
import type { ApiContext } from '../context.js';
import { Policy } from './policy.type.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, {
    description: 'The policy now in force. Throws UNAUTHENTICATED, FORBIDDEN for customers.',
  })
  policy(@Ctx() { read }: ApiContext) {
    return read((ctx) => activePolicy(ctx), null);
  }
}
