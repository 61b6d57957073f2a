import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { spokenLanguage } from '../../domain/conversation/spoken-language.queries.js';
import { previewEntitlement } from '../../domain/entitlement/preview-entitlement.js';
import type { Policy } from '../../domain/policy/policy.js';
import { policyOnTrial } from '../../domain/policy/policy.queries.js';
import { explainPreview, type SlaPreview as Promised, previewSla } from '../../domain/sla/preview-sla.js';
import { sayClockStory } from '../../domain/sla/say-clock.js';
import { Entitlement } from '../asset/entitlement.type.js';
import type { ApiContext } from '../context.js';
import { languageOption } from '../language-option.js';
import { EntitlementFacts, SlaFacts } from './preview.input.js';
import { SlaPreview } from './preview.type.js';

export const yamlOption = {
  nullable: true,
  description:
    'A policy text, for MANAGER, GENERAL_MANAGER and ADMIN only; the policy in force when left out.',
};
export const refusals =
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
    return read(async (ctx) => {
      const policy = await policyOnTrial(ctx, yaml);
      return previewSla(policy, facts).map((promise): TriedPromise => ({ ...promise, policy, facts }));
    }, null);
  }

  @Query(() => Entitlement, {
    description: `What a policy would decide about a unit on a day, without storing anything. ${refusals}`,
  })
  previewEntitlement(
    @Ctx() { read }: ApiContext,
    @Arg('facts', () => EntitlementFacts, { description: 'The unit and the day.' }) facts: EntitlementFacts,
    @Arg('yaml', () => String, yamlOption) yaml?: string | null,
  ) {
    return read(async (ctx) => {
      const verdict = previewEntitlement(await policyOnTrial(ctx, yaml), facts);
      // What its explanation speaks of.
      return { ...verdict, facts: { ...facts } };
    }, null);
  }
}

interface TriedPromise extends Promised {
  readonly policy: Policy;
  readonly facts: SlaFacts;
}

@Resolver(() => SlaPreview)
export class SlaPreviewResolver {
  @FieldResolver(() => String, {
    description:
      'Why it would be due then, in sentences that can be read out, one a line. Throws BAD_USER_INPUT naming language.',
  })
  async text(
    @Root() { policy, facts, rule }: TriedPromise,
    @Ctx() { read }: ApiContext,
    @Arg('language', () => String, languageOption) language?: string | null,
  ) {
    const spoken = await read(spokenLanguage, { asked: language ?? null, policy });
    return sayClockStory(explainPreview(policy, facts, rule), spoken, policy.timezone);
  }
}
