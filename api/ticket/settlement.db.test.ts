import { expect, test } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { day, serviceOf } from '../../test/support/service.js';
import { nodeId } from '../node-id.js';

const home = useDesk({ policy: 'policies/industrial-network.yaml' });
const api = useApi(home);
const desk = serviceOf(home);

const shape = `ticket { settlement { rule remedy payments parts { part amount { amount } payer }
  customerPays { amount currency } customerGets { amount currency } settledAt text(language: "en") } events { nodes { type summary } } }`;
const settle = (ticketId: string, told: object, as = 'receptionist@demo') =>
  api.ask(`mutation ($i: RecordSettlementInput!) { recordSettlement(input: $i) { ${shape} } }`, {
    as,
    variables: { i: { ticketId: nodeId('Ticket', ticketId), settle: told } },
  });

test('an exchange is settled once, by the policy and the verdict of its ticket', async () => {
  const ticketId = await desk.open({ kind: 'EXCHANGE', serialNumber: 'DEMO-0005', component: 'port' });
  const told = { remedy: 'EXCHANGE', pricePaid: '800', newPrice: '950' };
  expect((await settle(ticketId, told, 'technician1@demo')).refusal).toMatch(/FORBIDDEN|NOT_FOUND/);
  expect((await settle(ticketId, { ...told, newPrice: null })).refusal).toBe(
    'BAD_USER_INPUT settle.newPrice',
  );
  const { data, errors } = await settle(ticketId, told);
  expect(errors).toEqual([]);
  const { ticket } = data.recordSettlement;
  expect(ticket.settlement).toMatchObject({
    rule: 'other-unit',
    remedy: 'EXCHANGE',
    payments: 1,
    parts: [{ part: 'DIFFERENCE', amount: { amount: '150.00' }, payer: 'CUSTOMER' }],
    customerPays: { amount: '150.00', currency: 'CNY' },
    customerGets: null,
    settledAt: home.clock().toISOString(),
  });
  expect(ticket.settlement.text).toMatch(/^The other unit costs CN¥150\.00 more/);
  expect(ticket.events.nodes).toContainEqual({
    type: 'UNIT_SETTLED',
    summary: 'EXCHANGE: the customer pays 150.00 CNY.',
  });
  expect((await settle(ticketId, told)).refusal).toBe('INVALID_STATE');
});

test('what its customer gets back is shown to himself, and nobody is settled with who has no right to it', async () => {
  const { conversationId, token } = await api.customer();
  const open = (serialNumber: string) =>
    desk.open({ kind: 'RETURN', serialNumber, conversationId, channel: 'WEB_CHAT' });
  const ticketId = await open('DEMO-0031');
  const told = { remedy: 'RETURN', pricePaid: '800' };
  const { errors } = await settle(ticketId, told);
  expect(errors).toEqual([]);
  const { number } = await desk.ticket(ticketId);
  const query = `{ ticket(number: "${number}") { settlement { customerGets { amount } text } } }`;
  const seen = await api.ask(query, { token });
  expect(seen.data.ticket.settlement).toMatchObject({ customerGets: { amount: '800.00' } });
  home.clock.advance(day);
  // Sold more than a month ago.
  expect((await settle(await open('DEMO-0033'), told)).refusal).toBe('INVALID_STATE');
});
