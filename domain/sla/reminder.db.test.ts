import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, serviceOf } from '../../test/support/service.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/field-policy.yaml' });
const service = serviceOf(test);

const told = async (ticketId: string) =>
  (await service.escalations(ticketId)).map(({ to, level, reason }) => `${to} ${level} ${reason}`);
const messages = async (ticketId: string) =>
  (await service.notifications(ticketId)).map(({ text }) => text.replace(/^\S+ /, ''));

describe('a promise that is reminded of daily', () => {
  it('is told each day it is owed, with its age, before and after it is due (R-054)', async () => {
    const ticketId = await service.open({ kind: 'SUGGESTION' });
    await service.pass(3 * day + hour);
    expect(await told(ticketId)).toEqual([
      'SUPERVISOR 2 SLA_WARNING',
      'MANAGER 1 SLA_MISSED',
      'SUPERVISOR 3 SLA_MISSED',
      'SUPERVISOR 4 SLA_MISSED',
    ]);
    expect((await messages(ticketId)).toSorted().at(-1)).toMatch(/^RESOLVE was due .*, open for 3 days$/);
    await service.run(await service.staff('supervisor@demo'), resolveTicket, { ticketId });
    await service.pass(5 * day);
    expect(await told(ticketId)).toHaveLength(4);
  });

  it('is told once when nobody looked for days, and then goes on', async () => {
    const ticketId = await service.open({ kind: 'SUGGESTION' });
    service.sleep(4 * day + hour);
    await service.pass(1);
    expect(await told(ticketId)).toEqual(['MANAGER 1 SLA_MISSED', 'SUPERVISOR 5 SLA_MISSED']);
    await service.pass(day);
    expect(await told(ticketId)).toContain('SUPERVISOR 6 SLA_MISSED');
  });
});
