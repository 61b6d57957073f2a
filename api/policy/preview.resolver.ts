import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { previewEntitlement } from '../../domain/entitlement/preview-entitlement.js';
import { policyOnTrial } from '../../domain/policy/policy.queries.js';
import { previewSla } from '../../domain/sla/preview-sla.js';
import { Entitlement } from '../asset/entitlement.type.js';
import type { ApiContext } from '../context.js';
import { EntitlementFacts, SlaFacts } from './preview.input.js';
import { SlaPreview } from './preview.type.js';

const yamlOption = {
  nullable: true,
  description:
    'A policy text, for MANAGER, GENERAL_MANAGER and ADMIN only; the policy in force when left out.',
};
const refusals =
  'Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT naming facts.<field>, or yaml with every problem of the text at its line in extensions.problems.';

@Resolver()
export class PreviewResolver {
  @Query(() => [SlaPreview], {
    description: `What a policy would promise in a case, without storing anything. ${refusals}`,
  })
  previewSla(
    @Ctx() { read }: ApiContext,
    @Arg('facts', () => SlaFacts, { description: 'The case.' }) facts: SlaFacts,
    @Arg('yaml', () => String, yamlOption) yaml?: string | null,
  ) {
    return read(async (ctx) => previewSla(await policyOnTrial(ctx, yaml), facts), null);
  }

  @Query(() => Entitlement, {
    description: `What a policy would decide about a unit on a day, without storing anything. ${refusals}`,
  })
  previewEntitlement(
    @Ctx() { read }: ApiContext,
    @Arg('facts', () => EntitlementFacts, { description: 'The unit and the day.' }) facts: EntitlementFacts,
    @Arg('yaml', () => String, yamlOption) yaml?: string | null,
  ) {
    return read(async (ctx) => previewEntitlement(await policyOnTrial(ctx, yaml), facts), null);
  }
}
