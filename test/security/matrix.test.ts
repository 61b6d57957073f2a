import { beforeAll, describe, expect, it } from 'vitest';
import { useApi } from '../support/api.js';
import { useDesk } from '../support/desk.js';
import { serviceOf } from '../support/service.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);

/** contract/roles.md, one letter per role in this order. */
const roles = [
  ['r', 'receptionist@demo'],
  ['d', 'dispatcher@demo'],
  ['t', 'technician1@demo'],
  ['p', 'parts_keeper@demo'],
  ['s', 'supervisor@demo'],
  ['m', 'manager@demo'],
  ['g', 'general_manager@demo'],
  ['l', 'dealer@demo'],
  ['a', 'admin@demo'],
  ['u', 'auditor@demo'],
] as const;

const ids: Record<string, string> = {};

beforeAll(async () => {
  // At the dealer's in Fujian, assigned to a technician and waiting for parts: every role sees it.
  const ticketId = await service.open({ address: { text: '福建省厦门市思明区湖滨南路50号' } });
  const technician = await service.staff('technician1@demo');
  ids.ticket = `ticket_${ticketId}`;
  ids.technician = `staff_${technician.id}`;
  const change = (mutation: string, input: object, as: string) =>
    api.ask(mutation, { as, variables: { i: { ticketId: ids.ticket, ...input } } });
  const assigned = await change(
    'mutation ($i: AssignTicketInput!) { assignTicket(input: $i) { ticket { id } } }',
    { staffId: ids.technician },
    'dispatcher@demo',
  );
  const scheduled = await change(
    'mutation ($i: ScheduleVisitInput!) { scheduleVisit(input: $i) { visit { id } } }',
    {
      technicianId: ids.technician,
      plannedStart: service.at(3_600_000).toISOString(),
      plannedEnd: service.at(7_200_000).toISOString(),
    },
    'dispatcher@demo',
  );
  ids.visit = scheduled.data.scheduleVisit.visit.id;
  const passedUp = await change(
    'mutation ($i: EscalateTicketInput!) { escalateTicket(input: $i) { escalation { id } } }',
    { to: 'GENERAL_MANAGER', note: 'x' },
    'supervisor@demo',
  );
  ids.escalation = passedUp.data.escalateTicket.escalation.id;
  const held = await change(
    'mutation ($i: HoldTicketInput!) { holdTicket(input: $i) { ticket { state } } }',
    { reason: 'PARTS' },
    'dispatcher@demo',
  );
  const clocks = await api.ask(`{ node(id: "${ids.ticket}") { ... on Ticket { clocks { id } } } }`, {
    as: 'manager@demo',
  });
  ids.clock = clocks.data.node.clocks[0].id;
  const taken = await change(
    'mutation ($i: TakeInUnitInput!) { takeInUnit(input: $i) { custody { id } ticket { custodies { number } } } }',
    { condition: 'x', signedBy: 'x' },
    'technician1@demo',
  );
  ids.custody = taken.data.takeInUnit.custody.id;
  const lent = await change(
    'mutation ($i: HandOutLoanerInput!) { handOutLoaner(input: $i) { loaner { id allowedActions } ticket { loaners { state } } } }',
    { serialNumber: 'LOAN-1', description: 'x', signedBy: 'x' },
    'technician1@demo',
  );
  ids.loaner = lent.data.handOutLoaner.loaner.id;
  expect([assigned.errors, held.errors, taken.errors, lent.errors]).toEqual([[], [], [], []]);
});

const future = (hours: number) => service.at(hours * 3_600_000).toISOString();
const ofTicket = () => ({ ticketId: ids.ticket });
const ofVisit = () => ({ visitId: ids.visit });

/**
 * Input type, an input that is refused for what it says (never for who says it), and who is not refused for who
 * he is. No case changes anything, so the order of cases does not matter.
 */
