import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { servicePoint, ticket, visit } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { leak, serviceOf } from '../../test/support/service.js';
import type { Actor } from '../actor.js';
import { assignTicket } from './assign-ticket.js';
import { escalateTicket } from './escalate-ticket.js';
import {
  countTickets,
  listTickets,
  type TicketOrder,
  type TicketPlace,
  ticketOrders,
  ticketViews,
} from './list-tickets.queries.js';
import { openTicket } from './open-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const logins = [
  'supervisor_sha@demo',
  'technician1@demo',
  'technician2@demo',
  'dealer@demo',
  'parts_keeper@demo',
];

/** Page after page, as a reader turns them. */
async function allPages(
  actor: Actor,
  order: TicketOrder,
  after: TicketPlace | null = null,
): Promise<string[]> {
  const page = await test.desk.read(actor, listTickets, { filter: {}, order, limit: 4, after });
  const ids = page.map(({ id }) => id);
  const last = page.at(-1);
  if (last === undefined || page.length < 4) return ids;
  const at = order === 'MOST_URGENT' ? last.nextDueAt : last.openedAt;
  return [...ids, ...(await allPages(actor, order, { at, id: last.id }))];
}

describe('the list of tickets that an actor may see', () => {
  const ids: string[] = [];

  beforeAll(async () => {
    const points = await test.db.select().from(servicePoint).orderBy(servicePoint.code);
    const receptionist = await test.staff('receptionist@demo');
    for (let index = 0; index < 30; index += 1) {
      test.clock.advance(60_000);
      const { ticketId } = await test.desk.run(receptionist, openTicket, {
        ...leak,
        customer: { name: '韩梅梅', phone: `+8613900140${String(index).padStart(3, '0')}` },
      });
      ids.push(ticketId);
      const point = points[index % points.length];
      if (point === undefined) throw new Error('the demonstration has no service points');
      await test.db.update(ticket).set({ servicePointId: point.id }).where(eq(ticket.id, ticketId));
    }
    const dispatcher = await desk.staff('dispatcher@demo');
    const supervisor = await desk.staff('supervisor@demo');
    for (const [index, ticketId] of ids.entries()) {
      const technician = await desk.staff(index % 2 === 0 ? 'technician1@demo' : 'technician2@demo');
      if (index % 7 === 0)
        await test.desk.run(dispatcher, assignTicket, { ticketId, staffId: technician.id });
      if (index % 5 === 1)
        await test.db.insert(visit).values({
          id: crypto.randomUUID(),
          number: `V-${index}`,
          ticketId,
          purpose: 'REPAIR',
          state: 'PLANNED',
          technicianId: technician.id,
          plannedStart: test.clock(),
          plannedEnd: test.clock(),
        });
      if (index % 9 === 2)
        await test.desk.run(supervisor, escalateTicket, {
          ticketId,
          to: 'SUPERVISOR',
          note: 'He waits.',
        });
      if (index % 4 === 3)
        await test.db.update(ticket).set({ holdReason: 'PARTS' }).where(eq(ticket.id, ticketId));
      if (index % 6 === 5)
        await test.db.update(ticket).set({ nextDueAt: null }).where(eq(ticket.id, ticketId));
    }
  });

  it.each(logins)('has for %s each of them once, in every order, page after page', async (login) => {
    const actor = await test.staff(login);
    const seen = await test.desk.read(actor, ticketViews, ids);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(ids.length);
    expect(await test.desk.read(actor, countTickets, {})).toBe(seen.length);
    for (const order of ticketOrders) {
      const listed = await allPages(actor, order);
      expect(listed.toSorted()).toEqual(seen.map(({ id }) => id).toSorted());
    }
  });

  it.each(logins)('is for %s in the order of all', async (login) => {
    const everything = await test.staff('manager@demo');
    const actor = await test.staff(login);
    for (const order of ticketOrders) {
      const listed = await allPages(actor, order);
      const all = await allPages(everything, order);
      expect(listed).toEqual(all.filter((id) => listed.includes(id)));
    }
  });

  it('is held against the filter as well', async () => {
    const actor = await test.staff('technician1@demo');
    const filter = { assigneeId: (await desk.staff('technician1@demo')).id };
    const listed = await test.desk.read(actor, listTickets, {
      filter,
      order: 'MOST_URGENT',
      limit: 50,
      after: null,
    });
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ assigneeId }) => assigneeId))).toEqual(new Set([filter.assigneeId]));
    expect(await test.desk.read(actor, countTickets, filter)).toBe(listed.length);
  });
});
