import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { survey } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, refusal, serviceOf } from '../../test/support/service.js';
import type { Actor } from '../actor.js';
import { startConversation } from '../conversation/start-conversation.js';
import { cancelTicket, closeTicket, reopenTicket } from '../ticket/end-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { fileServiceReport } from '../visit/file-report.js';
import { recordArrival } from '../visit/record-arrival.js';
import { scheduleVisit } from '../visit/schedule-visit.js';
import { signServiceReport } from '../visit/sign-report.js';
import { submitSurvey } from './submit-survey.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const good = [
  { aspect: 'ATTITUDE', level: 'VERY_SATISFIED' },
  { aspect: 'SKILL', level: 'SATISFIED' },
  { aspect: 'PUNCTUALITY', level: 'DISSATISFIED' },
  { aspect: 'PROMISE_KEPT', level: 'VERY_DISSATISFIED' },
] as const;
const answer = async (ticketId: string, changes: object = {}, actor?: Actor) =>
  desk.run(actor ?? (await desk.staff('receptionist@demo')), submitSurvey, {
    ticketId,
    answers: good,
    ...changes,
  });
const resolved = async (told = {}): Promise<string> => {
  const ticketId = await desk.open(told);
  await desk.run(await desk.staff('receptionist@demo'), resolveTicket, { ticketId });
  return ticketId;
};

const again = async (ticketId: string) => {
  const supervisor = await desk.staff('supervisor@demo');
  await desk.pass(hour);
  await desk.run(supervisor, reopenTicket, { ticketId });
  await desk.run(supervisor, resolveTicket, { ticketId });
};

describe('a survey', () => {
  it('is answered once for a ticket, finishes the follow-up and is written into the history', async () => {
    const ticketId = await resolved();
    await answer(ticketId, { comment: ' 很好 ' });
    const rows = await test.db.select().from(survey).where(eq(survey.ticketId, ticketId));
    expect(rows).toMatchObject([{ answers: good, comment: '很好', answeredAt: test.clock() }]);
    expect(await refusal(answer(ticketId))).toBe('INVALID_STATE');
    const owed = (await desk.followUps(ticketId)).find(({ kind }) => kind === 'SURVEY');
    expect(owed).toMatchObject({ state: 'DONE', doneAt: test.clock() });
    expect(await desk.deadlines('FOLLOW_UP', owed?.id ?? '')).toMatchObject([{ state: 'DISARMED' }]);
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('SURVEY_ANSWERED');
  });

  it('that was answered is not owed again when the ticket is resolved a second time', async () => {
    const ticketId = await resolved();
    await answer(ticketId);
    await again(ticketId);
    const kinds = (await desk.followUps(ticketId)).map(({ kind, state }) => `${kind} ${state}`);
    expect(kinds.toSorted()).toEqual(['CALLBACK CANCELLED', 'CALLBACK PLANNED', 'SURVEY DONE']);
  });

  it('that nobody answered before the ticket was reopened is asked once, after the second resolving', async () => {
    const ticketId = await resolved();
    await desk.pass(3 * hour);
    await again(ticketId);
    const surveys = (await desk.followUps(ticketId)).filter(({ kind }) => kind === 'SURVEY');
    expect(surveys.map(({ state }) => state)).toEqual(['CANCELLED', 'PLANNED']);
  });

  it('of two at once is stored once', async () => {
    const ticketId = await resolved();
    const both = await Promise.allSettled([answer(ticketId), answer(ticketId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('names the technician of the last completed visit', async () => {
    const ticketId = await desk.open();
    const [technician, manager] = [await desk.staff('technician1@demo'), await desk.staff('manager@demo')];
    const plan = { technicianId: technician.id, plannedStart: desk.at(hour), plannedEnd: desk.at(2 * hour) };
    const { visitId } = await desk.run(manager, scheduleVisit, { ticketId, ...plan });
    await desk.run(technician, recordArrival, { visitId });
    const report = { cause: 'DEFECT', diagnosis: '坏', remedy: '修', resolved: true } as const;
    await desk.run(technician, fileServiceReport, { visitId, ...report });
    await desk.run(technician, signServiceReport, { visitId, signedBy: '韩梅梅' });
    await answer(ticketId);
    const [row] = await test.db.select().from(survey).where(eq(survey.ticketId, ticketId));
    expect(row?.technicianId).toBe(technician.id);
  });

  it('may be told by the customer in his own chat, and about nobody else’s ticket', async () => {
    const chat = () =>
      test.desk.run({ kind: 'SYSTEM', name: 'door' }, startConversation, {
        channel: 'WEB_CHAT',
        language: 'en',
      });
    const [mine, other] = [await chat(), await chat()];
    const ticketId = await resolved({ conversationId: mine.conversationId });
    const stranger: Actor = { kind: 'CUSTOMER', conversationId: other.conversationId };
    expect(await refusal(answer(ticketId, {}, stranger))).toBe('NOT_FOUND');
    await answer(ticketId, {}, { kind: 'CUSTOMER', conversationId: mine.conversationId });
  });

  it('is refused before the resolving, of a cancelled ticket, by those who may not, of what is none', async () => {
    const ticketId = await desk.open();
    expect(await refusal(answer(ticketId))).toBe('INVALID_STATE');
    await desk.run(await desk.staff('receptionist@demo'), cancelTicket, { ticketId });
    expect(await refusal(answer(ticketId))).toBe('INVALID_STATE');
    const other = await resolved();
    expect(await refusal(answer(other, {}, await desk.staff('auditor@demo')))).toBe('FORBIDDEN');
    expect(await refusal(answer(other, {}, { kind: 'ANONYMOUS' }))).toBe('UNAUTHENTICATED');
    expect(await refusal(answer(crypto.randomUUID()))).toBe('NOT_FOUND');
    await desk.run(await desk.staff('receptionist@demo'), closeTicket, { ticketId: other });
    await answer(other);
  });

  it('is refused without answers, with an aspect twice and with an endless comment', async () => {
    const ticketId = await resolved();
    expect(await refusal(answer(ticketId, { answers: [] }))).toBe('BAD_USER_INPUT answers');
    expect(await refusal(answer(ticketId, { answers: [good[0], good[0]] }))).toBe('BAD_USER_INPUT answers');
    expect(await refusal(answer(ticketId, { comment: 'x'.repeat(10_000) }))).toBe('BAD_USER_INPUT comment');
  });
});
