import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { spokenLanguage } from '../../domain/conversation/spoken-language.queries.js';
import { sayEntitlement } from '../../domain/entitlement/say-entitlement.js';
import type { EntitlementRecord } from '../../schema/index.js';
import { chargeItems } from '../../schema/vocabulary.js';
import type { ApiContext } from '../context.js';
import { languageOption } from '../language-option.js';
import { Charge, Entitlement, RequiredApproval, WarrantyTerm } from './entitlement.type.js';

/** What verdicts of older tickets do not tell is left out. */
@Resolver(() => Entitlement)
export class EntitlementResolver {
  @FieldResolver(() => [Charge], { description: 'Who pays what, and at which price where the policy says.' })
  charges(@Root() verdict: EntitlementRecord): Charge[] {
    return chargeItems.flatMap((item) => {
      const payer = item === 'freightBack' ? (verdict.freightBack ?? verdict.freight) : verdict[item];
      return payer ? [{ item, payer, at: verdict.bases?.[item] ?? null }] : [];
    });
  }

  @FieldResolver(() => [RequiredApproval], { description: 'Who must agree before it is acted on.' })
  approvals(@Root() { approvals }: EntitlementRecord) {
    return approvals ?? [];
  }

  @FieldResolver(() => [WarrantyTerm], {
    description: 'Every term that fits the case, in the order of the policy.',
  })
  considered(@Root() { considered }: EntitlementRecord) {
    return considered ?? [];
  }

  @FieldResolver(() => String, {
    description:
      'The verdict in sentences that can be read out to the customer, one a line: what it is, the term that it rests on with the days added to it and why, what he may choose, who must agree, and who pays what. Throws BAD_USER_INPUT naming language.',
  })
  async explanation(
    @Root() verdict: EntitlementRecord,
    @Ctx() { read, loaders }: ApiContext,
    @Arg('language', () => String, languageOption) language?: string | null,
  ) {
    const policy = await loaders.policyInForce();
    return sayEntitlement(verdict, await read(spokenLanguage, { asked: language ?? null, policy }));
  }
}
