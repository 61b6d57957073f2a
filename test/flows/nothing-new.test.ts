import { describe, expect, it } from 'vitest';
import { saveArticle } from '../../domain/knowledge/save-article.js';
import { assignTicket } from '../../domain/ticket/assign-ticket.js';
import { changeAsset } from '../../domain/ticket/change-asset.js';
import { type ChangeTicketInput, changeTicket } from '../../domain/ticket/change-ticket.js';
import { correctClock } from '../../domain/ticket/correct-clock.js';
import { correctHold } from '../../domain/ticket/correct-hold.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { correctArrival } from '../../domain/visit/correct-arrival.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { article } from '../../schema/index.js';
import { useDesk } from '../support/desk.js';
import { serviceOf } from '../support/service.js';
import { useWeeks } from '../support/week.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);
const supervisor = () => desk.staff('supervisor@demo');

/** Everything that staff see of a ticket. */
const seen = async (ticketId: string) => ({
  ticket: await desk.ticket(ticketId),
  events: await desk.events(ticketId),
  clocks: await desk.clocks(ticketId),
  notifications: await desk.notifications(ticketId),
});

/** Done a second time a while later, it leaves the ticket as it was after the first; the first changed it. */
async function expectNothingNew(ticketId: string, act: () => Promise<unknown>): Promise<void> {
  const before = await seen(ticketId);
  await act();
  const once = await seen(ticketId);
  expect(once.ticket.version).toBe(before.ticket.version + 1);
  test.clock.advance(60_000);
  await act();
  expect(await seen(ticketId)).toEqual(once);
}

describe('what says nothing new changes nothing', () => {
  const address = { text: '北京市朝阳区建国路88号' };
  it.each<Omit<ChangeTicketInput, 'ticketId'>>([
    { severity: 'URGENT' },
    { kind: 'COMPLAINT' },
    { component: 'pump' },
    { distanceKm: 12 },
    { address },
    { severity: 'URGENT', component: 'pump', distanceKm: 12, address },
  ])('of a ticket: %j', async (changes) => {
    const ticketId = await desk.open();
    const actor = await supervisor();
    await expectNothingNew(ticketId, () => desk.run(actor, changeTicket, { ticketId, ...changes }));
  });

  it('of an appointment, nor a change without any fact', async () => {
    const ticketId = await desk.open();
    const actor = await supervisor();
    const appointmentAt = monday(30);
    await expectNothingNew(ticketId, () => desk.run(actor, changeTicket, { ticketId, appointmentAt }));
    const before = await seen(ticketId);
    await desk.run(actor, changeTicket, { ticketId });
    expect(await seen(ticketId)).toEqual(before);
  });

  it('tells only what is new where the rest is known', async () => {
    const ticketId = await desk.open({ component: 'pump' });
    await desk.run(await supervisor(), changeTicket, { ticketId, component: 'pump', severity: 'URGENT' });
    const changed = (await desk.events(ticketId)).find(({ type }) => type === 'TICKET_CHANGED');
    expect(changed?.data).toEqual({ changes: { severity: 'URGENT' } });
  });

  it('of who is responsible, who is not told again', async () => {
    const ticketId = await desk.open();
    const [actor, { id: staffId }] = [await supervisor(), await desk.staff('technician2@demo')];
    await expectNothingNew(ticketId, () => desk.run(actor, assignTicket, { ticketId, staffId }));
  });

  it('of a hold and of a promise that are corrected to what is recorded', async () => {
    const ticketId = await desk.open();
    const actor = await supervisor();
    await desk.run(actor, replyToTicket, { ticketId, text: '您好' });
    await desk.run(actor, holdTicket, { ticketId, reason: 'CUSTOMER' });
    await desk.passTo(monday(1));
    await desk.run(actor, resumeTicket, { ticketId });
    const { id: clockId, metAt } = await desk.clock(ticketId, 'REPLY');
    const before = await seen(ticketId);
    const since = monday(0);
    await desk.run(actor, correctHold, { ticketId, since, from: since, to: monday(1), reason: '核对' });
    await desk.run(actor, correctClock, { clockId, metAt, reason: '核对' });
    expect(await seen(ticketId)).toEqual(before);
  });

  it('of an arrival that is corrected to what is recorded', async () => {
    const ticketId = await desk.open();
    const actor = await supervisor();
    const { visitId } = await desk.run(actor, scheduleVisit, {
      ticketId,
      technicianId: (await desk.staff('technician1@demo')).id,
      plannedStart: monday(1),
      plannedEnd: monday(2),
    });
    await desk.passTo(monday(3));
    await desk.run(actor, recordArrival, { visitId, at: monday(1) });
    const before = await seen(ticketId);
    await desk.run(actor, correctArrival, { visitId, at: monday(1), reason: '核对' });
    expect(await seen(ticketId)).toEqual(before);
  });

  it('of a unit: its plans and the promises on its tickets are left in peace', async () => {
    const ticketId = await desk.open();
    const { assetId } = await desk.ticket(ticketId);
    const actor = await supervisor();
    const change = () => desk.run(actor, changeAsset, { assetId: assetId ?? '', warrantyCard: 'W-77' });
    await change();
    await desk.passTo(monday(1));
    const planned = await desk.deadlines('PLAN_UNIT', assetId ?? '');
    expect(planned).toMatchObject([{ state: 'FIRED' }]);
    await change();
    expect(await desk.deadlines('PLAN_UNIT', assetId ?? '')).toEqual(planned);
  });

  it('of an article, whose version stays the one that others know', async () => {
    const told = {
      topic: 'parking',
      language: 'en',
      title: 'Parking',
      asks: ['where to park'],
      body: 'In the yard.',
    };
    const save = async (body = told.body, expectedVersion: number | null = null) =>
      desk.run(await desk.staff('manager@demo'), saveArticle, {
        ...told,
        body,
        families: [],
        expectedVersion,
      });
    await save();
    const [first] = await test.db.select().from(article);
    test.clock.advance(60_000);
    await save();
    await save(told.body, 1);
    expect(await test.db.select().from(article)).toEqual([first]);
    await expect(save(told.body, 2)).rejects.toMatchObject({ code: 'CONFLICT' });
    await save('In the street.', 1);
    expect((await test.db.select().from(article))[0]).toMatchObject({ version: 2, body: 'In the street.' });
  });
});
