import { describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { day, serviceOf } from '../../test/support/service.js';
import { reopenTicket } from './end-ticket.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/field-policy.yaml' });
const service = serviceOf(test);

const told = async (ticketId: string) =>
  (await service.escalations(ticketId)).map(({ to, reason }) => `${to} ${reason}`);
const severity = async (ticketId: string) => (await service.ticket(ticketId)).severity;

/** Another round: resolved, and opened again because it was not settled after all. */
async function anotherRound(ticketId: string): Promise<void> {
  const supervisor = await service.staff('supervisor@demo');
  await service.run(supervisor, resolveTicket, { ticketId });
  await service.run(supervisor, reopenTicket, { ticketId });
}

describe('a case gets graver by counts', () => {
  it('when the same fault comes back on the unit within the window (R-090)', async () => {
    const first = await service.open({ component: 'pump' });
    test.clock.advance(19 * day);
    const otherPart = await service.open({ component: 'faucet' });
    const again = await service.open({ component: 'pump' });
    expect(await severity(first)).toBe('NORMAL');
    expect(await severity(otherPart)).toBe('NORMAL');
    expect(await severity(again)).toBe('URGENT');
    expect(await told(again)).toEqual(['SUPERVISOR REPEAT_REPAIR']);
    test.clock.advance(31 * day);
    expect(await severity(await service.open({ component: 'pump' }))).toBe('NORMAL');
  });

  it('when a customer complains for the third time', async () => {
    const complain = () => service.open({ kind: 'COMPLAINT', subject: 'PRICE' });
    const [one, two, three] = [await complain(), await complain(), await complain()];
    expect([await severity(one), await severity(two), await severity(three)]).toEqual([
      'NORMAL',
      'NORMAL',
      'URGENT',
    ]);
    expect(await told(three)).toEqual(['GENERAL_MANAGER COMPLAINT']);
  });

  it('when a complaint was opened again so often, and tells the person named once (R-051)', async () => {
    const customer = { name: '李四', phone: '+8613900001111' };
    const ticketId = await service.open({ kind: 'COMPLAINT', subject: 'PRICE', customer });
    await anotherRound(ticketId);
    expect(await severity(ticketId)).toBe('NORMAL');
    expect(await told(ticketId)).toEqual([]);
    await anotherRound(ticketId);
    expect(await severity(ticketId)).toBe('URGENT');
    await anotherRound(ticketId);
    expect(await told(ticketId)).toEqual(['MANAGER COMPLAINT']);
    const graded = (await service.events(ticketId)).filter(({ type }) => type === 'TICKET_CHANGED');
    expect(graded.map(({ summary }) => summary)).toEqual(['Graded URGENT by rule individual-case.']);
  });
});
