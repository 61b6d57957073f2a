import { createClient } from 'graphql-ws';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type NodeType, nodeTypes } from '../../api/node-id.js';
import { createSchema } from '../../api/schema.js';
import { useApi } from '../support/api.js';
import { useDesk } from '../support/desk.js';
import { type Stage, setStage } from '../support/stage.js';
import { until } from '../support/until.js';

const test = useDesk();
const api = useApi(test);

const all = 'rdtpsmglau';
/** contract/roles.md, by letter. */
const roles = {
  r: 'receptionist@demo',
  d: 'dispatcher@demo',
  t: 'technician1@demo',
  p: 'parts_keeper@demo',
  s: 'supervisor@demo',
  m: 'manager@demo',
  g: 'general_manager@demo',
  l: 'dealer@demo',
  a: 'admin@demo',
  u: 'auditor@demo',
};

let here: Stage;
let there: Stage;
beforeAll(async () => {
  const phone = (last: number) => `1360000000${last}`;
  here = await setStage(test, api, {
    name: 'xiamen',
    phone: phone(1),
    address: '福建省厦门市思明区湖滨南路50号',
  });
  there = await setStage(test, api, {
    name: 'beijing',
    phone: phone(2),
    address: '北京市海淀区中关村大街1号',
  });
});

/** Selection, which staff may ask, and whether a customer may. Who may asks in vain for what he does not see. */
const queries: Record<string, [selection: (on: Stage) => string, staff: string, customer?: 'CUSTOMER']> = {
  kpis: [() => 'kpis(from: "2026-11-01", to: "2026-11-30") { ticketsOpened }', 'smgau'],
  departmentFigures: [
    () => 'departmentFigures(from: "2026-11-01", to: "2026-11-30") { department }',
    'smgau',
  ],
  deadLetters: [() => 'deadLetters { kind }', 'mau'],
  policy: [() => 'policy { version }', all],
  previewSla: [() => 'previewSla(facts: {kind: FAULT, openedAt: "2026-11-23T02:00:00Z"}) { rule }', all],
  previewEntitlement: [
    () => 'previewEntitlement(facts: {family: "purifier", on: "2026-11-22"}) { coverage }',
    all,
  ],
  previewCharges: [() => 'previewCharges(facts: {family: "purifier", on: "2026-11-22"}) { text }', all],
  missingBeforeClosing: [({ Ticket }) => `missingBeforeClosing(ticketId: "${Ticket}") { need }`, all],
  explainClock: [({ SlaClock }) => `explainClock(id: "${SlaClock}") { text }`, all],
  staff: [() => 'staff { login }', all],
  escalations: [() => 'escalations { totalCount }', all],
  approvals: [() => 'approvals { totalCount }', all],
  followUps: [() => 'followUps { totalCount }', all],
  conversations: [() => 'conversations { totalCount }', all],
  articles: [() => 'articles { totalCount }', all],
  notifications: [() => 'notifications { totalCount }', all],
  tickets: [() => 'tickets { totalCount }', all, 'CUSTOMER'],
  visits: [() => 'visits { totalCount }', all, 'CUSTOMER'],
  servicePoints: [() => 'servicePoints { id }', all, 'CUSTOMER'],
  products: [() => 'products { id }', all, 'CUSTOMER'],
  ticket: [({ ticketNumber }) => `ticket(number: "${ticketNumber}") { id }`, all, 'CUSTOMER'],
  node: [({ Ticket }) => `node(id: "${Ticket}") { id }`, all, 'CUSTOMER'],
  customer: [() => 'customer(phone: "13800138000") { id }', all, 'CUSTOMER'],
  asset: [({ serialNumber }) => `asset(serialNumber: "${serialNumber}") { id }`, all, 'CUSTOMER'],
};

