import type { ChargeItem, DowntimeReason, FaultCause, Payer, Remedy, Role } from '../../schema/vocabulary.js';
import type { CalendarTerm } from '../calendar/duration.js';
import type { When } from './policy.js';

/** The days from which a warranty can count. CARD is the day of sale as the warranty card proves it. */
export const warrantyStarts = [
  'INSTALLED',
  'SOLD',
  'CARD',
  'MANUFACTURED',
  'ACCEPTED',
  'RECEIVED_BY_DEALER',
] as const;
export type WarrantyStart = (typeof warrantyStarts)[number];

export const proofs = ['CARD', 'INVOICE'] as const;
export type Proof = (typeof proofs)[number];

export interface Payers {
  readonly parts: Payer;
  readonly labour: Payer;
  readonly travel: Payer;
  readonly freight: Payer;
  /** The same as `freight` where the policy does not tell them apart. */
  readonly freightBack: Payer;
  /** What is missing when a unit is given back; null: the policy does not say. */
  readonly accessories: Payer | null;
  /** What it takes to make a returned unit saleable again; null: the policy does not say. */
  readonly refurbishing: Payer | null;
  /**
   * At which price, where the policy says: COST is the cost price without margin, LIST the price list, any other word
   * a price list of that name.
   */
  readonly bases: Readonly<Partial<Record<ChargeItem, string>>>;
}

export interface ProofRule {
  readonly required: readonly Proof[];
  /** One of the required papers is enough. */
  readonly any: boolean;
  readonly otherwise: 'MANUFACTURED' | 'CHARGEABLE';
  /** Who decides on what counts from manufacture for want of papers; null: nobody is asked. */
  readonly approval: Role | null;
}

/** What must have happened, or be shown, before a term gives its remedies; all of it. */
export interface TermNeeds {
  /** Failed repairs of the same fault, at least so many. */
  readonly failedRepairs: number | null;
  /** Days in repair since the term began, more than so many. */
  readonly inRepairOver: number | null;
  /** Days of waiting for parts since the term began, more than so many. */
  readonly waitingForPartsOver: number | null;
  /** All of these papers. */
  readonly papers: readonly Proof[];
}

export const firstDays = ['SAME_DAY', 'NEXT_DAY'] as const;
export type FirstDay = (typeof firstDays)[number];
export const lastDays = ['ANNIVERSARY', 'DAY_BEFORE'] as const;
export type LastDay = (typeof lastDays)[number];
export const exchangeRules = ['REST', 'FRESH'] as const;
export type ExchangeRule = (typeof exchangeRules)[number];

/** How days are counted; a term may say otherwise than its policy. */
export interface TermCounting {
  /** Whether the first day of a term is the day of the event or the one after it. */
  readonly firstDay: FirstDay;
  /** Whether the anniversary is still a day of the term. */
  readonly lastDay: LastDay;
  /** Days that are not counted: the end moves by them. */
  readonly extendedBy: readonly DowntimeReason[];
  /** What an exchanged unit has: the rest of the old term, or the term anew from the day of the exchange. */
  readonly afterExchange: ExchangeRule;
}

export interface WarrantyTerm extends Readonly<Partial<TermCounting>> {
  readonly id: string;
  readonly when: When;
  /** Instead of the policy's `startsAt`. */
  readonly from: WarrantyStart | null;
  readonly for: CalendarTerm;
  readonly remedies: readonly Remedy[];
  readonly pays: Payers;
  /** Who must agree before RETURN or EXCHANGE. */
  readonly approval: Role | null;
  readonly needs: TermNeeds;
  /** Whether it holds for what is marked as consumable too. */
  readonly consumables: boolean;
  /** Excluded causes that it covers nevertheless. */
  readonly despite: readonly FaultCause[];
}

/** A promotion that lengthens terms of what was sold on certain days or made in certain batches. */
export interface Campaign {
  readonly id: string;
  readonly when: When;
  /** Ids of the terms that it lengthens; null: all. */
  readonly terms: readonly string[] | null;
  readonly batch: readonly string[] | null;
  readonly sold: { readonly from?: string; readonly to?: string } | null;
  readonly by: CalendarTerm;
}

export interface Charges {
  readonly pays: Payers;
  /** The first that fits is asked instead of `pays`. */
  readonly except: readonly { readonly id: string; readonly when: When; readonly pays: Payers }[];
}

export interface EntitlementPolicy {
  readonly startsAt: readonly WarrantyStart[];
  readonly proof: ProofRule | null;
  readonly excluded: readonly FaultCause[];
  readonly cardAltered: 'CHARGEABLE' | null;
  /** Causes on which a role decides: neither free nor charged at once. */
  readonly reviewed: { readonly causes: readonly FaultCause[]; readonly approval: Role } | null;
  readonly counting: TermCounting;
  readonly campaigns: readonly Campaign[];
  readonly terms: readonly WarrantyTerm[];
  /** Null: the company has no service contracts. */
  readonly contract: Charges | null;
  readonly afterwards: Charges;
  /** Of what is excluded; null: as `afterwards`. */
  readonly whenExcluded: (Charges & { readonly inTermOnly: boolean }) | null;
}
