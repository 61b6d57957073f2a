import { describe, expect, it } from 'vitest';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, serviceOf } from '../../test/support/service.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const api = useApi(test);
const service = serviceOf(test);

const query = `query ($id: ID!, $first: Int) {
  explainClock(id: $id) {
    clock { target rule calendar dueAt } dueAt byAppointment holidaysSkipped segmentCount
    segments(first: $first) { from to openTime } pauses { from to reason takenOut } passedOver { rule unmet }
  }
}`;
const explain = (id: string, as = 'receptionist@demo', first = 100) =>
  api.ask(query, { as, variables: { id, first } });

async function dispatchClock(ticketId: string): Promise<string> {
  const clock = (await service.clocks(ticketId)).find(({ target }) => target === 'DISPATCH');
  if (!clock) throw new Error('no clock for DISPATCH');
  return `slaClock_${clock.id}`;
}

describe('explainClock', () => {
  it('tells what was counted, what stood still and which rules were passed over', async () => {
    test.clock.set('2026-11-23T02:00:00Z');
    const ticketId = await service.open();
    const keeper = await service.staff('receptionist@demo');
    await test.desk.run(keeper, holdTicket, { ticketId, reason: 'PARTS' });
    test.clock.advance(hour);
    await test.desk.run(keeper, resumeTicket, { ticketId });
    const { data, errors } = await explain(await dispatchClock(ticketId));
    expect(errors).toEqual([]);
    expect(data.explainClock).toEqual({
      clock: { target: 'DISPATCH', rule: 'dispatch', calendar: 'office', dueAt: '2026-11-23T06:00:00.000Z' },
      dueAt: '2026-11-23T06:00:00.000Z',
      byAppointment: false,
      holidaysSkipped: [],
      segmentCount: 2,
      segments: [
        { from: '2026-11-23T03:00:00.000Z', to: '2026-11-23T04:00:00.000Z', openTime: 'PT1H' },
        { from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T06:00:00.000Z', openTime: 'PT1H' },
      ],
      pauses: [
        {
          from: '2026-11-23T02:00:00.000Z',
          to: '2026-11-23T03:00:00.000Z',
          reason: 'PARTS',
          takenOut: 'PT1H',
        },
      ],
      passedOver: [],
    });
  });

  it('knows no pause any more that was corrected away', async () => {
    test.clock.set('2026-11-23T02:00:00Z');
    const ticketId = await service.open();
    const keeper = await service.staff('receptionist@demo');
    await test.desk.run(keeper, holdTicket, { ticketId, reason: 'PARTS' });
    test.clock.advance(hour);
    const { data, errors } = await api.ask(
      'mutation ($i: CorrectHoldInput!) { correctHold(input: $i) { ticket { state hold { reason } clocks { target dueAt } } } }',
      {
        as: 'supervisor@demo',
        variables: {
          i: {
            ticketId: `ticket_${ticketId}`,
            since: '2026-11-23T02:00:00Z',
            remove: true,
            reason: 'parts were there',
          },
        },
      },
    );
    expect(errors).toEqual([]);
    expect(data.correctHold.ticket).toMatchObject({ state: 'IN_PROGRESS', hold: null });
    const told = await explain(await dispatchClock(ticketId));
    expect(told.data.explainClock).toMatchObject({ pauses: [], dueAt: '2026-11-23T04:00:00.000Z' });
  });

  it('agrees with every clock of a ticket', async () => {
    const ticketId = await service.open();
    for (const clock of await service.clocks(ticketId)) {
      const { data } = await explain(`slaClock_${clock.id}`);
      expect(data.explainClock.dueAt).toBe(clock.dueAt.toISOString());
      for (const { unmet } of data.explainClock.passedOver) expect(unmet).not.toEqual([]);
    }
  });

  it('is for staff who see the ticket', async () => {
    const id = await dispatchClock(await service.open());
    const { token } = await api.customer();
    expect((await api.ask(query, { variables: { id } })).refusal).toBe('UNAUTHENTICATED');
    expect((await api.ask(query, { token, variables: { id } })).refusal).toBe('FORBIDDEN');
    expect((await explain(id, 'dealer@demo')).refusal).toBe('NOT_FOUND');
    expect((await explain(id, 'auditor@demo')).refusal).toBeNull();
  });

  it('refuses what is no clock and a count of nothing', async () => {
    const id = await dispatchClock(await service.open());
    expect((await explain('ticket_x')).refusal).toBe('BAD_USER_INPUT id');
    expect((await explain('slaClock_01990000-0000-7000-8000-000000000000')).refusal).toBe('NOT_FOUND');
    expect((await explain(id, 'receptionist@demo', 0)).refusal).toBe('BAD_USER_INPUT first');
    expect((await explain(id, 'receptionist@demo', 1)).data.explainClock.segments).toHaveLength(1);
  });

  it('says it all in the language asked for, else in the first of the policy', async () => {
    const id = await dispatchClock(await service.open());
    const text = async (argument: string) =>
      await api.ask(`{ explainClock(id: "${id}") { text${argument} } }`, { as: 'receptionist@demo' });
    expect((await text('')).data.explainClock.text).toContain('我们会在');
    expect((await text('(language: "zh-Hant")')).data.explainClock.text).toContain('我們會在');
    expect((await text('(language: "en")')).data.explainClock.text).toContain(
      'A technician will be found for you',
    );
    expect((await text('(language: "fr")')).refusal).toBe('BAD_USER_INPUT language');
  });

  it('says what a policy would promise just so', async () => {
    const { data } = await api.ask(
      `{ previewSla(facts: {kind: FAULT, openedAt: "2026-11-23T02:00:00Z", distanceKm: 3}) { rule text(language: "en") } }`,
      { as: 'receptionist@demo' },
    );
    const [reply] = data.previewSla;
    expect(reply.rule).toBe('reply');
    expect(reply.text.split('\n')).toEqual([
      'We will answer you by Monday, 23 November, 11:00 am.',
      'We promise it within 1 hour of your report (Monday, 23 November, 10:00 am); only opening hours count (calendar office, rule reply).',
      'The time counted is 1 hour: Monday, 23 November, 10:00 am to 11:00 am.',
      'Rule reply-critical, which stands before it, does not fit: severity: normal, where it asks for critical.',
    ]);
  });
});
