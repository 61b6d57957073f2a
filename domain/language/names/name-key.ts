import type {
  Channel,
  ChargeItem,
  ChargeKind,
  ComplaintSubject,
  Coverage,
  CustomerTier,
  DowntimeReason,
  FaultCause,
  HoldReason,
  Payer,
  Remedy,
  Role,
  ServicePointKind,
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
  | 'reopenings'
  | 'servicePoint'
  | 'marked';

/** The day from which a warranty term counts. */
export type TermStartName =
  | 'INSTALLED'
  | 'SOLD'
  | 'CARD'
  | 'MANUFACTURED'
  | 'ACCEPTED'
  | 'RECEIVED_BY_DEALER'
  | 'EXCHANGED';

/** What a warranty term may still lack. */
export type NeedName =
  | 'NEEDS_FAILED_REPAIRS'
  | 'NEEDS_LONGER_REPAIR'
  | 'NEEDS_LONGER_WAIT'
  | 'NEEDS_INVOICE'
  | 'NEEDS_CARD';

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
  readonly servicePointKind: Readonly<Record<ServicePointKind, string>>;
  readonly termStart: Readonly<Record<TermStartName, string>>;
  readonly downtime: Readonly<Record<DowntimeReason, string>>;
  readonly charge: Readonly<Record<ChargeItem, string>>;
  readonly chargeKind: Readonly<Record<ChargeKind, string>>;
  readonly need: Readonly<Record<NeedName, string>>;
}
