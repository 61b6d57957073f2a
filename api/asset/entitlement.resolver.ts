import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntitlementRecord } from '../../schema/index.js';
import { chargeItems } from '../../schema/vocabulary.js';
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
}
