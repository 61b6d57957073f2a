import { describe, expect, it } from 'vitest';
import { recordFollowUp } from '../../domain/follow-up/record-follow-up.js';
import { readKpis } from '../../domain/report/kpi.queries.js';
import { submitSurvey } from '../../domain/survey/submit-survey.js';
import { acknowledgeEscalation } from '../../domain/ticket/acknowledge-escalation.js';
import { assignTicket } from '../../domain/ticket/assign-ticket.js';
import { closeTicket } from '../../domain/ticket/end-ticket.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { listTickets } from '../../domain/ticket/list-tickets.queries.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { fileServiceReport } from '../../domain/visit/file-report.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { signServiceReport } from '../../domain/visit/sign-report.js';
import { startTravel } from '../../domain/visit/start-travel.js';
import { useDesk } from '../support/desk.js';
import { hour, minute, serviceOf } from '../support/service.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);
const monday = (hours: number) => new Date(Date.UTC(2027, 2, 1, 2) + hours * hour);

describe('a fault from the call to the call-back', () => {
  it('is answered, dispatched, held, repaired, signed, surveyed, called back and counted', async () => {
    test.clock.set(monday(0));
    const receptionist = await desk.staff('receptionist@demo');
    const dispatcher = await desk.staff('dispatcher_sha@demo');
    const technician = await desk.staff('technician1@demo');
    const ticketId = await desk.open();
    await desk.pass(10 * minute);
    await desk.run(receptionist, replyToTicket, { ticketId, text: '马上安排师傅' });
    await desk.run(dispatcher, assignTicket, { ticketId, staffId: technician.id });
    const plan = { technicianId: technician.id, plannedStart: monday(4), plannedEnd: monday(6) };
    const { visitId } = await desk.run(dispatcher, scheduleVisit, { ticketId, ...plan });
    await desk.run(receptionist, holdTicket, { ticketId, reason: 'CUSTOMER', until: monday(3) });
    await desk.passTo(monday(4));
    expect((await desk.ticket(ticketId)).state).toBe('IN_PROGRESS');
    await desk.run(technician, startTravel, { visitId });
    await desk.passTo(monday(4.5));
    await desk.run(technician, recordArrival, { visitId });
    const report = { cause: 'WEAR', diagnosis: '密封圈老化', remedy: '更换', resolved: true } as const;
    await desk.run(technician, fileServiceReport, { visitId, ...report });
    await desk.passTo(monday(5));
    await desk.run(technician, signServiceReport, { visitId, signedBy: '韩梅梅' });
    await desk.passTo(monday(7.5));
    const answers = [{ aspect: 'ATTITUDE', level: 'VERY_SATISFIED' } as const];
    await desk.run(receptionist, submitSurvey, { ticketId, answers });
    await desk.passTo(monday(29));
    const [callback] = (await desk.followUps(ticketId)).filter(({ kind }) => kind === 'CALLBACK');
    expect(callback).toMatchObject({ state: 'DUE', assigneeId: receptionist.id, dueAt: monday(29) });
    await desk.run(receptionist, recordFollowUp, { followUpId: callback?.id ?? '', outcome: '已修好' });
    await desk.run(receptionist, closeTicket, { ticketId });
    const clocks = (await desk.clocks(ticketId)).map(({ target, state }) => [target, state]);
    expect(Object.fromEntries(clocks)).toEqual({
      REPLY: 'MET',
      DISPATCH: 'MET',
      ARRIVE: 'MET',
      RESOLVE: 'MET',
    });
    expect(await desk.escalations(ticketId)).toEqual([]);
    expect((await desk.followUps(ticketId)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    await desk.pass(30 * 24 * hour);
    expect(await desk.escalations(ticketId)).toEqual([]);
    const figures = await test.desk.read(await test.staff('manager@demo'), readKpis, {
      from: '2027-03-01',
      to: '2027-03-02',
      servicePointId: null,
    });
    expect(figures).toMatchObject({
      ticketsOpened: 1,
      ticketsResolved: 1,
      timelyRate: 1,
      satisfactionRate: 1,
      complaintRate: 0,
      revisitRate: 1,
      medianReply: 10 * minute,
      medianResolve: 5 * hour,
    });
  });

  it('is seen by everybody up to the general manager when nobody answers, and put right afterwards', async () => {
    test.clock.set(monday(14 * 24));
    const ticketId = await desk.open();
    await desk.passTo(monday(14 * 24 + 4));
    const { id } = await desk.clock(ticketId, 'REPLY');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    const names = ['dispatcher_sha@demo', 'supervisor_sha@demo', 'manager@demo', 'general_manager@demo'];
    const people = await Promise.all(names.map((login) => desk.staff(login)));
    expect(told.map(({ recipientId }) => recipientId)).toEqual(people.map((person) => person.id));
    const supervisor = await desk.staff('supervisor_sha@demo');
    const urgent = { filter: { overdue: true }, order: 'MOST_URGENT', limit: 10, after: null } as const;
    expect((await test.desk.read(supervisor, listTickets, urgent)).map((row) => row.id)).toContain(ticketId);
    await desk.run(supervisor, acknowledgeEscalation, { escalationId: told[1]?.id ?? '' });
    await desk.run(supervisor, replyToTicket, { ticketId, text: '非常抱歉' });
    await desk.run(supervisor, holdTicket, { ticketId, reason: 'PARTS' });
    await desk.run(supervisor, resumeTicket, { ticketId });
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ state: 'MISSED', metAt: test.clock() });
    await desk.passTo(monday(14 * 24 + 8));
    const again = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(again).toHaveLength(4);
  });
});