const mutations: Record<string, [type: string, input: () => object, allowed: string]> = {
  openTicket: [
    'OpenTicketInput',
    () => ({ kind: 'FAULT', channel: 'PHONE', customer: { name: 'x' }, description: ' ' }),
    'rdsmla',
  ],
  registerAsset: ['RegisterAssetInput', () => ({ serialNumber: 'X', model: 'NO-SUCH' }), 'rdsmla'],
  recordExchange: ['RecordExchangeInput', () => ({ ...ofTicket(), serialNumber: 'DEMO-0001' }), 'rdsmla'],
  replyToTicket: ['ReplyInput', () => ({ ...ofTicket(), text: ' ' }), 'rdsmgla'],
  changeTicket: ['ChangeTicketInput', () => ({ ...ofTicket(), distanceKm: -1 }), 'rdsmla'],
  changeDepartment: [
    'ChangeDepartmentInput',
    () => ({ ...ofTicket(), department: 'x', expectedVersion: 0 }),
    'rdsmla',
  ],
  holdTicket: ['HoldTicketInput', () => ({ ...ofTicket(), reason: 'PARTS' }), 'rdsmla'],
  resumeTicket: ['TicketIdInput', () => ({ ...ofTicket(), expectedVersion: 0 }), 'rdsmla'],
  resolveTicket: ['TicketIdInput', () => ({ ...ofTicket(), expectedVersion: 0 }), 'rdsmla'],
  recordRemoteHelp: [
    'RemoteHelpInput',
    () => ({ ...ofTicket(), solved: false, expectedVersion: 0 }),
    'rdsmla',
  ],
  closeTicket: ['TicketIdInput', () => ({ ...ofTicket(), expectedVersion: 0 }), 'rdsmla'],
  cancelTicket: ['TicketIdInput', () => ({ ...ofTicket(), expectedVersion: 0 }), 'rdsmla'],
  reopenTicket: ['TicketIdInput', ofTicket, 'sma'],
  assignTicket: [
    'AssignTicketInput',
    () => ({ ...ofTicket(), staffId: ids.technician, expectedVersion: 0 }),
    'dsmgla',
  ],
  scheduleVisit: [
    'ScheduleVisitInput',
    () => ({ ...ofTicket(), plannedStart: future(2), plannedEnd: future(1) }),
    'dsmla',
  ],
  startTravel: ['VisitIdInput', () => ({ ...ofVisit(), at: '1999-01-01T00:00:00Z' }), 'tsmla'],
  recordArrival: ['VisitIdInput', () => ({ ...ofVisit(), at: '1999-01-01T00:00:00Z' }), 'tsmla'],
  fileServiceReport: [
    'ServiceReportInput',
    () => ({ ...ofVisit(), cause: 'DEFECT', diagnosis: 'x', remedy: 'x', resolved: true }),
    'tsmla',
  ],
  signServiceReport: ['SignReportInput', () => ({ ...ofVisit(), signedBy: 'x' }), 'tsmla'],
  submitSurvey: [
    'SubmitSurveyInput',
    () => ({ ...ofTicket(), answers: [{ aspect: 'SKILL', level: 'SATISFIED' }] }),
    'rdsmla',
  ],
  correctHold: ['CorrectHoldInput', () => ({ ...ofTicket(), since: future(1), reason: 'x' }), 'smga'],
  correctClock: ['CorrectClockInput', () => ({ clockId: ids.clock, reason: 'x' }), 'smga'],
  correctArrival: ['CorrectArrivalInput', () => ({ ...ofVisit(), at: future(1), reason: 'x' }), 'smga'],
  registerContract: [
    'RegisterContractInput',
    () => ({ number: ' ', serialNumber: 'X', startsOn: '2026-01-01', endsOn: '2026-12-31' }),
    'rdsmla',
  ],
  recordSupplierContact: [
    'RecordSupplierContactInput',
    () => ({ ...ofTicket(), supplier: 'x', channel: 'EMAIL', inWriting: true, summary: ' ' }),
    'rdsmla',
  ],
  takeInUnit: ['TakeInUnitInput', () => ({ ...ofTicket(), condition: ' ', signedBy: 'x' }), 'rdtsmla'],
  returnUnit: ['ReturnUnitInput', () => ({ custodyId: ids.custody, receivedBy: ' ' }), 'rdtsmla'],
  handOutLoaner: [
    'HandOutLoanerInput',
    () => ({ ...ofTicket(), serialNumber: ' ', description: 'x', signedBy: 'x' }),
    'rdtsmla',
  ],
  takeBackLoaner: ['TakeBackLoanerInput', () => ({ loanerId: ids.loaner, condition: ' ' }), 'rdtsmla'],
  saveArticle: [
    'SaveArticleInput',
    () => ({ topic: ' ', language: 'en', title: 'x', asks: [], body: 'x', families: [] }),
    'ma',
  ],
  activatePolicy: ['ActivatePolicyInput', () => ({ yaml: 'policy: x' }), 'ma'],
};

const refusedFor = /^(FORBIDDEN|UNAUTHENTICATED|NOT_FOUND)/;

