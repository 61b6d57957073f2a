import type { EntitlementRecord } from '../../schema/entitlement.js';
import type { Policy } from '../policy/policy.js';
import { decideEntitlement } from './entitlement.js';
import type { EntitlementFacts } from './entitlement-facts.js';

/** A verdict to be kept: with the facts that it was decided by, and without the rules, which the policy keeps. */
export function decidedBy(policy: Policy, facts: EntitlementFacts): EntitlementRecord {
  const { considered, ...verdict } = decideEntitlement(policy, facts);
  return {
    ...verdict,
    considered: considered.map(({ term: _, ...days }) => days),
    facts: { ...facts },
  };
}
