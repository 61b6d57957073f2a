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

/** The facts that a verdict was decided by, as far as they were known; days are local dates. */
export interface EntitlementFactsRecord {
  readonly kind?: TicketKind | null;
  readonly channel?: Channel | null;
  readonly subject?: ComplaintSubject | null;
  readonly region?: string | null;
  readonly zone?: string | null;
  readonly distanceKm?: number | null;
  readonly customerTier?: CustomerTier | null;
  readonly underContract?: boolean | null;
  readonly family?: string | null;
  readonly component?: string | null;
  readonly consumable?: boolean | null;
  readonly batch?: string | null;
  readonly manufacturedOn?: string | null;
  readonly receivedByDealerOn?: string | null;
  readonly soldOn?: string | null;
  readonly installedOn?: string | null;
  readonly acceptedOn?: string | null;
  readonly exchangedOn?: string | null;
  readonly hasWarrantyCard?: boolean;
  readonly hasInvoice?: boolean;
  readonly cardAltered?: boolean;
  readonly contractEndsOn?: string | null;
  readonly cause?: FaultCause | null;
  readonly failedRepairs?: number | null;
  readonly downtime?: readonly DowntimeRecord[] | null;
  readonly accessoriesMissing?: boolean;
  readonly judgement?: 'COVERED' | 'REFUSED' | null;
  readonly on: string;
}

export interface DowntimeRecord {
  readonly from: string;
  readonly to?: string | null;
  readonly reason: DowntimeReason;
  readonly ticket?: string | null;
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
