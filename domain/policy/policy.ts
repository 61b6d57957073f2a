import type {
  Channel,
  ClosingNeed,
  ClosingStep,
  ComplaintSubject,
  CustomerTier,
  FaultCause,
  FollowUpKind,
  HoldReason,
  KpiRate,
  Language,
  Role,
  ServicePointKind,
  Severity,
  SlaTarget,
  TicketKind,
  VisitPurpose,
} from '../../schema/vocabulary.js';
import type { CalendarTerm, PolicyDuration } from '../calendar/duration.js';
import type { EscalationStep } from '../calendar/escalation-step.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { EntitlementPolicy, WarrantyStart } from './entitlement-policy.js';
import type { PriceRule, SettlementRule } from './price-policy.js';

/** A company's whole service promise, read and found sound. `name` and `version` together name it. */
export interface Policy {
  readonly name: string;
  readonly version: string;
  readonly company: Readonly<Partial<Record<Language, string>>>;
  readonly timezone: string;
  readonly currency: string;
  /** The first is the one the bot greets in. */
  readonly languages: readonly [Language, ...Language[]];
  /** By id; `always` is among them without being written. */
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly zones: readonly Zone[];
  /** What staff may mark a case with once they know it. */
  readonly marks: readonly string[];
  readonly sla: readonly SlaRule[];
  readonly severity: readonly SeverityRule[];
  readonly routing: readonly RoutingRule[];
  readonly closing: readonly ClosingRule[];
  readonly visits: readonly VisitRule[];
  /** Who decides on larger problems in the field. */
  readonly decisions: Role;
  readonly entitlement: EntitlementPolicy;
  readonly followUps: readonly FollowUpRule[];
  /** Id of the calendar in whose opening time customers are called or written to unasked. */
  readonly contactHours: string;
  readonly quotes: QuoteRules;
  readonly prices: readonly PriceRule[];
  readonly settlements: readonly SettlementRule[];
  readonly kpis: KpiTargets;
  /** The text it was read from, comments and all. */
  readonly yaml: string;
}

/** `min` is exclusive and `max` inclusive: exactly 100 km is within 100 km. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

export interface Zone {
  readonly id: string;
  readonly regions: readonly string[];
  readonly distanceKm: Range | null;
}

/** What a test on components says: one of `codes`, or none of them. `consumable` stands for every consumable. */
export interface ComponentTest {
  readonly codes: readonly string[];
  readonly not: boolean;
}

/** How often it happened in the time before, this time included. */
export interface CountTest {
  readonly min: number;
  readonly within: PolicyDuration;
}

/** The tests of a rule: all must hold, a list means any of; an absent test holds always. */
export interface When {
  readonly kind?: readonly TicketKind[];
  readonly severity?: readonly Severity[];
  readonly channel?: readonly Channel[];
  readonly family?: readonly string[];
  readonly component?: ComponentTest;
  readonly componentGroup?: readonly string[];
  readonly region?: readonly string[];
  readonly zone?: readonly string[];
  readonly distanceKm?: Range;
  /** What kind of service point is responsible for the place. */
  readonly servicePoint?: readonly ServicePointKind[];
  /** Any of these marks. */
  readonly marked?: readonly string[];
  readonly customerTier?: readonly CustomerTier[];
  readonly underContract?: boolean;
  readonly subject?: readonly ComplaintSubject[];
  readonly words?: readonly string[];
  readonly cause?: readonly FaultCause[];
  readonly complaintsByCustomer?: CountTest;
  /** The same component of the same unit reported at fault. */
  readonly sameFaultOnUnit?: CountTest;
  /** How often the ticket was opened again, in its whole life. */
  readonly reopenings?: Pick<CountTest, 'min'>;
}

export const clockStarts = [
  'OPENED',
  'REMOTE_FAILED',
  'ARRIVED',
  'RESOLVED',
  'TAKEN_IN',
  'CUSTOMER_MESSAGE',
] as const;
export type ClockStart = (typeof clockStarts)[number];

export interface SlaRule {
  readonly id: string;
  readonly target: SlaTarget;
  readonly when: When;
  /** Nothing at all where `until` alone says when. */
  readonly within: PolicyDuration;
  /** CLOSING: not then, but at closing time of that day; of the day on which it begins when `within` is nothing. */
  readonly until: 'CLOSING' | null;
  /** Id of a calendar of the same policy. */
  readonly calendar: string;
  readonly from: ClockStart;
  /** ARRIVE only: the time that the customer named is the due time instead. */
  readonly byAppointment: boolean;
  /** RESOLVE and RETURN_UNIT only: the time of completion agreed in this case is the due time instead. */
  readonly byAgreement: boolean;
  /** SUPPLIER_CONTACT only: a telephone call does not keep it. */
  readonly inWriting: boolean;
  readonly pausedBy: readonly HoldReason[];
  /** In the order in which they come due. */
  readonly steps: readonly EscalationStep[];
  /** Null: the customer is promised nothing for lateness. */
  readonly penalty: LatePenalty | null;
}

