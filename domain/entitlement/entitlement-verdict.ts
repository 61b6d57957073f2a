import type { Coverage, Remedy, Role, VerdictSubject } from '../../schema/vocabulary.js';
import type { Payers } from '../policy/entitlement-policy.js';
import { type ConsideredTerm, needReasons } from './warranty-term.js';

/** Why a verdict is what it is; programs and the bot's phrases go by these. */
export const entitlementReasons = [
  'TERM_IN_FORCE',
  'TERM_EXPIRED',
  'TERM_NOT_STARTED',
  'NO_TERM',
  'NO_START_DATE',
  'NO_PROOF_OF_PURCHASE',
  'CONSUMABLE',
  'EXCLUDED_CAUSE',
  'CARD_ALTERED',
  'CONTRACT_IN_FORCE',
  'CONTRACT_EXPIRED',
  'COVERED_DESPITE_CAUSE',
  'REPAIR_TIME_ADDED',
  'PARTS_TIME_ADDED',
  'CAMPAIGN',
  'FRESH_AFTER_EXCHANGE',
  'REST_AFTER_EXCHANGE',
  ...needReasons,
  'ACCESSORIES_MISSING',
  'DECISION_NEEDED',
  'NOT_APPROVED',
] as const;
export type EntitlementReason = (typeof entitlementReasons)[number];

export interface RequiredApproval {
  readonly subject: VerdictSubject;
  readonly role: Role;
}

/** Who owes what to whom for one unit or component on one day. */
export interface EntitlementVerdict extends Payers {
  coverage: Coverage;
  /** What the terms in force let the customer choose from; empty when none is. */
  remedies: Remedy[];
  /** Ids of the terms in force, the deciding one first. */
  terms: string[];
  /**
   * The last day on which the same people pay: of the terms in force or of the contract. Of what is chargeable
   * because its terms ran out, the day on which the last of them did.
   */
  endsOn: string | null;
  /** The weightiest first. */
  reasons: EntitlementReason[];
  /** Who must agree, and to what. */
  approvals: RequiredApproval[];
  /** Every term that fits the case, in the order of the policy, with its days and what was added to them. */
  considered: ConsideredTerm[];
}
