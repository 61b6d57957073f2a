import type {
  ComplaintSubject,
  Coverage,
  FaultCause,
  HoldReason,
  Severity,
  SlaTarget,
  SurveyLevel,
  TicketKind,
  TicketState,
  VisitPurpose,
  VisitState,
} from '../../../schema/vocabulary.js';

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
}