describe('who may ask what', () => {
  it('is told for each query and subscription that the schema has', () => {
    const schema = createSchema();
    const asked = Object.keys(schema.getQueryType()?.getFields() ?? {});
    // Who one is may be asked by anybody.
    expect(asked.toSorted()).toEqual([...Object.keys(queries), 'viewer'].toSorted());
    const told = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    expect(told.toSorted()).toEqual(Object.keys(subscriptions).toSorted());
  });

  it.each(Object.entries(queries))('%s', async (_name, [selection, staff, customer]) => {
    const query = `{ ${selection(here)} }`;
    for (const [letter, as] of Object.entries(roles)) {
      const { refusal } = await api.ask(query, { as });
      expect([letter, refusal]).toEqual([letter, staff.includes(letter) ? null : 'FORBIDDEN']);
    }
    expect((await api.ask(query, { token: here.token })).refusal).toBe(customer ? null : 'FORBIDDEN');
    expect((await api.ask(query)).refusal).toBe('UNAUTHENTICATED');
  });

  it('a policy text of one’s own only for MANAGER, GENERAL_MANAGER and ADMIN', async () => {
    for (const preview of [
      'previewSla(yaml: "policy: x", facts: {kind: FAULT, openedAt: "2026-11-23T02:00:00Z"}) { rule }',
      'previewEntitlement(yaml: "policy: x", facts: {family: "purifier", on: "2026-11-22"}) { coverage }',
      'previewCharges(yaml: "policy: x", facts: {family: "purifier", on: "2026-11-22"}) { text }',
    ]) {
      for (const [letter, as] of Object.entries(roles)) {
        const { refusal } = await api.ask(`{ ${preview} }`, { as });
        expect([letter, refusal]).toEqual([
          letter,
          'mga'.includes(letter) ? 'BAD_USER_INPUT yaml' : 'FORBIDDEN',
        ]);
      }
    }
  });
});

const subscriptions: Record<string, [document: (on: Stage) => string, customer: string]> = {
  ticketChanged: [({ Ticket }) => `subscription { ticketChanged(ticketId: "${Ticket}") { id } }`, 'began'],
  escalated: [() => 'subscription { escalated { id } }', 'FORBIDDEN'],
  // Of his own.
  conversationChanged: [() => 'subscription { conversationChanged { id } }', 'began'],
};

/** `began`, or the code of the refusal. */
async function listen(query: string, token: string | null): Promise<string> {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  const began = () => api.log.filter((line) => line.includes('"subscription"')).length;
  const before = began();
  let refusal: string | null = null;
  const refused = (errors: unknown) => {
    refusal = /FORBIDDEN|UNAUTHENTICATED|NOT_FOUND/.exec(JSON.stringify(errors))?.[0] ?? String(errors);
  };
  client.subscribe(
    { query },
    { next: ({ errors }) => errors && refused(errors), error: refused, complete: () => undefined },
  );
  try {
    await until('the subscription has begun', () => refusal !== null || began() > before);
    // A refusal is written to the log before it is sent.
    const line = api.log.findLast((written) => written.includes('"subscription"')) ?? '';
    if (line.includes('"codes"')) await until('it is refused', () => refusal !== null);
    return refusal ?? 'began';
  } finally {
    await client.dispose();
  }
}

describe('who may listen', () => {
  it.each(Object.entries(subscriptions))('%s', async (_name, [document, customer]) => {
    expect(await listen(document(here), null)).toBe('UNAUTHENTICATED');
    expect(await listen(document(here), here.token)).toBe(customer);
    for (const as of ['technician1@demo', 'auditor@demo'])
      expect(await listen(document(here), await api.tokenOf(as))).toBe('began');
  });

  it('to no ticket that is not his', async () => {
    const query = `subscription { ticketChanged(ticketId: "${there.Ticket}") { id } }`;
    for (const as of ['dealer@demo', 'technician2@demo', 'supervisor_sha@demo'])
      expect(await listen(query, await api.tokenOf(as))).toBe('NOT_FOUND');
    expect(await listen(query, here.token)).toBe('NOT_FOUND');
  });
});

const open: NodeType[] = ['ServicePoint', 'Product', 'Staff'];
const ofStaff: NodeType[] = [...open, 'Asset', 'Article'];

