import { expect, test } from 'vitest';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';
import { nodeId } from '../node-id.js';

const home = useDesk({ policy: 'test/cases/guarantee-policy.yaml' });
const api = useApi(home);
const desk = serviceOf(home);

/** Money back, to which the general manager must agree. */
const moneyBack = async () =>
  nodeId('Ticket', await desk.open({ kind: 'RETURN', serialNumber: 'DEMO-0012', description: '我要退货' }));

async function approvalsOf(ticketId: string, as: string, open: boolean | null = null) {
  const { data } = await api.ask(
    `query ($ticketId: ID, $open: Boolean) { approvals(ticketId: $ticketId, open: $open) {
      totalCount nodes { id subject role state note mayDecide decidedBy { login } ticket { id state } } } }`,
    { as, variables: { ticketId, open } },
  );
  return data.approvals;
}
const decide = (mutation: 'grantApproval' | 'refuseApproval', input: object, as: string) =>
  api.ask(
    `mutation ($input: DecideApprovalInput!) { ${mutation}(input: $input) {
      approval { state note mayDecide decidedBy { login } ticket { state } } } }`,
    { as, variables: { input } },
  );

test('whoever may decide is told so, others see that they may not, and the ticket waits', async () => {
  const ticketId = await moneyBack();
  const asked = {
    subject: 'RETURN',
    role: 'GENERAL_MANAGER',
    state: 'REQUESTED',
    note: null,
    decidedBy: null,
  };
  const { nodes, totalCount } = await approvalsOf(ticketId, 'general_manager@demo', true);
  expect(totalCount).toBe(1);
  expect(nodes).toMatchObject([{ ...asked, mayDecide: true, ticket: { id: ticketId, state: 'ON_HOLD' } }]);
  expect((await approvalsOf(ticketId, 'supervisor@demo')).nodes).toMatchObject([
    { ...asked, mayDecide: false },
  ]);
});

test.each([
  ['grantApproval', 'GRANTED'],
  ['refuseApproval', 'REFUSED'],
] as const)('%s is done once, by the role that is asked, with its note', async (mutation, state) => {
  const ticketId = await moneyBack();
  const [{ id: approvalId }] = (await approvalsOf(ticketId, 'supervisor@demo')).nodes;
  const input = { approvalId, note: '客户自述' };
  expect((await decide(mutation, input, 'supervisor@demo')).refusal).toBe('FORBIDDEN');
  const { data } = await decide(mutation, input, 'general_manager@demo');
  expect(data[mutation].approval).toEqual({
    state,
    note: '客户自述',
    mayDecide: false,
    decidedBy: { login: 'general_manager@demo' },
    ticket: { state: 'IN_PROGRESS' },
  });
  expect((await decide(mutation, input, 'general_manager@demo')).refusal).toBe('INVALID_STATE');
  expect((await approvalsOf(ticketId, 'general_manager@demo', true)).totalCount).toBe(0);
});

test('customers and strangers ask for none, and an id that is none names its field', async () => {
  const query = '{ approvals { totalCount } }';
  expect((await api.ask(query)).refusal).toBe('UNAUTHENTICATED');
  const { token } = await api.customer();
  expect((await api.ask(query, { token })).refusal).toBe('FORBIDDEN');
  const wrong = await decide('grantApproval', { approvalId: 'T2611-00001' }, 'general_manager@demo');
  expect(wrong.refusal).toBe('BAD_USER_INPUT approvalId');
});
