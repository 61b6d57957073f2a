import type {
  Channel,
  ComplaintSubject,
  Coverage,
  CustomerTier,
  FaultCause,
  HoldReason,
  Payer,
  Remedy,
  Role,
  Severity,
  SlaTarget,
  SurveyLevel,
  TicketKind,
  TicketState,
  VisitPurpose,
  VisitState,
} from '../../../schema/vocabulary.js';

/** What a rule of the policy may ask about a case. */
export type FactName =
  | 'kind'
  | 'severity'
  | 'channel'
  | 'family'
  | 'component'
  | 'componentGroup'
  | 'region'
  | 'zone'
  | 'distanceKm'
  | 'customerTier'
  | 'underContract'
  | 'subject'
  | 'words'
  | 'cause'
  | 'complaintsByCustomer'
  | 'sameFaultOnUnit'
  | 'reopenings';

/** What customers call the members of the closed lists. A member without a name does not compile. */
export interface Names {
  readonly ticketKind: Readonly<Record<TicketKind, string>>;
  readonly ticketState: Readonly<Record<TicketState, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly target: Readonly<Record<SlaTarget, string>>;
  readonly subject: Readonly<Record<ComplaintSubject, string>>;
  readonly holdReason: Readonly<Record<HoldReason, string>>;
  readonly coverage: Readonly<Record<Coverage, string>>;
  readonly cause: Readonly<Record<FaultCause, string>>;
  readonly visitState: Readonly<Record<VisitState, string>>;
  readonly visitPurpose: Readonly<Record<VisitPurpose, string>>;
  readonly level: Readonly<Record<SurveyLevel, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly customerTier: Readonly<Record<CustomerTier, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly payer: Readonly<Record<Payer, string>>;
  readonly remedy: Readonly<Record<Remedy, string>>;
  readonly fact: Readonly<Record<FactName, string>>;
}
