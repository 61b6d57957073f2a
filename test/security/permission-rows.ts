import type { Stage } from '../support/stage.js';

const long = 'x'.repeat(10_000);

export interface Row {
  readonly type: string;
  /** Refused for what it says, never for who says it; or it changes nothing. So the order of cases does not matter. */
  readonly input: (on: Stage) => object;
  /** Who is not refused for who he is. */
  readonly may: string;
  /** For whom it does not exist even here; the others are FORBIDDEN. */
  readonly hidden?: string;
  /** Which of the strangers it exists for, and who of them may. */
  readonly seenAway?: string;
  readonly mayAway?: string;
}

const reception = 'rdsmla';
const field = 'tsmla';
const goods = 'rdtsmla';
const everywhere = { seenAway: 'dtsl' };
const row = (
  type: string,
  may: string,
  input: Row['input'],
  others: Pick<Row, 'hidden' | 'seenAway' | 'mayAway'> = {},
): Row => ({ type, may, input, ...others });
const ofTicket = (type: string, may: string, input: (on: Stage) => object): Row =>
  row(type, may, (on) => ({ ticketId: on.Ticket, ...input(on) }));
const ofVisit = (type: string, may: string, input: (on: Stage) => object): Row =>
  row(type, may, (on) => ({ visitId: on.Visit, ...input(on) }));
const stale = () => ({ expectedVersion: 0 });

