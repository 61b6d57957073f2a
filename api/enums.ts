import { registerEnumType } from 'type-graphql';
import { settlementParts } from '../domain/charge/settlement.js';
import * as vocabulary from '../schema/vocabulary.js';

/** The closed lists of schema/vocabulary.ts as GraphQL enums. The objects are only what type-graphql knows them by. */
function enumOf<Value extends string>(name: string, description: string, values: readonly Value[]) {
  const members = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(members, { name, description });
  return members;
}

export const Role = enumOf(
  'Role',
  'What somebody is to the desk; a person may hold several.',
  vocabulary.roles,
);
export const CustomerTier = enumOf(
  'CustomerTier',
  'How a customer is ranked by the company.',
  vocabulary.customerTiers,
);
export const ServicePointKind = enumOf(
  'ServicePointKind',
  'What kind of place serves.',
  vocabulary.servicePointKinds,
);
export const FaultCause = enumOf('FaultCause', 'What a fault came from.', vocabulary.faultCauses);
export const Coverage = enumOf('Coverage', 'Who in the end stands for a repair.', vocabulary.coverages);
export const Remedy = enumOf('Remedy', 'What the customer may ask for.', vocabulary.remedies);
export const SettlementPart = enumOf(
  'SettlementPart',
  'REFUND: of the price paid. DIFFERENCE: what another unit costs more or less. ACCESSORIES: what is missing of them.',
  settlementParts,
);
export const Payer = enumOf('Payer', 'Who pays a part of the service.', vocabulary.payers);
export const DowntimeReason = enumOf(
  'DowntimeReason',
  'Why a unit could not be used.',
  vocabulary.downtimeReasons,
);
export const ApprovalSubject = enumOf(
  'ApprovalSubject',
  'What somebody must agree to: money back, another unit, that a doubtful case is covered, or what is done about a larger problem.',
  vocabulary.approvalSubjects,
);
export const KpiFigure = enumOf(
  'KpiFigure',
  'The figures that a policy may have targets for, named as in its text and in Kpis.',
  vocabulary.kpiRates,
);
export const TicketRecordKind = enumOf(
  'TicketRecordKind',
  'What is put on file: what came of a contact with the supplier, that the customer was told the result, that he refuses the form, what of a checklist is done.',
  vocabulary.ticketRecordKinds,
);
export const ClosingNeed = enumOf(
  'ClosingNeed',
  'What a policy may ask for before closing. FORM: the survey, answered or refused.',
  vocabulary.closingNeeds,
);
export const ClosingStep = enumOf(
  'ClosingStep',
  'Which step waits for what is to be on file.',
  vocabulary.closingSteps,
);
export const ApprovalState = enumOf(
  'ApprovalState',
  'Where a question to somebody stands. WITHDRAWN: it is no longer put.',
  vocabulary.approvalStates,
);
export const TermState = enumOf(
  'TermState',
  'How a warranty term stands. WITHHELD: it runs, but something it needs is missing.',
  vocabulary.termStates,
);
export const ChargeItem = enumOf('ChargeItem', 'What somebody has to pay.', vocabulary.chargeItems);
export const ChargeKind = enumOf(
  'ChargeKind',
  'What a line of a quote is for. INSPECTION is finding the fault, whether or not it is mended then.',
  vocabulary.chargeKinds,
);
export const QuoteState = enumOf(
  'QuoteState',
  'Where a quote stands. OFFERED is the only open one; SUPERSEDED: a later offer took its place.',
  vocabulary.quoteStates,
);
export const TicketKind = enumOf('TicketKind', 'What a ticket is about.', vocabulary.ticketKinds);
export const TicketState = enumOf('TicketState', 'Where a ticket stands.', vocabulary.ticketStates);
export const Severity = enumOf('Severity', 'How grave a matter is, rising.', vocabulary.severities);
export const Channel = enumOf(
  'Channel',
  'The way by which somebody speaks with the desk.',
  vocabulary.channels,
);
export const HoldReason = enumOf('HoldReason', 'What work waits for.', vocabulary.holdReasons);
export const ComplaintSubject = enumOf(
  'ComplaintSubject',
  'What a complaint is about; the policy routes it to a department by this.',
  vocabulary.complaintSubjects,
);
export const SlaTarget = enumOf('SlaTarget', 'What is promised by a time.', vocabulary.slaTargets);
export const ClockState = enumOf(
  'ClockState',
  'MISSED stays MISSED even when the target is met later (metAt then tells when).',
  vocabulary.clockStates,
);
export const EscalationReason = enumOf(
  'EscalationReason',
  'Why somebody was told.',
  vocabulary.escalationReasons,
);
export const VisitPurpose = enumOf('VisitPurpose', 'What a trip is for.', vocabulary.visitPurposes);
export const VisitState = enumOf('VisitState', 'Where a trip stands.', vocabulary.visitStates);
export const CustodyState = enumOf('CustodyState', 'Where a unit taken in is.', vocabulary.custodyStates);
export const LoanerState = enumOf('LoanerState', 'Where a loaner is.', vocabulary.loanerStates);
export const FollowUpKind = enumOf(
  'FollowUpKind',
  'What the desk owes after the work.',
  vocabulary.followUpKinds,
);
export const FollowUpState = enumOf('FollowUpState', 'Where a follow-up stands.', vocabulary.followUpStates);
export const SurveyAspect = enumOf(
  'SurveyAspect',
  'What the customer is asked about.',
  vocabulary.surveyAspects,
);
export const SurveyLevel = enumOf('SurveyLevel', 'Four levels, best first.', vocabulary.surveyLevels);
export const Direction = enumOf('Direction', 'INBOUND is what the customer said.', vocabulary.directions);
export const Delivery = enumOf(
  'Delivery',
  'Whether a message has reached the customer.',
  vocabulary.deliveries,
);
