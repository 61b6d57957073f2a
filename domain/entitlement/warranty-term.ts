import type { TermRecord } from '../../schema/entitlement.js';
import type { DowntimeReason, TermState } from '../../schema/vocabulary.js';
import { addTerm, type CalendarTerm, dayAfter } from '../calendar/duration.js';
import type {
  Campaign,
  EntitlementPolicy,
  TermCounting,
  WarrantyTerm,
} from '../policy/entitlement-policy.js';
import type { Facts } from '../policy/facts.js';
import type { Policy } from '../policy/policy.js';
import { fits, withZone } from '../policy/when.js';
import { daysOfDowntime, extend, passedDowntime } from './downtime.js';
import type { EntitlementFacts } from './entitlement-facts.js';
import { hasSoundCard, isProven, startOf } from './warranty-start.js';

/** What a term needs and nobody has shown: it is missing, or nothing was told of it. */
export const needReasons = [
  'NEEDS_FAILED_REPAIRS',
  'NEEDS_LONGER_REPAIR',
  'NEEDS_LONGER_WAIT',
  'NEEDS_INVOICE',
  'NEEDS_CARD',
] as const;
export type NeedReason = (typeof needReasons)[number];

/** A term that fits the case, and how it stands on the day that is asked about. */
export interface ConsideredTerm extends TermRecord {
  readonly term: WarrantyTerm;
  unmet: NeedReason[];
}

/** What rules may test: nothing said of a component means the unit as a whole, which is none of them. */
export const matchable = (policy: Policy, facts: EntitlementFacts): Facts =>
  withZone(policy, {
    ...facts,
    component: facts.component ?? '',
    consumable: facts.consumable ?? false,
    underContract: facts.underContract ?? hasContract(facts),
  });

export const hasContract = ({ contractEndsOn, on }: EntitlementFacts): boolean =>
  typeof contractEndsOn === 'string' && on <= contractEndsOn;

/** The terms that fit, in the order of the policy. */
export function considerTerms(policy: Policy, facts: EntitlementFacts): ConsideredTerm[] {
  const known = matchable(policy, facts);
  return policy.entitlement.terms
    .filter((term) => fits(term.when, known) && (facts.consumable !== true || holdsForConsumables(term)))
    .map((term) => consider(policy.entitlement, term, facts, known));
}

/** No consumable is under warranty, unless a term names consumables. */
const holdsForConsumables = ({ consumables, when: { component } }: WarrantyTerm): boolean =>
  consumables || (component !== undefined && !component.not && component.codes.includes('consumable'));

function consider(
  policy: EntitlementPolicy,
  term: WarrantyTerm,
  facts: EntitlementFacts,
  known: Facts,
): ConsideredTerm {
  const counting: TermCounting = { ...policy.counting, ...writtenIn(term) };
  const start = startOf(term, counting, policy, facts);
  const startsOn = start?.day ?? null;
  const campaign = campaignFor(policy, term, facts, known);
  const plain = startsOn === null ? null : lastDayOf(startsOn, term, campaign, counting);
  const spans = startsOn === null ? [] : passedDowntime(facts, counting.extendedBy, startsOn);
  const { end, extensions } = plain === null ? { end: null, extensions: [] } : extend(plain, spans);
  const unmet = unmetNeeds(term, startsOn, facts);
  return {
    term,
    id: term.id,
    state: stateOf({ startsOn, end, unmet }, facts.on),
    startsOn,
    countedFrom: start?.countedFrom ?? null,
    endsOn: end,
    remedies: [...term.remedies],
    daysAdded: extensions.reduce((sum, { days }) => sum + days, 0),
    extensions,
    campaign: campaign?.id ?? null,
    unmet,
  };
}

/** What a term leaves out holds as the policy says. */
function writtenIn({ firstDay, lastDay, extendedBy, afterExchange }: WarrantyTerm): Partial<TermCounting> {
  return {
    ...(firstDay && { firstDay }),
    ...(lastDay && { lastDay }),
    ...(extendedBy && { extendedBy }),
    ...(afterExchange && { afterExchange }),
  };
}

