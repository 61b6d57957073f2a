/**
 * The closed lists of the field, written once: the tables store them, the domain decides by them,
 * GraphQL shows them and the policy file uses them. The order of a list carries no meaning unless it says so.
 */
export const roles = [
  'CUSTOMER',
  'RECEPTIONIST',
  'DISPATCHER',
  'TECHNICIAN',
  'PARTS_KEEPER',
  'SUPERVISOR',
  'MANAGER',
  'GENERAL_MANAGER',
  'DEALER',
  'ADMIN',
  'AUDITOR',
] as const;
export type Role = (typeof roles)[number];

export const customerTiers = ['STANDARD', 'KEY'] as const;
export type CustomerTier = (typeof customerTiers)[number];

export const servicePointKinds = ['HEADQUARTERS', 'BRANCH', 'SERVICE_CENTER', 'DEALER'] as const;
export type ServicePointKind = (typeof servicePointKinds)[number];

export const faultCauses = [
  'UNKNOWN',
  'DEFECT',
  'MISUSE',
  'SELF_REPAIR',
  'TRANSPORT',
  'FORCE_MAJEURE',
  'WEAR',
] as const;
export type FaultCause = (typeof faultCauses)[number];

export const coverages = ['FREE', 'CONTRACT', 'CHARGEABLE'] as const;
export type Coverage = (typeof coverages)[number];

export const remedies = ['RETURN', 'EXCHANGE', 'REPAIR'] as const;
export type Remedy = (typeof remedies)[number];

export const payers = ['COMPANY', 'CUSTOMER', 'DEALER', 'SUPPLIER'] as const;
export type Payer = (typeof payers)[number];

/** What somebody has to pay. `freight` is the way in, `freightBack` the way back to the customer. */
export const chargeItems = [
  'parts',
  'labour',
  'travel',
  'freight',
  'freightBack',
  'accessories',
  'refurbishing',
] as const;
export type ChargeItem = (typeof chargeItems)[number];

/** What a line of a quote is for. INSPECTION is finding the fault, whether or not it is mended then. */
export const chargeKinds = [
  'PARTS',
  'LABOUR',
  'TRAVEL',
  'FREIGHT',
  'FREIGHT_BACK',
  'ACCESSORIES',
  'INSPECTION',
  'OTHER',
] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** OFFERED is the only open one. SUPERSEDED: a later offer took its place. */
export const quoteStates = ['OFFERED', 'CONSENTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'] as const;
export type QuoteState = (typeof quoteStates)[number];

/** Why a unit could not be used: it was in repair, or the repair waited for parts. */
export const downtimeReasons = ['REPAIR', 'PARTS'] as const;
export type DowntimeReason = (typeof downtimeReasons)[number];

/** What somebody must agree to: money back, another unit, that a doubtful case is covered, or what is done about a larger problem. */
export const approvalSubjects = ['RETURN', 'EXCHANGE', 'COVERAGE', 'DECISION'] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];
/** What a verdict on warranty may let depend on somebody's consent. */
export type VerdictSubject = Exclude<ApprovalSubject, 'DECISION'>;

