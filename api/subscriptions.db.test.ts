import type { FormattedExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { escalateTicket } from '../domain/ticket/escalate-ticket.js';
import { holdTicket } from '../domain/ticket/hold-ticket.js';
import { type Answered, useApi } from '../test/support/api.js';
import { useDesk } from '../test/support/desk.js';
import { serviceOf } from '../test/support/service.js';
import { until } from '../test/support/until.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);
const clients: Client[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) void client.dispose();
});

interface Listener {
  readonly heard: Answered[];
  readonly errors: unknown[];
  readonly done: () => boolean;
}

/** Subscribes and gives back once the server has the subscription. */
async function listen(
  query: string,
  token: string | null,
  variables: Record<string, unknown> = {},
): Promise<Listener> {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  clients.push(client);
  const heard: Answered[] = [];
  const errors: unknown[] = [];
  let done = false;
  const before = began();
  client.subscribe<Answered>(
    { query, variables },
    {
      next: (result: FormattedExecutionResult<Answered>) => {
        if (result.errors) errors.push(...result.errors);
        if (result.data) heard.push(result.data);
      },
      error: (error) => errors.push(...(Array.isArray(error) ? error : [error])),
      complete: () => {
        done = true;
      },
    },
  );
  await until('the subscription has begun', () => began() > before || errors.length > 0);
  return { heard, errors, done: () => done };
}

const began = () =>
  api.log.filter((line) => line.includes('"graphql operation"') && line.includes('subscription')).length;
const changed =
  'subscription ($id: ID) { ticketChanged(ticketId: $id) { id state version assignee { name } } }';

async function hold(ticketId: string): Promise<void> {
  await test.desk.run(await service.staff('dispatcher@demo'), holdTicket, { ticketId, reason: 'CUSTOMER' });
  await api.relay();
}

describe('subscriptions', () => {
  it('tell of a changed ticket as it is now, to those who may see it and to nobody else', async () => {
    const [mine, other] = [
      await service.open(),
      await service.open({ address: { text: '北京市海淀区中关村大街1号' } }),
    ];
    await api.relay();
    const shanghai = await listen(changed, await api.tokenOf('dispatcher_sha@demo'));
    const everywhere = await listen(changed, await api.tokenOf('manager@demo'));
    await hold(other);
    await hold(mine);
    await until('both are told', () => shanghai.heard.length > 0 && everywhere.heard.length > 1);
    expect(shanghai.heard.map(({ ticketChanged }) => ticketChanged.id)).toEqual([`ticket_${mine}`]);
    expect(shanghai.heard[0].ticketChanged).toMatchObject({ state: 'ON_HOLD', version: 2 });
    expect(everywhere.heard.map(({ ticketChanged }) => ticketChanged.id)).toEqual([
      `ticket_${other}`,
      `ticket_${mine}`,
    ]);
  });

  it('read each event anew and tell of one ticket only when asked so', async () => {
    const [one, other] = [await service.open(), await service.open()];
    await api.relay();
    const listener = await listen(changed, await api.tokenOf('supervisor@demo'), { id: `ticket_${one}` });
    await hold(other);
    await hold(one);
    await until('the first is told', () => listener.heard.length === 1);
    const { resumeTicket } = await import('../domain/ticket/resume-ticket.js');
    await test.desk.run(await service.staff('dispatcher@demo'), resumeTicket, { ticketId: one });
    await api.relay();
    await until('the second is told', () => listener.heard.length === 2);
    expect(listener.heard.map(({ ticketChanged: { id, state } }) => [id, state])).toEqual([
      [`ticket_${one}`, 'ON_HOLD'],
      [`ticket_${one}`, 'IN_PROGRESS'],
    ]);
  });

  it('tell a person of an escalation', async () => {
    const ticketId = await service.open();
    await api.relay();
    const query = 'subscription { escalated { id to ticket { id } recipient { login } } }';
    const listener = await listen(query, await api.tokenOf('manager@demo'));
    await test.desk.run(await service.staff('supervisor@demo'), escalateTicket, {
      ticketId,
      to: 'MANAGER',
      note: 'angry',
    });
    await api.relay();
    await until('it is told', () => listener.heard.length === 1);
    expect(listener.heard[0].escalated).toMatchObject({
      to: 'MANAGER',
      ticket: { id: `ticket_${ticketId}` },
      recipient: { login: 'manager@demo' },
    });
  });

  it.each([
    ['without a token', changed, null, {}, 'UNAUTHENTICATED'],
    ['for an id of another type', changed, 'manager@demo', { id: 'staff_1' }, 'BAD_USER_INPUT'],
    [
      'for a field that is not there',
      'subscription { nothing }',
      'manager@demo',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['for what cannot be read', 'subscription {', 'manager@demo', {}, 'GRAPHQL_PARSE_FAILED'],
  ])('are refused %s', async (_case, query, login, variables, code) => {
    const listener = await listen(query, login && (await api.tokenOf(login)), variables);
    await until('it is refused', () => listener.errors.length > 0);
    expect(listener.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
    ]);
  });

  it('refuse a customer the escalations, and a ticket that is not his', async () => {
    const ticketId = await service.open();
    const { token } = await api.customer();
    const escalations = await listen('subscription { escalated { id } }', token);
    await until('it is refused', () => escalations.errors.length > 0);
    expect(escalations.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const others = await listen(changed, token, { id: `ticket_${ticketId}` });
    await until('it is refused', () => others.errors.length > 0);
    expect(others.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('close a socket with a forged token', async () => {
    const listener = await listen(changed, 'forged');
    await until('the socket is closed', () => listener.errors.length > 0);
    expect(listener.errors).toMatchObject([{ code: 4403 }]);
  });

  it('close a socket when its token expires', async () => {
    // Real timers run in real time: a token that has some hundred milliseconds left by the desk's clock.
    const token = await api.tokenOf('manager@demo');
    const before = test.clock();
    test.clock.set(new Date(before.getTime() + 3_600_000 - 700));
    const listener = await listen(changed, token);
    test.clock.set(before);
    expect(listener.errors).toEqual([]);
    await until('the socket is closed', () => listener.errors.length > 0, 5_000);
    expect(listener.errors).toMatchObject([{ code: 4403 }]);
  });
});
