import type {
  ApprovalSubject,
  ChargeItem,
  Coverage,
  DowntimeReason,
  Payer,
  Remedy,
  Role,
  TermState,
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

export interface RequiredApprovalRecord {
  subject: ApprovalSubject;
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
  facts?: Record<string, unknown>;
}