/** WITHDRAWN: the question is no longer put. */
export const approvalStates = ['REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** How a warranty term stands on a day. WITHHELD: it runs, but something it needs is missing. */
export const termStates = ['IN_FORCE', 'WITHHELD', 'EXPIRED', 'NOT_STARTED', 'NO_START_DATE'] as const;
export type TermState = (typeof termStates)[number];

export const ticketKinds = [
  'INQUIRY',
  'FAULT',
  'COMPLAINT',
  'RETURN',
  'EXCHANGE',
  'INSTALLATION',
  'MAINTENANCE',
  'SUGGESTION',
] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const ticketStates = ['OPEN', 'IN_PROGRESS', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const;
export type TicketState = (typeof ticketStates)[number];

/**
 * What is put on file about a ticket: what came of a contact with the supplier, that the customer was told the result, that
 * he does not want to fill in the form, and what of a checklist is done.
 */
export const ticketRecordKinds = ['SUPPLIER_OUTCOME', 'CUSTOMER_TOLD', 'FORM_REFUSED', 'CHECKLIST'] as const;
export type TicketRecordKind = (typeof ticketRecordKinds)[number];

/** What a policy may ask for before a ticket is settled or closed. FORM: the survey, answered or refused. */
export const closingNeeds = ['SUPPLIER_OUTCOME', 'CUSTOMER_TOLD', 'FORM', 'CHECKLIST'] as const;
export const closingSteps = ['RESOLVE', 'CLOSE'] as const;
export type ClosingStep = (typeof closingSteps)[number];
export type ClosingNeed = (typeof closingNeeds)[number];

/** The figures that a policy may have targets for. */
export const kpiRates = [
  'timelyRate',
  'satisfactionRate',
  'complaintRate',
  'majorComplaintRate',
  'firstTimeFixRate',
  'revisitRate',
] as const;
export type KpiRate = (typeof kpiRates)[number];

/** Rising: a later one is graver. */
export const severities = ['NORMAL', 'URGENT', 'CRITICAL'] as const;
export type Severity = (typeof severities)[number];

export const channels = ['WEB_CHAT', 'WECHAT', 'PHONE', 'EMAIL', 'SMS', 'LETTER', 'WALK_IN', 'API'] as const;
export type Channel = (typeof channels)[number];

/** Channels whose customers hold no connection: what is said to them has to be sent. */
export const sendingChannels = ['WECHAT', 'EMAIL', 'SMS'] as const satisfies readonly Channel[];
export type SendingChannel = (typeof sendingChannels)[number];

export const holdReasons = ['CUSTOMER', 'PARTS', 'SUPPLIER', 'ACCESS', 'APPROVAL'] as const;
export type HoldReason = (typeof holdReasons)[number];

export const complaintSubjects = [
  'QUALITY',
  'FUNCTION',
  'PACKAGING',
  'TRANSPORT',
  'STAFF_CONDUCT',
  'DEALER',
  'PRICE',
  'OTHER',
] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

export const slaTargets = [
  'REPLY',
  'NEXT_REPLY',
  'SUPPLIER_CONTACT',
  'DISPATCH',
  'ARRIVE',
  'RESOLVE',
  'LOANER',
  'RETURN_UNIT',
] as const;
export type SlaTarget = (typeof slaTargets)[number];

export const clockStates = ['RUNNING', 'PAUSED', 'MET', 'MISSED', 'CANCELLED'] as const;
export type ClockState = (typeof clockStates)[number];

export const escalationReasons = [
  'SLA_WARNING',
  'SLA_MISSED',
  'COMPLAINT',
  'REPEAT_REPAIR',
  'CRISIS',
  'MANUAL',
] as const;
export type EscalationReason = (typeof escalationReasons)[number];

export const visitPurposes = [
  'REPAIR',
  'INSTALLATION',
  'MAINTENANCE',
  'INSPECTION',
  'TRAINING',
  'RETURN_UNIT',
] as const;
export type VisitPurpose = (typeof visitPurposes)[number];

export const visitStates = ['PLANNED', 'EN_ROUTE', 'ON_SITE', 'COMPLETED', 'CANCELLED', 'FAILED'] as const;
export type VisitState = (typeof visitStates)[number];

export const custodyStates = ['HELD', 'RETURNED'] as const;
export type CustodyState = (typeof custodyStates)[number];

export const loanerStates = ['OUT', 'BACK'] as const;
export type LoanerState = (typeof loanerStates)[number];

export const followUpKinds = [
  'CALLBACK',
  'SURVEY',
  'INSPECTION',
  'MAINTENANCE_REMINDER',
  'TRAINING',
  'CONTRACT_RENEWAL',
  'WARRANTY_EXPIRY',
  'NEXT_VISIT',
  'INSTALLATION',
  'NEGOTIATION',
] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const followUpStates = ['PLANNED', 'DUE', 'DONE', 'SKIPPED', 'CANCELLED'] as const;
export type FollowUpState = (typeof followUpStates)[number];

export const surveyAspects = ['ATTITUDE', 'SKILL', 'PUNCTUALITY', 'PROMISE_KEPT'] as const;
export type SurveyAspect = (typeof surveyAspects)[number];

/** Falling: the best comes first. */
export const surveyLevels = ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'] as const;
export type SurveyLevel = (typeof surveyLevels)[number];

export const directions = ['INBOUND', 'OUTBOUND'] as const;
export type Direction = (typeof directions)[number];

export const deliveries = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type Delivery = (typeof deliveries)[number];

/** The languages the desk speaks; each is whole or absent. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a customer may send beside words. */
export const attachmentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Why a file is not taken. */
export type FileRefusal = 'EMPTY' | 'TOO_LARGE' | 'WRONG_TYPE' | 'CUT_OFF' | 'TOO_MANY';

/** What is neither a file nor words to us: a voice that the channel did not make words of, a sticker, a bare place. */
export type Unreadable = 'VOICE' | 'NO_WORDS';
