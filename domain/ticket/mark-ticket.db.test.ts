import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { day, hour, refusal, serviceOf } from '../../test/support/service.js';
import { activatePolicy } from '../policy/activate-policy.js';
import { changeTicket } from './change-ticket.js';
import { markTicket } from './mark-ticket.js';
import { resolveTicket } from './resolve-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const marked = `marks: [difficult, dangerous]
sla:
  - {id: difficult, target: RESOLVE, when: {marked: [difficult]}, within: P5D, calendar: office}
  - {id: supplier, target: SUPPLIER_CONTACT, when: {marked: [difficult]}, within: PT12H}
  - {id: local, target: RETURN_UNIT, when: {servicePoint: [BRANCH, SERVICE_CENTER, DEALER]}, within: P1D}`;

beforeAll(async () => {
  const yaml = readFileSync('test/cases/office-policy.yaml', 'utf8')
    .replace('version: "1"', 'version: "2"')
    .replace('\nsla:', `\n${marked}`)
    .replace(
      '\nseverity:',
      '\nseverity:\n  - {id: danger, when: {marked: [dangerous]}, severity: CRITICAL, escalateTo: MANAGER}',
    )
    .replace(
      '    target: RESOLVE\n    when: {kind: [FAULT]}',
      '    target: RESOLVE\n    byAgreement: true\n    when: {kind: [FAULT]}',
    );
  await desk.run(await desk.staff('manager@demo'), activatePolicy, { yaml });
});

const monday = (week: number, hours = 0) => new Date(Date.UTC(2027, 0, 4, 2) + 7 * week * day + hours * hour);
const mark = async (ticketId: string, told: object, login = 'receptionist@demo') =>
  desk.run(await desk.staff(login), markTicket, { ticketId, ...told });

describe('a mark', () => {
  it('has promises matched anew: another rule, one more, and back again (R-030, R-041)', async () => {
    test.clock.set(monday(0));
    const ticketId = await desk.open();
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ rule: 'resolve' });
    test.clock.set(monday(0, 1));
    await mark(ticketId, { add: ['difficult'] });
    expect(await desk.ticket(ticketId)).toMatchObject({ marks: ['difficult'] });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({
      rule: 'difficult',
      startedAt: monday(0),
      dueAt: monday(1),
    });
    expect(await desk.clock(ticketId, 'SUPPLIER_CONTACT')).toMatchObject({ dueAt: monday(0, 12) });
    await mark(ticketId, { remove: ['difficult'] });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ rule: 'resolve', dueAt: monday(3 / 7) });
    expect(await desk.clock(ticketId, 'SUPPLIER_CONTACT')).toMatchObject({ state: 'CANCELLED' });
  });

  it('may make the case graver, and whom the rule names is told', async () => {
    test.clock.set(monday(2));
    const ticketId = await desk.open();
    await mark(ticketId, { add: ['dangerous'] });
    expect(await desk.ticket(ticketId)).toMatchObject({ severity: 'CRITICAL' });
    const told = (await desk.escalations(ticketId)).filter(({ to }) => to === 'MANAGER');
    expect(told).toHaveLength(1);
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ rule: 'reply-critical' });
  });

  it('is one of the ticket’s policy, by those who have it in their hands, while it is open', async () => {
    test.clock.set(monday(4));
    const ticketId = await desk.open();
    expect(await refusal(mark(ticketId, { add: ['easy'] }))).toBe('BAD_USER_INPUT add');
    expect(await refusal(mark(ticketId, { add: ['difficult'] }, 'auditor@demo'))).toBe('FORBIDDEN');
    expect(await refusal(desk.open({ marks: ['easy'] }))).toBe('BAD_USER_INPUT marks');
    await desk.run(await desk.staff('receptionist@demo'), resolveTicket, { ticketId });
    expect(await refusal(mark(ticketId, { add: ['difficult'] }))).toBe('INVALID_STATE');
    const told = await desk.open({ marks: ['difficult'] });
    expect(await desk.clock(told, 'RESOLVE')).toMatchObject({ rule: 'difficult' });
  });
});

it('promises what the kind of the responsible service point does (R-033)', async () => {
  test.clock.set(monday(6));
  const ofBranch = await desk.open();
  expect(await desk.clocks(ofBranch)).toContainEqual(expect.objectContaining({ target: 'RETURN_UNIT' }));
  const headquarters = { region: '西藏自治区拉萨市', text: '西藏自治区拉萨市城关区' };
  const far = await desk.open({ address: headquarters });
  expect((await desk.clocks(far)).map(({ target }) => target)).not.toContain('RETURN_UNIT');
});

describe('a time of completion that was promised (R-043)', () => {
  it('is the due time instead of the rule’s, and kept before it', async () => {
    test.clock.set(monday(8));
    const ticketId = await desk.open();
    const receptionist = await desk.staff('receptionist@demo');
    await desk.run(receptionist, changeTicket, { ticketId, completionAt: monday(9, 7) });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ rule: 'resolve', dueAt: monday(9, 7) });
    test.clock.set(monday(9, 6));
    await desk.run(receptionist, resolveTicket, { ticketId });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ state: 'MET', metAt: monday(9, 6) });
  });

  it('may be promised as the matter is taken up, and lies ahead', async () => {
    test.clock.set(monday(10));
    const ticketId = await desk.open({ completionAt: monday(12) });
    expect(await desk.clock(ticketId, 'RESOLVE')).toMatchObject({ dueAt: monday(12) });
    expect(await refusal(desk.open({ completionAt: monday(9) }))).toBe('BAD_USER_INPUT completionAt');
  });
});