/** The first campaign that fits; a day of sale that nobody proves is none. */
function campaignFor(
  { campaigns, proof }: EntitlementPolicy,
  { id }: WarrantyTerm,
  facts: EntitlementFacts,
  known: Facts,
): Campaign | null {
  const sold = isProven(proof, facts) ? (facts.soldOn ?? null) : null;
  const holds = (campaign: Campaign): boolean =>
    (campaign.terms === null || campaign.terms.includes(id)) &&
    (campaign.batch === null || campaign.batch.includes(facts.batch ?? '')) &&
    (campaign.sold === null || isSoldWithin(campaign.sold, sold)) &&
    fits(campaign.when, known);
  return campaigns.find(holds) ?? null;
}

const isSoldWithin = ({ from, to }: NonNullable<Campaign['sold']>, sold: string | null): boolean =>
  sold !== null && (from === undefined || from <= sold) && (to === undefined || sold <= to);

function lastDayOf(
  startsOn: string,
  term: WarrantyTerm,
  campaign: Campaign | null,
  { lastDay }: Pick<TermCounting, 'lastDay'>,
): string {
  const span = campaign ? together(term.for, campaign.by) : term.for;
  const anniversary = addTerm(startsOn, span);
  return lastDay === 'DAY_BEFORE' && hasAnniversary(startsOn, span, anniversary)
    ? dayAfter(anniversary, -1)
    : anniversary;
}

/**
 * A term of days alone has none, for the day of the event is not one of them; nor has a month that lacks the
 * day: its own last day is the last of the term.
 */
const hasAnniversary = (startsOn: string, { years, months, days }: CalendarTerm, reached: string): boolean =>
  years + months > 0 && (days > 0 || reached.slice(8) >= startsOn.slice(8));

const together = (one: CalendarTerm, other: CalendarTerm): CalendarTerm => ({
  years: one.years + other.years,
  months: one.months + other.months,
  days: one.days + other.days,
});

/** What nobody has told is not met: a remedy is open when it is shown to be. */
function unmetNeeds({ needs }: WarrantyTerm, startsOn: string | null, facts: EntitlementFacts): NeedReason[] {
  const { hasInvoice = true } = facts;
  const { failedRepairs, inRepairOver, waitingForPartsOver, papers } = needs;
  const isOver = (reason: DowntimeReason, days: number): boolean =>
    startsOn !== null && daysOfDowntime(facts, reason, startsOn) > days;
  const met: readonly (readonly [NeedReason, boolean])[] = [
    ['NEEDS_FAILED_REPAIRS', failedRepairs === null || (facts.failedRepairs ?? 0) >= failedRepairs],
    ['NEEDS_LONGER_REPAIR', inRepairOver === null || isOver('REPAIR', inRepairOver)],
    ['NEEDS_LONGER_WAIT', waitingForPartsOver === null || isOver('PARTS', waitingForPartsOver)],
    ['NEEDS_INVOICE', !papers.includes('INVOICE') || hasInvoice],
    ['NEEDS_CARD', !papers.includes('CARD') || hasSoundCard(facts)],
  ];
  return met.flatMap(([need, isMet]) => (isMet ? [] : [need]));
}

interface Standing {
  readonly startsOn: string | null;
  readonly end: string | null;
  readonly unmet: readonly NeedReason[];
}

function stateOf({ startsOn, end, unmet }: Standing, on: string): TermState {
  if (startsOn === null || end === null) return 'NO_START_DATE';
  if (on < startsOn) return 'NOT_STARTED';
  if (on > end) return 'EXPIRED';
  return unmet.length > 0 ? 'WITHHELD' : 'IN_FORCE';
}

export const isInForce = ({ state }: ConsideredTerm): boolean => state === 'IN_FORCE';

/** The last day of those that gave something by themselves. */
export const latest = (terms: readonly ConsideredTerm[]): string | null =>
  terms.reduce<string | null>(
    (last, { state, endsOn }) =>
      state !== 'WITHHELD' && endsOn !== null && (!last || endsOn > last) ? endsOn : last,
    null,
  );
