import type {
  Channel,
  ChargeItem,
  ComplaintSubject,
  Coverage,
  CustomerTier,
  DowntimeReason,
  FaultCause,
  Payer,
  Remedy,
  Role,
  TermState,
  TicketKind,
  VerdictSubject,
} from './vocabulary.js';

/** Days by which the end of a term moved, and why. */
export interface ExtensionRecord {
  /** The first day that was counted out, and the day on which counting went on. */
  from: string;
  to: string;
  days: number;
  reason: DowntimeReason;
  /** Number of the ticket of that repair. */
  ticket: string | null;
}

/** How one warranty term of the policy stood. */
export interface TermRecord {
  id: string;
  state: TermState;
  /** The first day; null when nobody knows from which day it counts. */
  startsOn: string | null;
  /** Which day of the unit's life that was, such as SOLD, or EXCHANGED. */
  countedFrom: string | null;
  /** The last day, with all that was added. */
  endsOn: string | null;
  remedies: Remedy[];
  daysAdded: number;
  extensions: ExtensionRecord[];
  /** Id of the campaign that lengthened it. */
  campaign: string | null;
  /** What it needs and is missing. */
  unmet: string[];
}

/** What is known of a unit, or of one component of it, on a day. Days are local dates of the policy's time zone. */
export interface UnitFactsRecord {
  /** Null: the unit as a whole. */
  readonly component?: string | null;
  readonly batch?: string | null;
  readonly manufacturedOn?: string | null;
  readonly receivedByDealerOn?: string | null;
  readonly soldOn?: string | null;
  readonly installedOn?: string | null;
  readonly acceptedOn?: string | null;
  /** When the customer got this unit for another that was faulty. */
  readonly exchangedOn?: string | null;
  readonly hasWarrantyCard?: boolean;
  readonly hasInvoice?: boolean;
  readonly cardAltered?: boolean;
  /** The last day of the service contract. */
  readonly contractEndsOn?: string | null;
  /** How often the same fault was repaired in vain; null: nobody has told, so none is known of. */
  readonly failedRepairs?: number | null;
  /** Null: nobody has told, so none is known of. */
  readonly downtime?: readonly DowntimeRecord[] | null;
  /** Something that belongs to the unit is not given back with it. */
  readonly accessoriesMissing?: boolean;
  /** What was decided on a case that the policy leaves to a person; null: nobody has decided yet. */
  readonly judgement?: 'COVERED' | 'REFUSED' | null;
  readonly on: string;
}

/** Time in which the unit could not be used. The day it began is not counted. */
export interface DowntimeRecord {
  readonly from: string;
  /** The day on which it could be used again; null while it lasts. */
  readonly to?: string | null;
  readonly reason: DowntimeReason;
  /** Number of the ticket of that repair. */
  readonly ticket?: string | null;
}

/** The facts that a verdict was decided by, as far as they were known. */
export interface EntitlementFactsRecord extends UnitFactsRecord {
  readonly kind?: TicketKind | null;
  readonly channel?: Channel | null;
  readonly subject?: ComplaintSubject | null;
  readonly region?: string | null;
  readonly zone?: string | null;
  readonly distanceKm?: number | null;
  readonly customerTier?: CustomerTier | null;
  readonly underContract?: boolean | null;
  readonly family?: string | null;
  readonly consumable?: boolean | null;
  readonly cause?: FaultCause | null;
}

export interface RequiredApprovalRecord {
  subject: VerdictSubject;
  role: Role;
}

/** What was decided, when the ticket was opened or completed, and by which facts. */
export interface EntitlementRecord {
  coverage: Coverage;
  remedies: Remedy[];
  terms: string[];
  endsOn: string | null;
  parts: Payer;
  labour: Payer;
  travel: Payer;
  freight: Payer;
  reasons: string[];
  // Verdicts of older tickets lack what follows.
  freightBack?: Payer;
  accessories?: Payer | null;
  refurbishing?: Payer | null;
  /** At which price, by what is charged. */
  bases?: Partial<Record<ChargeItem, string>>;
  approvals?: readonly RequiredApprovalRecord[];
  considered?: TermRecord[];
  facts?: EntitlementFactsRecord;
}