describe('what is found by its id', () => {
  const seen = async (on: Stage, who: { as?: string; token?: string }): Promise<NodeType[]> => {
    const found: NodeType[] = [];
    for (const type of nodeTypes) {
      const { data } = await api.ask(`{ node(id: "${on[type]}") { id } }`, who);
      if (data.node) found.push(type);
    }
    return found.toSorted();
  };
  const but = (...hidden: NodeType[]) => nodeTypes.filter((type) => !hidden.includes(type)).toSorted();

  it('is everything for who oversees everything, but the notifications of others', async () => {
    for (const as of ['manager@demo', 'auditor@demo', 'admin@demo', 'general_manager@demo'])
      expect(await seen(there, { as })).toEqual(but('Notification'));
  });

  it('is, for the technician who is sent, all but what is owed by others', async () => {
    expect(await seen(there, { as: 'technician1@demo' })).toEqual(but('FollowUp'));
  });

  it('is nothing of another service point', async () => {
    for (const as of ['dealer@demo', 'technician2@demo'])
      expect([as, await seen(there, { as })]).toEqual([as, ofStaff.toSorted()]);
    // Anyone may telephone any desk: it finds customers, their contracts and chats everywhere.
    const desk: NodeType[] = [
      ...ofStaff,
      'Customer',
      'ServiceContract',
      'Conversation',
      'Message',
      'Attachment',
    ];
    for (const as of ['dispatcher_sha@demo', 'supervisor_sha@demo'])
      expect([as, await seen(there, { as })]).toEqual([as, desk.toSorted()]);
  });

  it('is, for a customer, what his chat is about, and nothing of another chat', async () => {
    expect(await seen(there, { token: here.token })).toEqual(open.toSorted());
    expect(await seen(here, { token: here.token })).toEqual(
      [
        ...open,
        'Customer',
        'Asset',
        'Ticket',
        'Message',
        'SlaClock',
        'Quote',
        'Visit',
        'Custody',
        'Loaner',
        'Conversation',
        'Attachment',
      ].toSorted(),
    );
  });
});

describe('what hangs on what one may find', () => {
  const neighbours = ['dealer@demo', 'technician2@demo'];

  it('shows of another’s unit neither owner, contract nor tickets', async () => {
    const query = `{ asset(serialNumber: "${there.serialNumber}") {
      owner { phone } contract { customer { phone } } tickets { totalCount } } }`;
    for (const as of neighbours) {
      const { data } = await api.ask(query, { as });
      expect(data.asset).toEqual({ owner: null, contract: null, tickets: { totalCount: 0 } });
    }
    const phone = '+8613600000002';
    const { data } = await api.ask(query, { as: 'dispatcher_sha@demo' });
    expect(data.asset).toMatchObject({ owner: { phone }, contract: { customer: { phone } } });
    const masked = await api.ask(query, { as: 'auditor@demo' });
    expect(masked.data.asset.contract.customer.phone).toBe('+86136****0002');
  });

  it('lists nothing by the ids of others', async () => {
    const query = `{
      escalations(ticketId: "${there.Ticket}") { totalCount }
      approvals(ticketId: "${there.Ticket}") { totalCount }
      visits(technicianId: "${there.Staff}") { nodes { ticket { id } } }
      byCustomer: tickets(filter: { customerId: "${there.Customer}" }) { totalCount }
      byAsset: tickets(filter: { assetId: "${there.Asset}" }) { totalCount }
      byPoint: tickets(filter: { servicePointId: "${there.ServicePoint}" }) { totalCount }
      byAssignee: tickets(filter: { assigneeId: "${there.Staff}" }) { nodes { id } } }`;
    const { data } = await api.ask(query, { as: 'dealer@demo' });
    expect(data).toMatchObject({
      escalations: { totalCount: 0 },
      approvals: { totalCount: 0 },
      byCustomer: { totalCount: 0 },
      byAsset: { totalCount: 0 },
      byPoint: { totalCount: 0 },
      byAssignee: { nodes: [{ id: here.Ticket }] },
    });
    const visited = data.visits.nodes.map((one: { ticket: { id: string } }) => one.ticket.id);
    expect(visited).toContain(here.Ticket);
    expect(visited).not.toContain(there.Ticket);
  });

  it('tells nobody what is missing before the ticket of another is closed', async () => {
    const query = `{ missingBeforeClosing(ticketId: "${there.Ticket}") { need } }`;
    for (const as of neighbours) expect((await api.ask(query, { as })).refusal).toBe('NOT_FOUND');
  });

  it('explains no promise and counts no figures of another service point', async () => {
    for (const as of [...neighbours, 'supervisor_sha@demo'])
      expect((await api.ask(`{ explainClock(id: "${there.SlaClock}") { text } }`, { as })).refusal).toBe(
        'NOT_FOUND',
      );
    const at = `from: "2026-11-01", to: "2026-11-30", servicePointId: "${there.ServicePoint}"`;
    const query = `{ kpis(${at}) { ticketsOpened } departmentFigures(${at}) { tickets } }`;
    const { data } = await api.ask(query, { as: 'supervisor_sha@demo' });
    expect(data).toEqual({ kpis: { ticketsOpened: 0 }, departmentFigures: [] });
  });
});