/** Every mutation, and who may do it; `future` gives an instant so many hours ahead. */
export const permissionRows = (future: (hours: number) => string): Record<string, Row> => ({
  openTicket: row(
    'OpenTicketInput',
    reception,
    () => ({ kind: 'FAULT', channel: 'PHONE', customer: { name: 'x' }, description: ' ' }),
    { ...everywhere, mayAway: 'dsl' },
  ),
  registerAsset: row('RegisterAssetInput', reception, () => ({ serialNumber: 'X', model: 'NO-SUCH' }), {
    ...everywhere,
    mayAway: 'dsl',
  }),
  // The dealer leaves alone what others have in their care.
  changeAsset: row('ChangeAssetInput', reception, (on) => ({ assetId: on.Asset, warrantyCard: long }), {
    ...everywhere,
    mayAway: 'ds',
  }),
  registerContract: row(
    'RegisterContractInput',
    reception,
    () => ({ number: ' ', serialNumber: 'X', startsOn: '2026-01-01', endsOn: '2026-12-31' }),
    { ...everywhere, mayAway: 'dsl' },
  ),
  renewContract: row(
    'RenewContractInput',
    reception,
    (on) => ({ contractId: on.ServiceContract, number: ' ', endsOn: '2029-12-31' }),
    { seenAway: 'ds', mayAway: 'ds' },
  ),
  endContract: row('EndContractInput', reception, (on) => ({ contractId: on.ServiceContract, reason: ' ' }), {
    seenAway: 'ds',
    mayAway: 'ds',
  }),
  recordExchange: ofTicket('RecordExchangeInput', reception, () => ({ serialNumber: 'DEMO-0001' })),
  recordSettlement: ofTicket('RecordSettlementInput', reception, () => ({
    settle: { remedy: 'RETURN', pricePaid: '-1' },
  })),
  replyToTicket: ofTicket('ReplyInput', 'rdsmgla', () => ({ text: ' ' })),
  changeTicket: ofTicket('ChangeTicketInput', reception, () => ({ distanceKm: -1 })),
  changeDepartment: ofTicket('ChangeDepartmentInput', reception, () => ({ department: long })),
  markTicket: ofTicket('MarkTicketInput', 'rdtsmla', stale),
  fileRecord: ofTicket('FileRecordInput', 'rdtsmla', () => ({ kind: 'SUPPLIER_OUTCOME', text: ' ' })),
  requestDecision: ofTicket('RequestDecisionInput', 'rdtsmla', () => ({
    proposal: ' ',
    customerDemand: 'x',
  })),
  holdTicket: ofTicket('HoldTicketInput', reception, () => ({ reason: 'PARTS', note: long })),
  resumeTicket: ofTicket('TicketIdInput', reception, stale),
  resolveTicket: ofTicket('TicketIdInput', reception, stale),
  recordRemoteHelp: ofTicket('RemoteHelpInput', reception, () => ({ solved: false, note: long })),
  closeTicket: ofTicket('TicketIdInput', reception, stale),
  cancelTicket: ofTicket('TicketIdInput', reception, stale),
  reopenTicket: ofTicket('TicketIdInput', 'sma', () => ({})),
  assignTicket: ofTicket('AssignTicketInput', 'dsmgla', (on) => ({ staffId: on.Staff, ...stale() })),
  escalateTicket: ofTicket('EscalateTicketInput', 'smga', () => ({ to: 'CUSTOMER', note: 'x' })),
  acknowledgeEscalation: row('AcknowledgeEscalationInput', 'smga', (on) => ({ escalationId: on.Escalation })),
  grantApproval: row('DecideApprovalInput', 'ga', (on) => ({ approvalId: on.Approval, note: long })),
  refuseApproval: row('DecideApprovalInput', 'ga', (on) => ({ approvalId: on.Approval, note: long })),
  scheduleVisit: ofTicket('ScheduleVisitInput', 'dsmla', () => ({
    plannedStart: future(2),
    plannedEnd: future(1),
  })),
  startTravel: ofVisit('VisitIdInput', field, () => ({ at: '1999-01-01T00:00:00Z' })),
  recordArrival: ofVisit('VisitIdInput', field, () => ({ at: '1999-01-01T00:00:00Z' })),
  fileServiceReport: ofVisit('ServiceReportInput', field, () => ({
    cause: 'DEFECT',
    diagnosis: ' ',
    remedy: 'x',
    resolved: true,
  })),
  signServiceReport: ofVisit('SignReportInput', field, () => ({ signedBy: ' ' })),
  correctArrival: ofVisit('CorrectArrivalInput', 'smga', () => ({ at: future(1), reason: ' ' })),
  correctHold: ofTicket('CorrectHoldInput', 'smga', () => ({ since: future(1), reason: ' ' })),
  correctClock: row('CorrectClockInput', 'smga', (on) => ({ clockId: on.SlaClock, reason: ' ' })),
  // Whoever does the work names no price for it.
  offerQuote: ofTicket('OfferQuoteInput', reception, () => ({ lines: [] })),
  withdrawQuote: row('WithdrawQuoteInput', reception, (on) => ({ quoteId: on.Quote, reason: long })),
  consentToQuote: row('AnswerQuoteInput', reception, (on) => ({ quoteId: on.Quote, comment: long })),
  refuseQuote: row('AnswerQuoteInput', reception, (on) => ({ quoteId: on.Quote, comment: long })),
  submitSurvey: ofTicket('SubmitSurveyInput', reception, () => ({ answers: [] })),
  recordFollowUp: row('RecordFollowUpInput', reception, (on) => ({ followUpId: on.FollowUp, outcome: ' ' }), {
    hidden: 'tp',
  }),
  recordSupplierContact: ofTicket('RecordSupplierContactInput', reception, () => ({
    supplier: 'x',
    channel: 'EMAIL',
    inWriting: true,
    summary: ' ',
  })),
  takeInUnit: ofTicket('TakeInUnitInput', goods, () => ({ condition: ' ', signedBy: 'x' })),
  returnUnit: row('ReturnUnitInput', goods, (on) => ({ custodyId: on.Custody, receivedBy: ' ' })),
  handOutLoaner: ofTicket('HandOutLoanerInput', goods, () => ({
    serialNumber: ' ',
    description: 'x',
    signedBy: 'x',
  })),
  takeBackLoaner: row('TakeBackLoanerInput', goods, (on) => ({ loanerId: on.Loaner, condition: ' ' })),
  // Whoever serves the desk talks with anybody; the others about tickets that they see.
  takeConversation: row('TakeConversationInput', reception, (on) => ({ conversationId: on.Conversation }), {
    seenAway: 'ds',
    mayAway: 'ds',
  }),
  replyToConversation: row(
    'ReplyToConversationInput',
    reception,
    (on) => ({ conversationId: on.Conversation, text: ' ' }),
    { seenAway: 'ds', mayAway: 'ds' },
  ),
  handBackConversation: row(
    'HandBackConversationInput',
    reception,
    (on) => ({ conversationId: on.Conversation }),
    { seenAway: 'ds', mayAway: 'ds' },
  ),
  markNotificationRead: row('MarkNotificationReadInput', 't', (on) => ({ notificationId: on.Notification }), {
    hidden: 'rdpsmglau',
  }),
  saveArticle: row(
    'SaveArticleInput',
    'ma',
    () => ({ topic: ' ', language: 'en', title: 'x', asks: [], body: 'x', families: [] }),
    everywhere,
  ),
  activatePolicy: row('ActivatePolicyInput', 'ma', () => ({ yaml: 'policy: x' }), everywhere),
});
