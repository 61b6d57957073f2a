import { describe, expect, it } from 'vitest';
import { type Answered, useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { serviceOf } from '../../test/support/service.js';

const statements: string[] = [];
const test = useDesk({ onStatement: (statement) => void statements.push(statement) });
const api = useApi(test);
const service = serviceOf(test);

const open = (input: Record<string, unknown>, as = 'receptionist@demo') =>
  api.ask(
    'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id number version state } } }',
    {
      as,
      variables: {
        input: {
          kind: 'FAULT',
          channel: 'PHONE',
          customer: { name: '韩梅梅', phone: '13900139000' },
          description: '净水机漏水',
          address: { text: '上海市浦东新区世纪大道100号' },
          ...input,
        },
      },
    },
  );

describe('a ticket through the door', () => {
  it('is opened, found by its number in any case and shown whole', async () => {
    const opened = await open({ serialNumber: 'demo 0002' });
    expect(opened.errors).toEqual([]);
    const { id, number } = opened.data.openTicket.ticket;
    expect(id).toMatch(/^ticket_[\da-f-]{36}$/);
    const { data } = await api.ask(
      `query ($number: String!) { ticket(number: $number) {
        id kind state severity channel description customer { name phone } asset { serialNumber product { model } }
        entitlement { coverage reasons terms } servicePoint { code parent { code } } address { text region }
        clocks { id target rule state dueAt startedAt remaining pausedFor } escalations { level } visits { id }
        followUps { id } events { nodes { id type actor } totalCount } messages { nodes { text } } policyVersion version
        nextDueAt allowedActions hold { reason } repeatOf { number } } }`,
      { as: 'supervisor@demo', variables: { number: number.toLowerCase() } },
    );
    expect(data.ticket).toMatchObject({
      id,
      kind: 'FAULT',
      state: 'OPEN',
      customer: { name: '韩梅梅', phone: '+8613900139000' },
      asset: { serialNumber: 'DEMO-0002', product: { model: 'AQ-200' } },
      servicePoint: { code: 'SHA', parent: { code: 'HQ' } },
      hold: null,
    });
    expect(data.ticket.clocks[0].dueAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(data.ticket.clocks[0].remaining).toMatch(/^PT/);
    expect(data.ticket.events.nodes[0].type).toBe('TICKET_OPENED');
    expect(data.ticket.events.totalCount).toBe(data.ticket.events.nodes.length);
    expect(data.ticket.allowedActions).toEqual(
      expect.arrayContaining(['REPLY', 'HOLD', 'RESOLVE', 'ASSIGN', 'ESCALATE']),
    );
    expect(data.ticket.allowedActions).not.toContain('RESUME');
  });

  it('gives the first answer again for the same idempotency key', async () => {
    const first = await open({ idempotencyKey: 'call-17' });
    const again = await open({ idempotencyKey: 'call-17', description: '又打来了' });
    expect(again.data).toEqual(first.data);
    const other = await open({ idempotencyKey: 'call-17' }, 'dispatcher@demo');
    expect(other.data.openTicket.ticket.id).not.toBe(first.data.openTicket.ticket.id);
  });

  it('refuses a lost update with CONFLICT', async () => {
    const { data } = await open({});
    const { id, version } = data.openTicket.ticket;
    const change = (severity: string) =>
      api.ask(
        'mutation ($input: ChangeTicketInput!) { changeTicket(input: $input) { ticket { severity version } } }',
        {
          as: 'receptionist@demo',
          variables: { input: { ticketId: id, severity, expectedVersion: version } },
        },
      );
    const changed = await change('URGENT');
    expect(changed.data.changeTicket.ticket).toEqual({ severity: 'URGENT', version: version + 1 });
    const late = await change('CRITICAL');
    expect(late.refusal).toBe('CONFLICT expectedVersion');
    expect(late.errors[0]?.extensions).toMatchObject({ version: version + 1 });
  });

  it('shows who opened it the ticket even where it is out of his sight', async () => {
    const { data, errors } = await open(
      { address: { text: '北京市海淀区中关村大街1号' } },
      'dispatcher_sha@demo',
    );
    expect(errors).toEqual([]);
    const { number } = data.openTicket.ticket;
    const seen = await api.ask('query ($n: String!) { ticket(number: $n) { id } }', {
      as: 'dispatcher_sha@demo',
      variables: { n: number },
    });
    expect(seen.data).toEqual({ ticket: null });
  });

  it('names the input that a variable or the desk cannot take', async () => {
    expect((await open({ kind: 'NONSENSE' })).refusal).toBe('BAD_USER_INPUT kind');
    expect((await open({ customer: { phone: '1' } })).refusal).toBe('BAD_USER_INPUT customer.name');
    expect((await open({ customer: { name: 'x', phone: '12' } })).refusal).toBe(
      'BAD_USER_INPUT customer.phone',
    );
    expect((await open({ appointmentAt: 'tomorrow' })).refusal).toBe('BAD_USER_INPUT appointmentAt');
    expect((await open({ description: '  ' })).refusal).toBe('BAD_USER_INPUT description');
  });
});

describe('the staff queue', () => {
  it('takes at most eight statements, viewer and all, however many tickets it shows', async () => {
    const dispatcher = await service.staff('dispatcher@demo');
    for (let count = 0; count < 12; count += 1) {
      const ticketId = await service.open({ serialNumber: `DEMO-00${10 + count}` });
      await api.ask('mutation ($i: AssignTicketInput!) { assignTicket(input: $i) { ticket { id } } }', {
        as: 'dispatcher@demo',
        variables: { i: { ticketId: `ticket_${ticketId}`, staffId: `staff_${dispatcher.id}` } },
      });
    }
    const token = await api.tokenOf('dispatcher@demo');
    statements.length = 0;
    const { data, errors } = await api.ask(
      `{ tickets(first: 50, orderBy: MOST_URGENT, filter: { state: [OPEN, IN_PROGRESS] }) {
        nodes { id number customer { name phone } asset { serialNumber product { model } } product { model }
          clocks { target state dueAt remaining } assignee { name } lastMessage { text } allowedActions } } }`,
      { token },
    );
    expect(errors).toEqual([]);
    expect(data.tickets.nodes.length).toBeGreaterThan(12);
    expect(statements.length).toBeGreaterThan(3);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it.each(['OPENED_AT_ASC', 'OPENED_AT_DESC', 'MOST_URGENT'])(
    'comes in pages without gap or repeat by %s',
    async (orderBy) => {
      // Settled tickets have no running clock: they come last in the order of urgency.
      const settled = await service.open();
      await api.ask('mutation ($i: TicketIdInput!) { resolveTicket(input: $i) { ticket { id } } }', {
        as: 'supervisor@demo',
        variables: { i: { ticketId: `ticket_${settled}` } },
      });
      const page = (first: number, after: string | null) =>
        api.ask(
          `query ($first: Int, $after: String, $orderBy: TicketOrder) {
          tickets(first: $first, after: $after, orderBy: $orderBy) {
            edges { cursor } nodes { id openedAt nextDueAt } totalCount pageInfo { hasNextPage endCursor } } }`,
          { as: 'manager@demo', variables: { first, after, orderBy } },
        );
      const whole = (await page(100, null)).data.tickets;
      const ids: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const tickets: Answered = (await page(4, after)).data.tickets;
        ids.push(...tickets.nodes.map((node: { id: string }) => node.id));
        after = tickets.pageInfo.endCursor;
        more = tickets.pageInfo.hasNextPage;
      }
      expect(ids).toEqual(whole.nodes.map((node: { id: string }) => node.id));
      expect(new Set(ids).size).toBe(whole.totalCount);
      if (orderBy === 'MOST_URGENT') expect(whole.nodes.at(-1).nextDueAt).toBeNull();
    },
  );

  it('finds by words, lateness, person and unit', async () => {
    const found = async (filter: string) =>
      (await api.ask(`{ tickets(first: 100, filter: ${filter}) { totalCount } }`, { as: 'manager@demo' }))
        .data.tickets.totalCount;
    const { data } = await open({
      description: 'The purple kettle hums',
      customer: { name: '欧阳锋', phone: '13712345678' },
    });
    const { number } = data.openTicket.ticket;
    expect(await found('{ search: "kettle" }')).toBe(1);
    expect(await found('{ search: "欧阳" }')).toBe(1);
    expect(await found('{ search: "13712345678" }')).toBe(1);
    expect(await found(`{ search: "${number}" }`)).toBe(1);
    expect(await found('{ search: "teapot" }')).toBe(0);
    expect(await found('{ search: "!!!" }')).toBe(0);
    expect(await found(`{ search: "${'teapot '.repeat(28)}" }`)).toBe(0);
    const long = `{ tickets(filter: { search: "${'x'.repeat(201)}" }) { totalCount } }`;
    expect((await api.ask(long, { as: 'manager@demo' })).refusal).toBe('BAD_USER_INPUT filter.search');
    expect(await found('{ unassigned: true }')).toBeGreaterThan(0);
    expect(await found('{ state: [] }')).toBe(0);
    const all = await found('{}');
    const late = await found('{ overdue: true }');
    expect(late + (await found('{ overdue: false }'))).toBe(all);
  });

  it('counts a promise as overdue from its due time until it is kept', async () => {
    const ticketId = await service.open({ description: 'unique-overdue-case' });
    const overdue = async () =>
      (
        await api.ask(
          '{ tickets(filter: { overdue: true, search: "unique overdue case" }) { totalCount } }',
          { as: 'manager@demo' },
        )
      ).data.tickets.totalCount;
    expect(await overdue()).toBe(0);
    const reply = await service.clock(ticketId, 'REPLY');
    test.clock.set(reply.dueAt);
    expect(await overdue()).toBe(1);
  });

  it.each([
    ['{ tickets(first: 0) { nodes { id } } }', 'BAD_USER_INPUT first'],
    ['{ tickets(first: 101) { nodes { id } } }', 'BAD_USER_INPUT first'],
    ['{ tickets(after: "garbage") { nodes { id } } }', 'BAD_USER_INPUT after'],
    ['{ tickets(after: "LXw") { nodes { id } } }', 'BAD_USER_INPUT after'],
    ['{ tickets(filter: { assigneeId: "ticket_1" }) { nodes { id } } }', 'BAD_USER_INPUT filter.assigneeId'],
  ])('refuses %s', async (query, refusal) => {
    expect((await api.ask(query, { as: 'manager@demo' })).refusal).toBe(refusal);
  });
});
