import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { type CorrectArrivalInput, correctArrival } from './correct-arrival.js';
import { recordArrival } from './record-arrival.js';
import { scheduleVisit } from './schedule-visit.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);
const supervisor = () => desk.staff('supervisor@demo');

async function arrived(at: Date, recordedAt: Date) {
  const ticketId = await desk.open({ component: 'pump' });
  const { visitId } = await desk.run(await supervisor(), scheduleVisit, {
    ticketId,
    technicianId: (await desk.staff('technician1@demo')).id,
    plannedStart: monday(1),
    plannedEnd: monday(2),
  });
  await desk.passTo(recordedAt);
  await desk.run(await supervisor(), recordArrival, { visitId, at });
  return { ticketId, visitId };
}
const correct = async (
  visitId: string,
  at: Date,
  changes: Partial<CorrectArrivalInput> = {},
  login = 'supervisor@demo',
) => desk.run(await desk.staff(login), correctArrival, { visitId, at, reason: '按签到记录', ...changes });

describe('an arrival', () => {
  it('written down late with its true time marks what was told in vain', async () => {
    const { ticketId } = await arrived(monday(3), monday(26));
    const clock = await desk.clock(ticketId, 'ARRIVE');
    expect(clock).toMatchObject({ state: 'MET', metAt: monday(3), missedAt: null });
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === clock.id);
    expect(told).toHaveLength(2);
    expect(told.every(({ overtakenAt }) => overtakenAt !== null)).toBe(true);
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('ESCALATION_OVERTAKEN');
  });

  it('put right is judged anew, and what counts from it begins at its true time', async () => {
    const { ticketId, visitId } = await arrived(monday(25), monday(26));
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('MISSED');
    const { rule } = await desk.clock(ticketId, 'RESOLVE');
    expect(rule).toBe('resolve-pump');
    expect((await desk.clock(ticketId, 'RESOLVE')).dueAt).toEqual(monday(37));
    await correct(visitId, monday(20));
    expect(await desk.visit(visitId)).toMatchObject({ arrivedAt: monday(20) });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MET', metAt: monday(20) });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({
      startedAt: monday(20),
      dueAt: monday(32),
      state: 'RUNNING',
    });
    const types = (await desk.events(ticketId)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['VISIT_CORRECTED', 'CLOCK_CORRECTED']));
    await correct(visitId, monday(25.5));
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MISSED', missedAt: monday(24) });
  });

  it('is not corrected before it is recorded, below the supervisor, nor without a reason', async () => {
    const { visitId } = await arrived(monday(0.5), monday(1));
    expect(await refusal(correct(visitId, monday(0.25), {}, 'dispatcher@demo'))).toBe('FORBIDDEN');
    expect(await refusal(correct(visitId, monday(0.25), { reason: '' }))).toBe('BAD_USER_INPUT reason');
    expect(await refusal(correct(visitId, monday(2)))).toBe('BAD_USER_INPUT at');
    const ticketId = await desk.open();
    const planned = await desk.run(await supervisor(), scheduleVisit, {
      ticketId,
      plannedStart: monday(2),
      plannedEnd: monday(3),
    });
    expect(await refusal(correct(planned.visitId, monday(1)))).toBe('INVALID_STATE');
  });
});
