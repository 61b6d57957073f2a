import { dayAfter } from '../calendar/duration.js';
import type {
  EntitlementPolicy,
  ProofRule,
  TermCounting,
  WarrantyStart,
  WarrantyTerm,
} from '../policy/entitlement-policy.js';
import type { EntitlementFacts } from './entitlement-facts.js';

/** A card that was altered proves nothing. */
export const hasSoundCard = ({ hasWarrantyCard = true, cardAltered = false }: EntitlementFacts): boolean =>
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

/** The day in the unit's life that a policy names; null when it is not known. */
export const dayOf = (start: WarrantyStart, facts: EntitlementFacts): string | null =>
  dates[start](facts) ?? null;

/** Days that the company's own papers prove; the customer need not show his. */
const ownRecords: readonly WarrantyStart[] = ['MANUFACTURED', 'ACCEPTED', 'RECEIVED_BY_DEALER'];
/** Days before the customer had the unit. */
const beforeSale: readonly WarrantyStart[] = ['MANUFACTURED', 'RECEIVED_BY_DEALER'];

export const needsProof = ({ from }: Pick<WarrantyTerm, 'from'>): boolean =>
  from === null || !ownRecords.includes(from);

export interface TermStart {
  readonly day: string;
  /** The event from which it counts. */
  readonly countedFrom: WarrantyStart | 'EXCHANGED';
}

/** The first day of a term; null when nobody knows it. */
export function startOf(
  term: Pick<WarrantyTerm, 'from'>,
  { firstDay, afterExchange }: Pick<TermCounting, 'firstDay' | 'afterExchange'>,
  policy: EntitlementPolicy,
  facts: EntitlementFacts,
): TermStart | null {
  const event = (afterExchange === 'FRESH' && exchangeOf(facts)) || eventOf(term, policy, facts);
  return event && firstDay === 'NEXT_DAY' ? { ...event, day: dayAfter(event.day) } : event;
}

const exchangeOf = ({ exchangedOn, on }: EntitlementFacts): TermStart | null =>
  exchangedOn && exchangedOn <= on ? { day: exchangedOn, countedFrom: 'EXCHANGED' } : null;

/** without papers from manufacture. */
function eventOf(
  { from }: Pick<WarrantyTerm, 'from'>,
  { startsAt, proof }: EntitlementPolicy,
  facts: EntitlementFacts,
): TermStart | null {
  const otherwise = proof?.otherwise === 'MANUFACTURED' ? knownDay('MANUFACTURED', facts) : null;
  if (needsProof({ from }) && !isProven(proof, facts)) return otherwise;
  if (from !== null) return knownDay(from, facts) ?? (needsProof({ from }) ? otherwise : null);
  const known = startsAt.flatMap((start) => knownDay(start, facts) ?? []);
  // Papers prove no day that nobody knows.
  return known.find((start) => hasBegun(start, facts)) ?? known[0] ?? otherwise;
}

function knownDay(start: WarrantyStart, facts: EntitlementFacts): TermStart | null {
  const day = dates[start](facts);
  return day ? { day, countedFrom: start } : null;
}

/** A day to come, such as a planned installation, begins nothing; nor does the factory's before the sale. */
const hasBegun = ({ day, countedFrom }: TermStart, { soldOn, on }: EntitlementFacts): boolean =>
  day <= on && !(soldOn && soldOn > on && beforeSale.some((start) => start === countedFrom));
