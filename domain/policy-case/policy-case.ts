import type {
  ApprovalSubject,
  Channel,
  ChargeItem,
  ComplaintSubject,
  Coverage,
  CustomerTier,
  HoldReason,
  KpiRate,
  Payer,
  Remedy,
  Role,
  ServicePointKind,
  Severity,
  SlaTarget,
  TicketKind,
} from '../../schema/vocabulary.js';
import type { AskedItem } from '../charge/price.js';
import type { ToldSettlement } from '../charge/settlement.js';
import type { EntitlementFacts, EntitlementReason } from '../entitlement/entitlement.js';
import type { ContractSpan } from '../follow-up/occasion.js';
import type { LocalTime } from './local-time.js';

/** What a policy is expected to promise in one case: how a company tries its own text before it is in force. */
export interface PolicyCase {
  readonly id: string;
  readonly note?: string;
  readonly sla?: SlaCase;
  readonly entitlement?: EntitlementCase;
  readonly followUps?: FollowUpCase;
  readonly kpis?: KpiCase;
  readonly charges?: ChargesCase;
}

/** What is to be thought of figures that were reached. */
export interface KpiCase {
  readonly facts: ReadonlyMap<KpiRate, number>;
  readonly expect: ReadonlyMap<KpiRate, 'MET' | 'MISSED'>;
}

export interface SlaCase {
  readonly facts: SlaCaseFacts;
  readonly expect: ReadonlyMap<SlaTarget, LocalTime | null>;
  readonly rules?: ReadonlyMap<SlaTarget, string>;
  /** Such as `DISPATCHER 2026-11-24 04:12`, in the order of their levels. */
  readonly steps?: ReadonlyMap<SlaTarget, readonly string[]>;
  /** How grave the policy grades the case, which department has it, and whom it tells at once, gravity first. */
  readonly severity?: Severity;
  readonly department?: string | null;
  readonly tells?: readonly Role[];
  /** Ids of the rules that ask for something before it is closed. */
  readonly closing?: readonly string[];
  /** Such as `60.00 CNY`, for what happened at `metAt`; null: nothing is owed. */
  readonly penalties?: ReadonlyMap<SlaTarget, string | null>;
}

/** The facts of the API's preview, with times as the wall shows them. */
export interface SlaCaseFacts {
  readonly kind: TicketKind;
  readonly openedAt: LocalTime;
  readonly severity?: Severity;
  readonly channel?: Channel;
  readonly family?: string;
  readonly component?: string;
  readonly region?: string;
  readonly zone?: string;
  readonly distanceKm?: number;
  readonly servicePoint?: ServicePointKind;
  readonly marks?: readonly string[];
  readonly customerTier?: CustomerTier;
  readonly underContract?: boolean;
  readonly subject?: ComplaintSubject;
  readonly words?: string;
  readonly complaintsByCustomer?: number;
  readonly sameFaultOnUnit?: number;
  readonly reopenings?: number;
  readonly appointmentAt?: LocalTime;
  readonly completionAt?: LocalTime;
  /** What counts from it is promised only when it is told. */
  readonly remoteFailedAt?: LocalTime;
  readonly pauses?: readonly CasePause[];
  readonly metAt?: LocalTime;
}

export interface CasePause {
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly reason: HoldReason;
}

export interface EntitlementCase {
  readonly facts: EntitlementFacts;
  /** What is left out is not judged. */
  readonly expect: ExpectedVerdict;
}

export interface ExpectedVerdict {
  readonly coverage?: Coverage;
  readonly remedies?: readonly Remedy[];
  readonly terms?: readonly string[];
  readonly endsOn?: string | null;
  readonly parts?: Payer;
  readonly labour?: Payer;
  readonly travel?: Payer;
  readonly freight?: Payer;
  readonly freightBack?: Payer;
  readonly accessories?: Payer | null;
  readonly refurbishing?: Payer | null;
  /** At which price; null: the policy does not say. */
  readonly at?: ReadonlyMap<ChargeItem, string | null>;
  /** Of the deciding term. */
  readonly daysAdded?: number;
  readonly startsOn?: string | null;
  /** Who must agree to what; null: nobody. */
  readonly approvals?: ReadonlyMap<ApprovalSubject, Role | null>;
  readonly reasons?: readonly EntitlementReason[];
}

/** What something costs, and what money goes where when a unit is taken back. */
export interface ChargesCase {
  readonly facts: ChargesCaseFacts;
  readonly expect: ExpectedCharges;
}

export interface ChargesCaseFacts extends EntitlementFacts {
  readonly items?: readonly AskedItem[];
  readonly settle?: ToldSettlement;
}

/** Amounts such as `150.00 CNY`; null: nothing. */
export interface ExpectedCharges {
  readonly customerPays?: string | null;
  readonly customerGets?: string | null;
  /** By item. */
  readonly amounts?: ReadonlyMap<string, string>;
  readonly payers?: ReadonlyMap<string, Payer>;
  /** Of the items in their order, and of what is settled. */
  readonly rules?: readonly string[];
  readonly payments?: number | null;
}

export interface FollowUpCase {
  readonly facts: FollowUpCaseFacts;
  /** By rule: when its turns come, in order, as many as are named; null or none: never. */
  readonly expect: ReadonlyMap<string, LocalTime | readonly LocalTime[] | null>;
  /** By rule: when the first turn is put in front of people, where that is before it is due. */
  readonly notices?: ReadonlyMap<string, LocalTime | null>;
}

/** A unit with its contracts, or a ticket that was resolved or left unsolved. */
export interface FollowUpCaseFacts extends Partial<Omit<EntitlementFacts, 'on'>> {
  /** The local date from which to look; what came before has been followed up. */
  readonly from: string;
  readonly contracts?: readonly ContractSpan[];
  readonly resolvedAt?: LocalTime;
  readonly visitUnresolvedAt?: LocalTime;
  /** When a promise that the rule asks about was missed. */
  readonly missedAt?: LocalTime;
}
