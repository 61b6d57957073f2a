import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { escalation } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, minute, serviceOf } from '../../test/support/service.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { recordFollowUp } from './record-follow-up.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const talks = `followUps:
  - {id: talks, kind: NEGOTIATION, after: PROMISE_MISSED, target: DISPATCH, within: P1D, calendar: office, assign: SUPERVISOR, escalateTo: MANAGER}`;

beforeAll(async () => {
  const yaml = readFileSync('test/cases/office-policy.yaml', 'utf8')
    .replace('version: "1"', 'version: "2"')
    .replace('followUps:', talks);
  await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
});

const monday = (week: number, hours: number) => new Date(Date.UTC(2027, 0, 4 + 7 * week, 2) + hours * hour);
const talksOf = async (ticketId: string) =>
  (await desk.followUps(ticketId)).filter(({ kind }) => kind === 'NEGOTIATION');
const told = (ticketId: string) => test.db.select().from(escalation).where(eq(escalation.ticketId, ticketId));

describe('a promise that was missed', () => {
  it('has somebody open talks within a working day, or his superior hears of it (R-065)', async () => {
    test.clock.set(monday(0, 0));
    const ticketId = await desk.open();
    await desk.passTo(monday(0, 4));
    // DISPATCH was due at noon, when lunch begins; a working day from then is one o'clock of the next day.
    expect(await talksOf(ticketId)).toMatchObject([
      { state: 'PLANNED', rule: 'talks', dueAt: monday(1 / 7, 3), assigneeId: expect.any(String) },
    ]);
    const before = (await told(ticketId)).length;
    await desk.passTo(monday(1 / 7, 4));
    expect(await talksOf(ticketId)).toMatchObject([{ state: 'DUE' }]);
    const more = (await told(ticketId)).filter(({ note }) => note?.includes('NEGOTIATION'));
    expect(more).toMatchObject([{ to: 'MANAGER', reason: 'SLA_MISSED' }]);
    expect((await told(ticketId)).length).toBeGreaterThan(before);
  });

  it('tells nobody when the talks were opened in time', async () => {
    test.clock.set(monday(2, 0));
    const ticketId = await desk.open();
    await desk.passTo(monday(2, 4));
    const [open] = await talksOf(ticketId);
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, recordFollowUp, { followUpId: open?.id ?? '', outcome: 'agreed on Friday' });
    await desk.passTo(monday(2 + 1 / 7, 6));
    expect((await told(ticketId)).filter(({ note }) => note?.includes('NEGOTIATION'))).toEqual([]);
  });

  it('owes no talks once the matter is settled', async () => {
    test.clock.set(monday(4, 0));
    const ticketId = await desk.open();
    await desk.passTo(monday(4, 4));
    await desk.run(await desk.staff('receptionist@demo'), resolveTicket, { ticketId });
    await desk.pass(minute);
    expect(await talksOf(ticketId)).toMatchObject([{ state: 'CANCELLED' }]);
  });
});
