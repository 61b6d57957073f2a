import { describe, expect, it } from 'vitest';
import { takeInUnit } from '../../domain/custody/take-in-unit.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { day, serviceOf } from '../../test/support/service.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test);

const kpis = async (from: string, to: string, as = 'manager@demo', rest = '') =>
  api.ask(
    `{ kpis(from: "${from}", to: "${to}"${rest}) { ticketsOpened ticketsResolved firstTimeFixRate complaintRate timelyRate satisfactionRate medianReply } }`,
    { as },
  );

const resolve = async (ticketId: string) =>
  test.desk.run(await service.staff('supervisor@demo'), resolveTicket, { ticketId });

describe('the figures', () => {
  it('are null where nothing was counted', async () => {
    const { data } = await kpis('2026-01-01', '2026-01-31');
    expect(data.kpis).toEqual({
      ticketsOpened: 0,
      ticketsResolved: 0,
      firstTimeFixRate: null,
      complaintRate: null,
      timelyRate: null,
      satisfactionRate: null,
      medianReply: null,
    });
  });

  it("count days in the policy's time zone", async () => {
    // Half past midnight on the 24th in Shanghai is still the 23rd in UTC.
    test.clock.set('2026-11-23T16:30:00.000Z');
    await service.open();
    expect((await kpis('2026-11-23', '2026-11-23')).data.kpis.ticketsOpened).toBe(0);
    expect((await kpis('2026-11-24', '2026-11-24')).data.kpis.ticketsOpened).toBe(1);
  });

  it('know a repair that did not last, and complaints about the service', async () => {
    test.clock.set('2026-12-01T02:00:00.000Z');
    const failed = await service.open({ serialNumber: 'DEMO-0013' });
    const lasting = await service.open({ serialNumber: 'DEMO-0014' });
    const rude = await service.open({ kind: 'COMPLAINT', subject: 'STAFF_CONDUCT' });
    const dear = await service.open({ kind: 'COMPLAINT', subject: 'PRICE' });
    for (const ticketId of [failed, lasting, rude, dear]) await resolve(ticketId);
    test.clock.advance(5 * day);
    await service.open({ serialNumber: 'DEMO-0013' });
    const { data } = await kpis('2026-12-01', '2026-12-01');
    expect(data.kpis).toMatchObject({ ticketsResolved: 4, firstTimeFixRate: 0.75, complaintRate: 0.25 });
  });

  it('are those of what one sees, and of one service point with all below it when asked', async () => {
    test.clock.set('2027-01-05T02:00:00.000Z');
    await service.open();
    await service.open({ address: { text: '北京市海淀区中关村大街1号' } });
    const span = ['2027-01-05', '2027-01-05'] as const;
    expect((await kpis(...span)).data.kpis.ticketsOpened).toBe(2);
    expect((await kpis(...span, 'supervisor_sha@demo')).data.kpis.ticketsOpened).toBe(1);
    const points = await api.ask('{ servicePoints { id code } }', { as: 'manager@demo' });
    const at = (code: string) =>
      points.data.servicePoints.find((point: { code: string }) => point.code === code).id;
    expect(
      (await kpis(...span, 'manager@demo', `, servicePointId: "${at('BJS')}"`)).data.kpis.ticketsOpened,
    ).toBe(1);
    expect(
      (await kpis(...span, 'manager@demo', `, servicePointId: "${at('HQ')}"`)).data.kpis.ticketsOpened,
    ).toBe(2);
    expect(
      (await kpis(...span, 'supervisor_sha@demo', `, servicePointId: "${at('BJS')}"`)).data.kpis
        .ticketsOpened,
    ).toBe(0);
  });

  it('stand beside what the policy wants of them, major complaints by the units taken in (R-210, R-211)', async () => {
    test.clock.set('2027-02-01T02:00:00.000Z');
    const manager = await service.staff('manager@demo');
    const take = async (ticketId: string) =>
      test.desk.run(manager, takeInUnit, { ticketId, condition: 'x', signedBy: 'x' });
    await take(await service.open({ serialNumber: 'DEMO-0013' }));
    await take(await service.open({ serialNumber: 'DEMO-0014' }));
    const rude = await service.open({ kind: 'COMPLAINT', subject: 'STAFF_CONDUCT', severity: 'CRITICAL' });
    await resolve(rude);
    const { data } = await api.ask(
      '{ kpis(from: "2027-02-01", to: "2027-02-01") { majorComplaintRate targets { figure value target { min max under } met } } }',
      { as: 'manager@demo' },
    );
    expect(data.kpis.majorComplaintRate).toBe(0.5);
    const complaints = data.kpis.targets.find(({ figure }: { figure: string }) => figure === 'complaintRate');
    expect(complaints).toEqual({
      figure: 'complaintRate',
      value: 1,
      target: { min: null, max: 0.03, under: null },
      met: false,
    });
    const satisfied = data.kpis.targets.find(
      ({ figure }: { figure: string }) => figure === 'satisfactionRate',
    );
    expect(satisfied).toMatchObject({ value: null, met: null });
  });

  it('refuse a span that ends before it begins', async () => {
    expect((await kpis('2026-11-02', '2026-11-01')).refusal).toBe('BAD_USER_INPUT to');
    expect((await kpis('2026-02-30', '2026-11-01')).refusal).not.toBeNull();
  });
});
