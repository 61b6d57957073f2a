import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { message } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { startConversation } from '../conversation/start-conversation.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { comeDue } from './come-due.js';
import { listFollowUps } from './follow-up.queries.js';
import { recordFollowUp } from './record-follow-up.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);

const resolved = async (told = {}): Promise<string> => {
  const ticketId = await desk.open(told);
  await desk.run(await desk.staff('receptionist@demo'), resolveTicket, { ticketId });
  return ticketId;
};
const owed = async (ticketId: string, kind: string) => {
  const row = (await desk.followUps(ticketId)).find((each) => each.kind === kind);
  if (!row) throw new Error(`no ${kind}`);
  return row;
};
const finish = async (followUpId: string, outcome = '满意', login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), recordFollowUp, { followUpId, outcome });

describe('what is owed after the work', () => {
  it('is planned on the calendar of its rule, with its alarm', async () => {
    test.clock.set(monday(4 * 24 + 7)); // Friday 17:00
    const ticketId = await resolved();
    const callback = await owed(ticketId, 'CALLBACK');
    expect(callback).toMatchObject({ state: 'PLANNED', rule: 'callback', dueAt: monday(7 * 24 + 7) }); // Monday 17:00
    expect(await owed(ticketId, 'SURVEY')).toMatchObject({ dueAt: monday(4 * 24 + 9) });
    expect(await desk.deadlines('FOLLOW_UP', callback.id)).toMatchObject([
      { state: 'ARMED', dueAt: callback.dueAt },
    ]);
    const planned = (await desk.events(ticketId)).filter(({ type }) => type === 'FOLLOW_UP_PLANNED');
    expect(planned).toHaveLength(2);
  });

  it('comes due at its time for a named person, who is told once', async () => {
    const ticketId = await resolved();
    const { id } = await owed(ticketId, 'CALLBACK');
    await desk.passTo(new Date(monday(24).getTime() - 1));
    expect((await owed(ticketId, 'CALLBACK')).state).toBe('PLANNED');
    await desk.pass(1);
    const receptionist = await desk.staff('receptionist@demo');
    expect(await owed(ticketId, 'CALLBACK')).toMatchObject({ state: 'DUE', assigneeId: receptionist.id });
    await Promise.all([1, 2, 3].map(() => desk.run(system, comeDue, { subjectId: id })));
    const told = (await desk.notifications(ticketId)).filter(({ kind }) => kind === 'FOLLOW_UP');
    expect(told.map(({ staffId }) => staffId)).toEqual([receptionist.id]);
    const due = (await desk.events(ticketId)).filter(({ type }) => type === 'FOLLOW_UP_DUE');
    expect(due).toHaveLength(2); // the survey and the call-back
  });

  it('is done with its outcome, before or after it is due, once', async () => {
    const ticketId = await resolved();
    const { id } = await owed(ticketId, 'CALLBACK');
    await finish(id);
    expect(await owed(ticketId, 'CALLBACK')).toMatchObject({
      state: 'DONE',
      outcome: '满意',
      doneAt: monday(0),
    });
    expect(await refusal(finish(id))).toBe('INVALID_STATE');
    await desk.passTo(monday(48));
    expect((await owed(ticketId, 'CALLBACK')).state).toBe('DONE');
    const other = await resolved();
    await desk.pass(2 * day);
    await finish((await owed(other, 'CALLBACK')).id, '仍有异响');
    expect(await owed(other, 'CALLBACK')).toMatchObject({ state: 'DONE', outcome: '仍有异响' });
    expect((await desk.events(other)).at(-1)?.type).toBe('FOLLOW_UP_DONE');
  });

  it('asks in the customer’s chat for the survey, once', async () => {
    const { conversationId } = await test.desk.run(system, startConversation, {
      channel: 'WEB_CHAT',
      language: 'en',
    });
    const ticketId = await resolved({ conversationId, channel: 'WEB_CHAT' });
    const { id } = await owed(ticketId, 'SURVEY');
    await desk.pass(2 * hour + minute);
    await desk.run(system, comeDue, { subjectId: id });
    const calls = await test.db.select().from(message).where(eq(message.conversationId, conversationId));
    expect(calls.filter(({ clientId }) => clientId === `survey:${id}`)).toHaveLength(1);
  });

  it('is listed soonest first, to those who see the service point', async () => {
    const ticketId = await resolved();
    const list = async (login: string) =>
      test.desk.read(await test.staff(login), (ctx, filter) => listFollowUps(ctx, filter, 100, null), {});
    const mine = (await list('dispatcher_sha@demo')).filter((row) => row.ticketId === ticketId);
    expect(mine.map(({ kind }) => kind)).toEqual(['SURVEY', 'CALLBACK']);
    expect((await list('dealer@demo')).filter((row) => row.ticketId === ticketId)).toEqual([]);
    expect((await list('technician2@demo')).filter((row) => row.ticketId === ticketId)).toEqual([]);
  });

  it('is refused without an outcome, with an endless one, by those who may not, and where it is not seen', async () => {
    const { id } = await owed(await resolved(), 'CALLBACK');
    expect(await refusal(finish(id, ' '))).toBe('BAD_USER_INPUT outcome');
    expect(await refusal(finish(id, 'x'.repeat(10_000)))).toBe('BAD_USER_INPUT outcome');
    expect(await refusal(finish(id, '好', 'auditor@demo'))).toBe('FORBIDDEN');
    expect(await refusal(finish(id, '好', 'dealer@demo'))).toBe('NOT_FOUND');
    expect(await refusal(finish(crypto.randomUUID()))).toBe('NOT_FOUND');
  });
});

describe('a sample', () => {
  const office = readFileSync('test/cases/office-policy.yaml', 'utf8');
  const called = async (sample: string, tickets: number): Promise<number> => {
    const yaml = office
      .replace('version: "1"', `version: "s${Number.parseInt(sample, 10)}"`)
      .replace('sample: 100%', `sample: ${sample}`);
    await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
    let planned = 0;
    for (let left = tickets; left > 0; left -= 1) {
      const rows = await desk.followUps(await resolved());
      expect(rows.filter(({ kind }) => kind === 'SURVEY')).toHaveLength(1);
      planned += rows.filter(({ kind }) => kind === 'CALLBACK').length;
    }
    return planned;
  };

  it('of nothing calls nobody back, of everything everybody, of half about half', async () => {
    expect(await called('0%', 8)).toBe(0);
    expect(await called('100%', 8)).toBe(8);
    const half = await called('50%', 40);
    expect(half).toBeGreaterThan(8);
    expect(half).toBeLessThan(32);
  });
});
