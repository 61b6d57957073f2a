import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { scheduleVisit } from '../visit/schedule-visit.js';
import { reopenTicket } from './end-ticket.js';
import { holdTicket } from './hold-ticket.js';
import { recordRemoteHelp } from './record-remote-help.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/field-policy.yaml' });
const service = serviceOf(test);

const receptionist = () => service.staff('receptionist@demo');
const helped = async (ticketId: string, told: { solved: boolean; at?: Date; note?: string }) =>
  service.run(await receptionist(), recordRemoteHelp, { ticketId, ...told });
const targets = async (ticketId: string) =>
  (await service.clocks(ticketId)).map(({ target, state }) => `${target} ${state}`).toSorted();

/** The installation whose visit waits for help by phone to fail. */
const open = () => service.open({ kind: 'INSTALLATION' });

describe('help from afar', () => {
  it('that failed starts the visit’s clock from its failure, not from the call (R-013, A-04)', async () => {
    const ticketId = await open();
    expect(await targets(ticketId)).toEqual(['REPLY RUNNING']);
    await service.pass(2 * hour);
    const failedAt = service.at(-10 * minute);
    await helped(ticketId, { solved: false, at: failedAt, note: '重启无效' });
    const visit = await service.clock(ticketId, 'ARRIVE');
    expect(visit).toMatchObject({ rule: 'visit', state: 'RUNNING', startedAt: failedAt });
    expect(visit.dueAt).toEqual(service.at(4 * hour - 10 * minute));
    expect((await service.ticket(ticketId)).nextDueAt).toEqual(visit.dueAt);
    expect((await service.ticket(ticketId)).state).toBe('IN_PROGRESS');
  });

  it('is an answer by a person, whatever comes of it', async () => {
    const ticketId = await open();
    await service.pass(minute);
    await helped(ticketId, { solved: false });
    expect(await targets(ticketId)).toEqual(['ARRIVE RUNNING', 'REPLY MET']);
    expect((await service.ticket(ticketId)).repliedAt).toEqual(service.now());
  });

  it('that failed twice starts nothing twice', async () => {
    const ticketId = await open();
    await helped(ticketId, { solved: false });
    const first = await service.clock(ticketId, 'ARRIVE');
    await service.pass(hour);
    await helped(ticketId, { solved: false });
    expect(await service.clock(ticketId, 'ARRIVE')).toMatchObject({
      id: first.id,
      startedAt: first.startedAt,
    });
  });

  it('that failed again after the ticket was opened again promises another visit', async () => {
    const ticketId = await open();
    await helped(ticketId, { solved: false });
    const supervisor = await service.staff('supervisor@demo');
    await service.run(supervisor, resolveTicket, { ticketId });
    await service.pass(hour);
    await service.run(supervisor, reopenTicket, { ticketId });
    await helped(ticketId, { solved: false });
    expect(await service.clock(ticketId, 'ARRIVE')).toMatchObject({
      state: 'RUNNING',
      cycle: 2,
      startedAt: service.now(),
    });
  });

  it('that solved it resolves the ticket, and nobody travels', async () => {
    const ticketId = await open();
    await helped(ticketId, { solved: true });
    expect((await service.ticket(ticketId)).state).toBe('RESOLVED');
    expect(await targets(ticketId)).toEqual(['REPLY MET']);
    const types = (await service.events(ticketId)).map(({ type }) => type);
    expect(types).toContain('REMOTE_HELP_SOLVED');
    expect(types).toContain('TICKET_RESOLVED');
  });

  it('is over when a visit is planned all the same', async () => {
    const ticketId = await open();
    await service.pass(hour);
    const times = { plannedStart: service.at(hour), plannedEnd: service.at(2 * hour) };
    await service.run(await service.staff('dispatcher@demo'), scheduleVisit, { ticketId, ...times });
    expect(await service.clock(ticketId, 'ARRIVE')).toMatchObject({ startedAt: service.now() });
  });

  it('that failed while the ticket waits starts a clock that stands still', async () => {
    const ticketId = await open();
    await service.run(await receptionist(), holdTicket, { ticketId, reason: 'CUSTOMER' });
    await helped(ticketId, { solved: false });
    expect((await service.clock(ticketId, 'ARRIVE')).state).toBe('PAUSED');
  });

  it('is not recorded of a ticket that is over, nor for a time to come or before the call', async () => {
    const ticketId = await open();
    expect(await refusal(helped(ticketId, { solved: false, at: service.at(hour) }))).toBe(
      'BAD_USER_INPUT at',
    );
    expect(await refusal(helped(ticketId, { solved: false, at: service.at(-hour) }))).toBe(
      'BAD_USER_INPUT at',
    );
    await service.run(await receptionist(), resolveTicket, { ticketId });
    expect(await refusal(helped(ticketId, { solved: false }))).toBe('INVALID_STATE');
  });
});
