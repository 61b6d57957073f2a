import type { Facts } from '../policy/facts.js';
import type { EntitlementPolicy, ProofRule, WarrantyStart, WarrantyTerm } from '../policy/policy.js';

/** A unit, or a component of it, on a day. Days are local dates of the policy's time zone, YYYY-MM-DD. */
export interface EntitlementFacts extends Facts {
  /** Null: the unit as a whole. */
  readonly component?: string | null;
  readonly manufacturedOn?: string | null;
  readonly receivedByDealerOn?: string | null;
  readonly soldOn?: string | null;
  readonly installedOn?: string | null;
  readonly acceptedOn?: string | null;
  readonly hasWarrantyCard?: boolean;
  readonly hasInvoice?: boolean;
  readonly cardAltered?: boolean;
  /** The last day of the service contract. */
  readonly contractEndsOn?: string | null;
  readonly on: string;
}

/** A card that was altered proves nothing. */
const hasSoundCard = ({ hasWarrantyCard = true, cardAltered = false }: EntitlementFacts): boolean =>
  hasWarrantyCard && !cardAltered;

export function isProven(proof: ProofRule | null, facts: EntitlementFacts): boolean {
  if (!proof) return true;
  const { hasInvoice = true } = facts;
  const shown = proof.required.map((paper) => (paper === 'CARD' ? hasSoundCard(facts) : hasInvoice));
  return proof.any ? shown.includes(true) : !shown.includes(false);
}

const dates: Record<WarrantyStart, (facts: EntitlementFacts) => string | null | undefined> = {
  INSTALLED: (facts) => facts.installedOn,
  SOLD: (facts) => facts.soldOn,
  CARD: (facts) => (hasSoundCard(facts) ? facts.soldOn : null),
  MANUFACTURED: (facts) => facts.manufacturedOn,
  ACCEPTED: (facts) => facts.acceptedOn,
  RECEIVED_BY_DEALER: (facts) => facts.receivedByDealerOn,
};

/** Days that the company's own papers prove; the customer need not show his. */
const ownRecords: readonly WarrantyStart[] = ['MANUFACTURED', 'ACCEPTED', 'RECEIVED_BY_DEALER'];

export const needsProof = ({ from }: Pick<WarrantyTerm, 'from'>): boolean =>
  from === null || !ownRecords.includes(from);

/** The day from which a term counts (R-126: without papers from manufacture); null when there is none. */
export function startOf(
  { from }: Pick<WarrantyTerm, 'from'>,
  { startsAt, proof }: EntitlementPolicy,
  facts: EntitlementFacts,
): string | null {
  if (needsProof({ from }) && !isProven(proof, facts))
    return proof?.otherwise === 'MANUFACTURED' ? (facts.manufacturedOn ?? null) : null;
  if (from !== null) return dates[from](facts) ?? null;
  // A day to come, such as a planned installation, has not begun anything yet.
  const known = startsAt.map((start) => dates[start](facts)).filter((day) => day && day <= facts.on);
  return known[0] ?? null;
}