/** Amounts in hundredths of the currency. */
export interface LatePenalty {
  readonly perStartedHour: number;
  readonly cap: number | null;
  readonly currency: string;
}

export interface SeverityRule {
  readonly id: string;
  readonly when: When;
  readonly severity: Severity;
  readonly escalateTo: Role | null;
}

export interface RoutingRule {
  readonly id: string;
  readonly when: When;
  readonly department: string;
  readonly escalateTo: Role | null;
}

/** What must be on file before a ticket is settled or closed. All rules that fit are asked. */
export interface ClosingRule {
  readonly id: string;
  readonly when: When;
  readonly before: ClosingStep;
  readonly needs: readonly ClosingNeed[];
  /** CUSTOMER_TOLD: the ways that count; empty: any. */
  readonly by: readonly Channel[];
  /** CHECKLIST: all of it. */
  readonly checklist: readonly string[];
}

/** What must be so of a visit. All rules that fit are asked. */
export interface VisitRule {
  readonly id: string;
  readonly when: When;
  /** Empty: any. */
  readonly purpose: readonly VisitPurpose[];
  /** How long before it the customer is told. */
  readonly notice: CalendarTerm | null;
  /** Whoever is sent holds one of these; empty: anybody. */
  readonly certificate: readonly string[];
  /** The report is signed with what the customer writes about the visit. */
  readonly opinion: boolean;
}

export const followUpEvents = ['RESOLVED', 'VISIT_UNRESOLVED', 'PROMISE_MISSED'] as const;
export type FollowUpEvent = (typeof followUpEvents)[number];
export const followUpConditions = ['IN_WARRANTY', 'UNDER_CONTRACT', 'NOT_INSTALLED'] as const;
export type FollowUpCondition = (typeof followUpConditions)[number];
export const followUpEnds = ['CONTRACT_END', 'WARRANTY_END'] as const;
export type FollowUpEnd = (typeof followUpEnds)[number];

/** What makes a follow-up due. */
export type FollowUpTiming =
  /** A while after something happened. */
  | {
      readonly kind: 'AFTER';
      readonly event: FollowUpEvent;
      /** PROMISE_MISSED only: which promises; empty: any. */
      readonly targets: readonly SlaTarget[];
      readonly delay: PolicyDuration;
      /** Written as `within`: not later than then, instead of not before. */
      readonly latest: boolean;
      readonly calendar: string;
    }
  /** Once, a while after a day in the unit's life. */
  | {
      readonly kind: 'ONCE';
      readonly after: WarrantyStart;
      readonly delay: CalendarTerm;
      /** Written as `within`: not later than then, so it is put in front of people on the day itself. */
      readonly latest: boolean;
    }
  /** Again and again, counted from a day in the unit's life. */
  | { readonly kind: 'EVERY'; readonly every: CalendarTerm; readonly from: WarrantyStart }
  /** In named months of each year, 1 to 12. */
  | { readonly kind: 'MONTHS'; readonly months: readonly number[] }
  /** Some time before something ends. */
  | { readonly kind: 'BEFORE'; readonly end: FollowUpEnd; readonly by: CalendarTerm };

export interface FollowUpRule {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly timing: FollowUpTiming;
  readonly while: FollowUpCondition | null;
  /** Share of the cases that are followed up, above 0 and up to 1. */
  readonly sample: number;
  /** Null: the bot asks, or whoever plans visits takes it. */
  readonly assign: Role | null;
  /** Needs somebody on site. */
  readonly visit: boolean;
  /** Id of the calendar in whose opening time it comes due; null: the policy's contact hours, where the customer is contacted. */
  readonly during: string | null;
  /** How long before it is due it is put in front of people. */
  readonly leadTime: CalendarTerm | null;
  /** Told when what was to be done by then is not. */
  readonly escalateTo: Role | null;
  /** All of it has to be ticked before it is recorded as done. */
  readonly checklist: readonly string[];
}

/** `min` and `max` are met by the very figure, `over` and `under` are not. */
export interface KpiTarget extends Range {
  readonly over?: number;
  readonly under?: number;
}

/** What waits for the customer's consent to a quote, where he pays: the sending of somebody, or the work. In that order. */
export const consentGates = ['DISPATCH', 'WORK'] as const;
export type ConsentGate = (typeof consentGates)[number];

/** Who may offer a quote, counted upwards. */
export const quotingRoles = [
  'RECEPTIONIST',
  'DISPATCHER',
  'SUPERVISOR',
  'MANAGER',
] as const satisfies readonly Role[];

export interface QuoteRules {
  /** How long a quote stands when whoever offers it names no day. */
  readonly validFor: CalendarTerm;
  /** This role and those above it; null: whoever may quote at all. */
  readonly offeredBy: (typeof quotingRoles)[number] | null;
  /** What is refused until the customer has agreed, and all that comes after it; null: nothing is. */
  readonly before: ConsentGate | null;
}

export interface KpiTargets extends Readonly<Partial<Record<KpiRate, KpiTarget>>> {
  /** How long after a repair the same fault on the same unit counts as a repeat. */
  readonly repeatWindow: PolicyDuration | null;
}
