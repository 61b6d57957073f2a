import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { claimMessages, openTicket } from '../../domain/ticket/open-ticket.js';
import { conversation, ticket } from '../../schema/index.js';
import { useApi } from '../support/api.js';
import { useDesk } from '../support/desk.js';
import { leak, serviceOf } from '../support/service.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);

const numbers: Record<'shanghai' | 'beijing' | 'xiamen', string> = { shanghai: '', beijing: '', xiamen: '' };
const ticketIds = { ...numbers };

beforeAll(async () => {
  const places = {
    shanghai: '上海市浦东新区世纪大道100号',
    beijing: '北京市海淀区中关村大街1号',
    xiamen: '福建省厦门市思明区湖滨南路50号',
  };
  for (const place of ['shanghai', 'beijing', 'xiamen'] as const) {
    ticketIds[place] = await service.open({ address: { text: places[place] } });
    numbers[place] = (await service.ticket(ticketIds[place])).number;
  }
});

async function seenBy(as: string): Promise<string[]> {
  const { data } = await api.ask('{ tickets(first: 100) { nodes { number } totalCount } }', { as });
  const seen = data.tickets.nodes.map(({ number }: { number: string }) => number);
  expect(data.tickets.totalCount).toBe(seen.length);
  return Object.entries(numbers)
    .filter(([, number]) => seen.includes(number))
    .map(([place]) => place);
}

describe('what staff see', () => {
  it.each([
    ['receptionist@demo', ['shanghai', 'beijing', 'xiamen']],
    ['supervisor_sha@demo', ['shanghai']],
    ['dispatcher_sha@demo', ['shanghai']],
    ['dealer@demo', ['xiamen']],
    ['technician1@demo', []],
    ['parts_keeper@demo', []],
    ['auditor@demo', ['shanghai', 'beijing', 'xiamen']],
  ])('%s sees the tickets of %j', async (as, places) => {
    expect(await seenBy(as)).toEqual(places);
  });

  it('treats what one may not see as if it did not exist, by every way to it', async () => {
    const [id, number] = [`ticket_${ticketIds.beijing}`, numbers.beijing];
    const as = 'supervisor_sha@demo';
    const looked = await api.ask(
      `query ($id: ID!, $number: String!) { node(id: $id) { id } ticket(number: $number) { id }
        escalations(ticketId: $id) { totalCount } tickets(filter: { search: $number }) { totalCount } }`,
      { as, variables: { id, number } },
    );
    expect(looked.data).toEqual({
      node: null,
      ticket: null,
      escalations: { totalCount: 0 },
      tickets: { totalCount: 0 },
    });
    const changed = await api.ask(
      'mutation ($i: TicketIdInput!) { resolveTicket(input: $i) { ticket { id } } }',
      {
        as,
        variables: { i: { ticketId: id } },
      },
    );
    expect(changed.refusal).toBe('NOT_FOUND');
  });

  it('shows no part of a ticket to whom the ticket is hidden', async () => {
    const query = `query ($number: String!) { ticket(number: $number) { clocks { id } events { nodes { id } } customer { id } } }`;
    const { data } = await api.ask(query, { as: 'manager@demo', variables: { number: numbers.beijing } });
    const parts = [...data.ticket.clocks, ...data.ticket.events.nodes];
    expect(parts.length).toBeGreaterThan(2);
    for (const { id } of parts) {
      const node = (as: string) =>
        api.ask('query ($id: ID!) { node(id: $id) { id } }', { as, variables: { id } });
      expect((await node('dealer@demo')).data).toEqual({ node: null });
      expect((await node('manager@demo')).data).toEqual({ node: { id } });
    }
  });

  it('lets the assigned technician see his ticket wherever it is', async () => {
    const technician = await service.staff('technician2@demo');
    await api.ask('mutation ($i: AssignTicketInput!) { assignTicket(input: $i) { ticket { id } } }', {
      as: 'dispatcher@demo',
      variables: { i: { ticketId: `ticket_${ticketIds.beijing}`, staffId: `staff_${technician.id}` } },
    });
    expect(await seenBy('technician2@demo')).toEqual(['beijing']);
  });

  it('masks telephone numbers for those who need not call', async () => {
    const phone = async (as: string) =>
      (
        await api.ask('query ($n: String!) { ticket(number: $n) { customer { phone } } }', {
          as,
          variables: { n: numbers.shanghai },
        })
      ).data.ticket.customer.phone;
    expect(await phone('receptionist@demo')).toBe('+8613900139000');
    expect(await phone('auditor@demo')).toBe('+86139****9000');
  });

  it('finds any customer for the desk, and for a dealer his own', async () => {
    const found = async (as: string, phone: string) =>
      (await api.ask('query ($p: String!) { customer(phone: $p) { name } }', { as, variables: { p: phone } }))
        .data.customer;
    expect(await found('dispatcher_sha@demo', '138 0013 8000')).toEqual({ name: '李雷' });
    expect(await found('dealer@demo', '138 0013 8000')).toBeNull();
    expect(await found('dealer@demo', '139 0013 9000')).toEqual({ name: '韩梅梅' });
  });
});

