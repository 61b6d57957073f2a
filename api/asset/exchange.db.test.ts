import { expect, test } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { day, serviceOf } from '../../test/support/service.js';
import { nodeId } from '../node-id.js';

const home = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const api = useApi(home);
const desk = serviceOf(home);

const entitlementOf = async (ticketId: string, as: string, language: string | null = null) =>
  api.ask(
    `query ($id: ID!, $language: String) { node(id: $id) { ... on Ticket { entitlement {
      coverage endsOn charges { item payer } considered { id countedFrom state }
      explanation(language: $language) } } } }`,
    { as, variables: { id: ticketId, language } },
  );
const exchange = (input: object, as = 'supervisor@demo') =>
  api.ask(
    `mutation ($input: RecordExchangeInput!) { recordExchange(input: $input) {
      asset { serialNumber replaces { serialNumber } } ticket { id events { nodes { type } } } } }`,
    { as, variables: { input } },
  );

test('another unit is recorded when it is agreed to, and names the one that it replaces', async () => {
  const supervisor = 'supervisor@demo';
  for (const _ of ['first', 'second']) {
    const ticketId = nodeId('Ticket', await desk.open({ serialNumber: 'DEMO-0012' }));
    home.clock.advance(2 * day);
    const resolve = 'mutation ($i: TicketIdInput!) { resolveTicket(input: $i) { ticket { state } } }';
    expect((await api.ask(resolve, { as: supervisor, variables: { i: { ticketId } } })).refusal).toBeNull();
    home.clock.advance(day);
  }
  const ticketId = nodeId('Ticket', await desk.open({ serialNumber: 'DEMO-0012' }));
  const change = 'mutation ($i: ChangeTicketInput!) { changeTicket(input: $i) { ticket { state } } }';
  await api.ask(change, { as: supervisor, variables: { i: { ticketId, kind: 'EXCHANGE' } } });
  const input = { ticketId, serialNumber: 'NEW-0012' };
  expect((await exchange(input)).refusal).toBe('INVALID_STATE');
  const { data } = await api.ask('query ($t: ID) { approvals(ticketId: $t) { nodes { id } } }', {
    as: 'manager@demo',
    variables: { t: ticketId },
  });
  const grant = 'mutation ($i: DecideApprovalInput!) { grantApproval(input: $i) { approval { state } } }';
  const approvalId = data.approvals.nodes[0].id;
  await api.ask(grant, { as: 'manager@demo', variables: { i: { approvalId } } });
  expect((await exchange(input, 'auditor@demo')).refusal).toBe('FORBIDDEN');
  const done = await exchange(input);
  expect(done.refusal).toBeNull();
  expect(done.data.recordExchange.asset).toEqual({
    serialNumber: 'NEW-0012',
    replaces: { serialNumber: 'DEMO-0012' },
  });
  expect(done.data.recordExchange.ticket.events.nodes).toContainEqual({ type: 'UNIT_EXCHANGED' });
});

test('its verdict tells who pays what, by which term counted from the exchange, and says so in words', async () => {
  const ticketId = nodeId('Ticket', await desk.open({ serialNumber: 'NEW-0012' }));
  const { data } = await entitlementOf(ticketId, 'receptionist@demo', 'zh-Hans');
  const { entitlement } = data.node;
  expect(entitlement).toMatchObject({ coverage: 'FREE' });
  expect(entitlement.charges).toContainEqual({ item: 'parts', payer: 'COMPANY' });
  expect(entitlement.considered).toContainEqual({ id: 'year', countedFrom: 'EXCHANGED', state: 'IN_FORCE' });
  expect(entitlement.explanation).toContain('保修');
  const english = await entitlementOf(ticketId, 'receptionist@demo', 'en');
  expect(english.data.node.entitlement.explanation).toMatch(/warranty/i);
  expect((await entitlementOf(ticketId, 'receptionist@demo', 'fr')).refusal).toBe('BAD_USER_INPUT language');
});
