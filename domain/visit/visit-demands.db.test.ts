import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { message, staff } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, refusal, serviceOf } from '../../test/support/service.js';
import { startConversation } from '../conversation/start-conversation.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { fileServiceReport } from './file-report.js';
import { recordArrival } from './record-arrival.js';
import { type ScheduleVisitInput, scheduleVisit } from './schedule-visit.js';
import { signServiceReport } from './sign-report.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const visits = `
visits:
  - {id: site-work, purpose: [INSTALLATION], notice: P7D}
  - {id: inspection, purpose: [INSPECTION], certificate: [inspector], opinion: true}
routing:`;

/** 10:00 in Shanghai. */
const june13 = new Date('2027-06-13T02:00:00Z');

beforeAll(async () => {
  test.clock.set(june13);
  const yaml = readFileSync('test/cases/office-policy.yaml', 'utf8')
    .replace('version: "1"', 'version: "2"')
    .replace('\nrouting:', visits);
  await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
});

const schedule = async (ticketId: string, told: Partial<ScheduleVisitInput>) =>
  desk.run(await desk.staff('dispatcher@demo'), scheduleVisit, {
    ticketId,
    technicianId: (await desk.staff('technician1@demo')).id,
    plannedStart: desk.at(7 * day),
    plannedEnd: desk.at(7 * day + 4 * hour),
    ...told,
  });

describe('site work', () => {
  it('is planned seven days ahead: from the 13th for the 20th, from the 14th no longer (R-045)', async () => {
    const start = {
      plannedStart: new Date('2027-06-20T00:00:00Z'),
      plannedEnd: new Date('2027-06-20T04:00:00Z'),
    };
    const ticketId = await desk.open({ kind: 'INSTALLATION' });
    await schedule(ticketId, { ...start, purpose: 'INSTALLATION' });
    test.clock.set(new Date('2027-06-14T02:00:00Z'));
    const late = schedule(ticketId, { ...start, purpose: 'INSTALLATION' });
    expect(await refusal(late)).toBe('BAD_USER_INPUT plannedStart');
    // Other work is not.
    await schedule(ticketId, { ...start, purpose: 'REPAIR' });
    test.clock.set(june13);
  });

  it('is told to the customer at once, in his chat and language, with the dates and who comes', async () => {
    const { conversationId } = await test.desk.run(system, startConversation, {
      channel: 'WEB_CHAT',
      language: 'en',
    });
    const ticketId = await desk.open({ kind: 'INSTALLATION', conversationId, channel: 'WEB_CHAT' });
    await schedule(ticketId, { purpose: 'INSTALLATION' });
    const said = await test.db.select().from(message).where(eq(message.conversationId, conversationId));
    const { name } = await desk.staff('technician1@demo');
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        new RegExp(`^For ticket \\S+ we have planned the installation .*20 June.*; ${name} will come`),
      ),
    ]);
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('VISIT_ANNOUNCED');
    expect((await desk.followUps(ticketId)).filter(({ kind }) => kind === 'CALLBACK')).toEqual([]);
  });

  it('is told by telephone where nobody can be written to', async () => {
    const ticketId = await desk.open({ kind: 'INSTALLATION' });
    await schedule(ticketId, { purpose: 'INSTALLATION' });
    const calls = (await desk.followUps(ticketId)).filter(({ kind }) => kind === 'CALLBACK');
    expect(calls).toMatchObject([{ state: 'PLANNED', assignTo: 'RECEPTIONIST' }]);
  });
});

describe('an inspection', () => {
  const certified = async (validUntil: string) => {
    const { id } = await desk.staff('technician1@demo');
    const certificates = [{ family: 'inspector', validUntil }];
    await test.db.update(staff).set({ certificates }).where(eq(staff.id, id));
  };

  it('takes an inspector whose certificate is good on the day (R-195)', async () => {
    const ticketId = await desk.open({ kind: 'MAINTENANCE' });
    const inspect = () => schedule(ticketId, { purpose: 'INSPECTION' });
    expect(await refusal(inspect())).toBe('BAD_USER_INPUT technicianId');
    expect(await refusal(schedule(ticketId, { purpose: 'INSPECTION', technicianId: null }))).toBe(
      'BAD_USER_INPUT technicianId',
    );
    await certified('2027-06-19');
    expect(await refusal(inspect())).toBe('BAD_USER_INPUT technicianId');
    await certified('2027-06-20');
    await inspect();
  });

  it('is closed by the sheet that the customer fills in, not by his name alone (R-195)', async () => {
    await certified('2027-12-31');
    const ticketId = await desk.open({ kind: 'MAINTENANCE' });
    const { visitId } = await schedule(ticketId, { purpose: 'INSPECTION' });
    const technician = await desk.staff('technician1@demo');
    await desk.run(technician, recordArrival, { visitId });
    await desk.run(technician, fileServiceReport, {
      visitId,
      cause: 'UNKNOWN',
      diagnosis: 'x',
      remedy: 'x',
      resolved: true,
    });
    const sign = (opinion?: string) =>
      desk.run(technician, signServiceReport, { visitId, signedBy: '韩梅梅', opinion });
    expect(await refusal(sign())).toBe('BAD_USER_INPUT opinion');
    await sign('all tested, two hidden faults removed');
    expect((await desk.visit(visitId)).state).toBe('COMPLETED');
  });
});