describe('what a customer sees', () => {
  const everything = `query ($number: String!) { ticket(number: $number) {
    state customer { name phone addresses { text } assets { serialNumber } tickets { totalCount } }
    asset { serialNumber owner { name } contract { number } tickets { totalCount } }
    assignee { name login badge roles certificates { family } } hold { reason note }
    escalations { id } followUps { id } events { nodes { id } totalCount } clocks { target }
    marks knownMarks records { text } messages { nodes { text } } lastMessage { text } allowedActions } }`;

  async function chat() {
    const { conversationId, token } = await api.customer();
    const bot: Actor = { kind: 'BOT', conversationId };
    const { ticketId } = await test.desk.run(bot, openTicket, {
      ...leak,
      channel: 'WEB_CHAT',
      conversationId,
    });
    await test.desk.run(bot, (ctx) => claimMessages(ctx, conversationId, ticketId), null);
    const { number } = await service.ticket(ticketId);
    return { conversationId, token, ticketId, number };
  }

  it('is his own ticket, without notes, history, escalations and what others are', async () => {
    const { token, ticketId, number } = await chat();
    const technician = await service.staff('technician1@demo');
    await api.ask('mutation ($i: AssignTicketInput!) { assignTicket(input: $i) { ticket { id } } }', {
      as: 'dispatcher@demo',
      variables: { i: { ticketId: `ticket_${ticketId}`, staffId: `staff_${technician.id}` } },
    });
    await api.ask('mutation ($i: EscalateTicketInput!) { escalateTicket(input: $i) { escalation { id } } }', {
      as: 'supervisor@demo',
      variables: { i: { ticketId: `ticket_${ticketId}`, to: 'MANAGER', note: 'x' } },
    });
    await api.ask('mutation ($i: HoldTicketInput!) { holdTicket(input: $i) { ticket { id } } }', {
      as: 'dispatcher@demo',
      variables: { i: { ticketId: `ticket_${ticketId}`, reason: 'PARTS', note: 'customer is rude' } },
    });
    await test.db
      .update(ticket)
      .set({ marks: ['difficult'] })
      .where(eq(ticket.id, ticketId));
    const filed = { ticketId: `ticket_${ticketId}`, kind: 'SUPPLIER_OUTCOME', text: 'their fault' };
    await api.ask('mutation ($i: FileRecordInput!) { fileRecord(input: $i) { ticket { id } } }', {
      as: 'dispatcher@demo',
      variables: { i: filed },
    });
    const ofStaff = await api.ask(everything, { as: 'dispatcher@demo', variables: { number } });
    expect(ofStaff.data.ticket).toMatchObject({ marks: ['difficult'], records: [{ text: 'their fault' }] });
    const { data, errors } = await api.ask(everything, { token, variables: { number } });
    expect(errors).toEqual([]);
    expect(data.ticket).toMatchObject({
      marks: [],
      knownMarks: [],
      records: [],
      state: 'ON_HOLD',
      assignee: { name: '孙刚', login: '', badge: null, roles: [], certificates: [] },
      hold: { reason: 'PARTS', note: null },
      escalations: [],
      followUps: [],
      events: { nodes: [], totalCount: 0 },
      lastMessage: { text: '净水机漏水' },
      allowedActions: [],
    });
    expect(data.ticket.clocks.length).toBeGreaterThan(0);
  });

  it('is nothing that is stored under the same name and number until the number is proven', async () => {
    const { conversationId, token, number } = await chat();
    const before = await api.ask(everything, { token, variables: { number } });
    expect(before.data.ticket.customer).toEqual({
      name: '韩梅梅',
      phone: '+8613900139000',
      addresses: [],
      assets: [],
      tickets: { totalCount: 1 },
    });
    await test.db
      .update(conversation)
      .set({ provenPhone: '+8613900139000' })
      .where(eq(conversation.id, conversationId));
    const after = await api.ask(everything, { token, variables: { number } });
    expect(after.data.ticket.customer.assets).toEqual([{ serialNumber: 'DEMO-0002' }]);
  });

  it('is, once his number is proven, every ticket with it wherever it was reported, and still no other', async () => {
    const phone = '+8613655556666';
    const own = await service.ticket(await service.open({ customer: { name: '乔安', phone } }));
    const technician = await service.staff('technician1@demo');
    const scheduled = await api.ask(
      'mutation ($i: ScheduleVisitInput!) { scheduleVisit(input: $i) { visit { number } } }',
      {
        as: 'dispatcher@demo',
        variables: {
          i: {
            ticketId: `ticket_${own.id}`,
            technicianId: `staff_${technician.id}`,
            plannedStart: service.at(3_600_000).toISOString(),
            plannedEnd: service.at(7_200_000).toISOString(),
          },
        },
      },
    );
    const { conversationId, token } = await api.customer();
    const seen = async () => {
      const { data } = await api.ask(
        `query ($own: String!, $other: String!, $id: ID!) { ticket(number: $own) { number events { totalCount } }
          other: ticket(number: $other) { number } node(id: $id) { id } customer(phone: "13655556666") { name }
          stranger: customer(phone: "13800138000") { name }
          tickets { nodes { number } totalCount } visits { nodes { number } } }`,
        { token, variables: { own: own.number, other: numbers.beijing, id: `ticket_${own.id}` } },
      );
      return data;
    };
    const nothing = { other: null, stranger: null };
    expect(await seen()).toEqual({
      ...nothing,
      ticket: null,
      node: null,
      customer: null,
      tickets: { nodes: [], totalCount: 0 },
      visits: { nodes: [] },
    });
    await test.db.update(conversation).set({ provenPhone: phone }).where(eq(conversation.id, conversationId));
    expect(await seen()).toEqual({
      ...nothing,
      ticket: { number: own.number, events: { totalCount: 0 } },
      node: { id: `ticket_${own.id}` },
      customer: { name: '乔安' },
      tickets: { nodes: [{ number: own.number }], totalCount: 1 },
      visits: { nodes: [scheduled.data.scheduleVisit.visit] },
    });
  });

  it('is no other ticket, visit, unit or customer', async () => {
    const { token, number } = await chat();
    const { data, errors } = await api.ask(
      `query ($other: String!, $id: ID!) { tickets { nodes { number } totalCount } ticket(number: $other) { id }
        node(id: $id) { id } visits { totalCount } asset(serialNumber: "DEMO-0001") { id }
        customer(phone: "13800138000") { id } }`,
      { token, variables: { other: numbers.shanghai, id: `ticket_${ticketIds.shanghai}` } },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      tickets: { nodes: [{ number }], totalCount: 1 },
      ticket: null,
      node: null,
      visits: { totalCount: 0 },
      asset: null,
      customer: null,
    });
  });

  it('is nothing of the owner when he reports the unit of somebody else', async () => {
    const { conversationId, token } = await api.customer();
    const bot: Actor = { kind: 'BOT', conversationId };
    const told = {
      ...leak,
      customer: { name: '过路人', phone: '13611112222' },
      channel: 'WEB_CHAT' as const,
      conversationId,
    };
    const { ticketId } = await test.desk.run(bot, openTicket, told);
    const { number } = await service.ticket(ticketId);
    const { data } = await api.ask(everything, { token, variables: { number } });
    expect(data.ticket.asset).toEqual({
      serialNumber: 'DEMO-0002',
      owner: null,
      contract: null,
      tickets: { totalCount: 1 },
    });
  });
});