describe('who may do what', () => {
  it.each(Object.entries(mutations))('%s', async (mutation, [type, input, allowed]) => {
    const query = `mutation ($i: ${type}!) { ${mutation}(input: $i) { __typename } }`;
    const answers = await Promise.all(
      roles.map(async ([letter, login]) => {
        const { refusal } = await api.ask(query, { as: login, variables: { i: input() } });
        return refusedFor.test(refusal ?? '') ? `${letter}:${refusal}` : letter;
      }),
    );
    const expected = roles.map(([letter]) => (allowed.includes(letter) ? letter : `${letter}:FORBIDDEN`));
    expect(answers).toEqual(expected);
  });

  it('lets who was told or supervises take up an escalation', async () => {
    const query =
      'mutation ($i: AcknowledgeEscalationInput!) { acknowledgeEscalation(input: $i) { escalation { acknowledgedBy { login } } } }';
    const variables = { i: { escalationId: ids.escalation } };
    for (const as of ['receptionist@demo', 'dispatcher@demo', 'dealer@demo', 'auditor@demo']) {
      expect((await api.ask(query, { as, variables })).refusal).toBe('FORBIDDEN');
    }
    const { data } = await api.ask(query, { as: 'general_manager@demo', variables });
    expect(data.acknowledgeEscalation.escalation.acknowledgedBy.login).toBe('general_manager@demo');
  });

  it('lets the role that an approval names decide it, and those above', async () => {
    const opened = await api.ask(
      'mutation ($i: OpenTicketInput!) { openTicket(input: $i) { ticket { approvals { id role mayDecide } } } }',
      {
        as: 'receptionist@demo',
        variables: {
          i: {
            kind: 'RETURN',
            channel: 'PHONE',
            customer: { name: 'x' },
            serialNumber: 'DEMO-0005',
            description: '退货',
          },
        },
      },
    );
    const [asked] = opened.data.openTicket.ticket.approvals;
    expect(asked).toMatchObject({ role: 'GENERAL_MANAGER', mayDecide: false });
    const query =
      'mutation ($i: DecideApprovalInput!) { grantApproval(input: $i) { approval { state decidedBy { login } } } }';
    const variables = { i: { approvalId: asked.id } };
    const { token } = await api.customer();
    expect((await api.ask(query, { token, variables })).refusal).toMatch(refusedFor);
    for (const as of ['receptionist@demo', 'supervisor@demo', 'manager@demo', 'auditor@demo'])
      expect((await api.ask(query, { as, variables })).refusal).toBe('FORBIDDEN');
    const { data } = await api.ask(query, { as: 'general_manager@demo', variables });
    expect(data.grantApproval.approval).toEqual({
      state: 'GRANTED',
      decidedBy: { login: 'general_manager@demo' },
    });
  });

  it.each(Object.entries(mutations))(
    '%s: nobody without a token, and no customer but for his survey',
    async (mutation, [type, input]) => {
      const query = `mutation ($i: ${type}!) { ${mutation}(input: $i) { __typename } }`;
      expect((await api.ask(query, { variables: { i: input() } })).refusal).toBe('UNAUTHENTICATED');
      const { token } = await api.customer();
      const { refusal } = await api.ask(query, { token, variables: { i: input() } });
      expect(refusal).toMatch(refusedFor);
    },
  );
});

describe('who may read what', () => {
  const queries: Record<string, [query: string, allowed: string]> = {
    figures: ['{ kpis(from: "2026-11-01", to: "2026-11-30") { ticketsOpened } }', 'smgau'],
    departmentFigures: [
      '{ departmentFigures(from: "2026-11-01", to: "2026-11-30") { department } }',
      'smgau',
    ],
    deadLetters: ['{ deadLetters { kind } }', 'mau'],
    policy: ['{ policy { version } }', 'rdtpsmglau'],
    previewSla: [
      '{ previewSla(facts: {kind: FAULT, openedAt: "2026-11-23T02:00:00Z"}) { rule } }',
      'rdtpsmglau',
    ],
    previewEntitlement: [
      '{ previewEntitlement(facts: {family: "purifier", on: "2026-11-22"}) { coverage } }',
      'rdtpsmglau',
    ],
    staff: ['{ staff { login } }', 'rdtpsmglau'],
    escalations: ['{ escalations { totalCount } }', 'rdtpsmglau'],
    approvals: ['{ approvals { totalCount } }', 'rdtpsmglau'],
    followUps: ['{ followUps { totalCount } }', 'rdtpsmglau'],
    conversations: ['{ conversations { totalCount } }', 'rdtpsmglau'],
    articles: ['{ articles { totalCount } }', 'rdtpsmglau'],
    notifications: ['{ notifications { totalCount } }', 'rdtpsmglau'],
  };

  it.each(Object.entries(queries))('%s', async (_name, [query, allowed]) => {
    for (const [letter, login] of roles) {
      const { refusal } = await api.ask(query, { as: login });
      expect([letter, refusal]).toEqual([letter, allowed.includes(letter) ? null : 'FORBIDDEN']);
    }
    const { token } = await api.customer();
    expect((await api.ask(query, { token })).refusal).toBe('FORBIDDEN');
    expect((await api.ask(query)).refusal).toBe('UNAUTHENTICATED');
  });

  it.each([
    'tickets { totalCount }',
    'visits { totalCount }',
    'servicePoints { id }',
    'products { id }',
    'ticket(number: "T2611-AAAAA") { id }',
    'node(id: "x") { id }',
    'customer(phone: "13800138000") { id }',
    'asset(serialNumber: "DEMO-0001") { id }',
  ])('nobody reads %s without a token', async (selection) => {
    expect((await api.ask(`{ ${selection} }`)).refusal).toBe('UNAUTHENTICATED');
  });
});
