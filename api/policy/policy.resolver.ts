import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { activatePolicy } from '../../domain/policy/activate-policy.js';
import { activePolicy, storedPolicy } from '../../domain/policy/policy.queries.js';
import type { ApiContext } from '../context.js';
import { ActivatePolicyInput } from './policy.input.js';
import { Policy, PolicyPayload } from './policy.type.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, {
    description: 'The policy now in force. Throws UNAUTHENTICATED, FORBIDDEN for customers.',
  })
  policy(@Ctx() { read }: ApiContext) {
    return read((ctx) => activePolicy(ctx), null);
  }

  @Mutation(() => PolicyPayload, {
    description:
      'Puts a policy in force for tickets opened from now on. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT with every problem of the text at its line in extensions.problems.',
  })
  async activatePolicy(
    @Ctx() { parts, actor, read }: ApiContext,
    @Arg('input', () => ActivatePolicyInput) input: ActivatePolicyInput,
  ) {
    const { policyId } = await parts.desk.run(actor, activatePolicy, input);
    return { policy: read(storedPolicy, policyId) };
  }
}
