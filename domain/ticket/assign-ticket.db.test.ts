import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { staff } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { assignTicket } from './assign-ticket.js';
import { closeTicket } from './end-ticket.js';
import { listTickets } from './list-tickets.queries.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const assign = async (ticketId: string, login: string, rest = {}) =>
  desk.run(await desk.staff('dispatcher@demo'), assignTicket, {
    ticketId,
    staffId: (await desk.staff(login)).id,
    ...rest,
  });

describe('assigning', () => {
  it('makes one person responsible, who is told once and finds it in his list', async () => {
    const ticketId = await desk.open();
    await assign(ticketId, 'technician2@demo', { expectedVersion: 1 });
    const technician = await desk.staff('technician2@demo');
    expect(await desk.ticket(ticketId)).toMatchObject({
      state: 'IN_PROGRESS',
      assigneeId: technician.id,
      version: 2,
    });
    const told = (await desk.notifications(ticketId)).map(({ kind, staffId }) => [kind, staffId]);
    expect(told).toEqual([['ASSIGNMENT', technician.id]]);
    expect((await desk.events(ticketId)).at(-1)?.type).toBe('TICKET_ASSIGNED');
    const page = { order: 'OPENED_AT_DESC', limit: 10, after: null } as const;
    const mine = await test.desk.read(technician, listTickets, { ...page, filter: {} });
    expect(mine.map(({ id }) => id)).toEqual([ticketId]);
    const free = await test.desk.read(await test.staff('manager@demo'), listTickets, {
      ...page,
      filter: { unassigned: true },
    });
    expect(free.map(({ id }) => id)).not.toContain(ticketId);
  });

  it('is no answer to the customer: REPLY runs on', async () => {
    const ticketId = await desk.open();
    await assign(ticketId, 'technician1@demo');
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('RUNNING');
  });

  it('of two at once with one version gives it to one', async () => {
    const ticketId = await desk.open();
    const both = await Promise.allSettled([
      assign(ticketId, 'technician1@demo', { expectedVersion: 1 }),
      assign(ticketId, 'technician2@demo', { expectedVersion: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.notifications(ticketId)).toHaveLength(1);
  });

  it('refuses somebody unknown, somebody who has left, a ticket that is over and one that is none', async () => {
    const ticketId = await desk.open();
    const staffId = crypto.randomUUID();
    expect(await refusal(assign(ticketId, 'technician1@demo', { staffId }))).toBe('BAD_USER_INPUT staffId');
    const { id } = await desk.staff('technician2@demo');
    await test.db.update(staff).set({ active: false }).where(eq(staff.id, id));
    expect(await refusal(assign(ticketId, 'technician1@demo', { staffId: id }))).toBe(
      'BAD_USER_INPUT staffId',
    );
    await test.db.update(staff).set({ active: true }).where(eq(staff.id, id));
    expect(await refusal(assign(crypto.randomUUID(), 'technician1@demo'))).toBe('NOT_FOUND');
    const dispatcher = await desk.staff('dispatcher@demo');
    await desk.run(dispatcher, resolveTicket, { ticketId });
    expect(await refusal(assign(ticketId, 'technician1@demo'))).toBe('INVALID_STATE');
    await desk.run(dispatcher, closeTicket, { ticketId });
    expect(await refusal(assign(ticketId, 'technician1@demo'))).toBe('INVALID_STATE');
  });
});
