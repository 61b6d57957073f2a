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

/** Days before the customer had the unit. */
const beforeSale: readonly WarrantyStart[] = ['MANUFACTURED', 'RECEIVED_BY_DEALER'];

/**
 * The customer's papers prove every day but the one on which the goods came to the dealer: of that the customer has
 * none, and the company its own. What the day of manufacture is worth without papers, `proof.otherwise` says.
 */
const needsPapers = (start: string | null): boolean => start !== 'RECEIVED_BY_DEALER';

/** Whether a term, as it was counted, asks the customer for papers. */
export const restsOnPapers = ({
  term: { from },
  countedFrom,
}: {
  readonly term: Pick<WarrantyTerm, 'from'>;
  readonly countedFrom: string | null;
}): boolean => needsPapers(from ?? countedFrom);

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

/** The first day that is known and proven; R-126: without papers from manufacture, if the policy says so. */
function eventOf(
  { from }: Pick<WarrantyTerm, 'from'>,
  { startsAt, proof }: EntitlementPolicy,
  facts: EntitlementFacts,
): TermStart | null {
  const named = from === null ? startsAt : [from];
  const proven = isProven(proof, facts);
  const known = named
    .filter((start) => proven || !needsPapers(start))
    .flatMap((start) => knownDay(start, facts) ?? []);
  // Papers prove no day that nobody knows.
  const otherwise =
    proof?.otherwise === 'MANUFACTURED' && named.some(needsPapers) ? knownDay('MANUFACTURED', facts) : null;
  return known.find((start) => hasBegun(start, facts)) ?? known[0] ?? otherwise;
}

function knownDay(start: WarrantyStart, facts: EntitlementFacts): TermStart | null {
  const day = dates[start](facts);
  return day ? { day, countedFrom: start } : null;
}

/** A day to come, such as a planned installation, begins nothing; nor does the factory's before the sale. */
const hasBegun = ({ day, countedFrom }: TermStart, { soldOn, on }: EntitlementFacts): boolean =>
  day <= on && !(soldOn && soldOn > on && beforeSale.some((start) => start === countedFrom));
