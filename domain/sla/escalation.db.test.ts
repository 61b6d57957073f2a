import { eq, inArray } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { outbox, servicePoint, staff } from '../../schema/index.js';
import type { Role } from '../../schema/vocabulary.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, minute, refusal, serviceOf } from '../../test/support/service.js';
import { useWeeks } from '../../test/support/week.js';
import { hashPassword } from '../staff/password.js';
import { acknowledgeEscalation } from '../ticket/acknowledge-escalation.js';
import { cancelTicket } from '../ticket/end-ticket.js';
import { escalateTicket } from '../ticket/escalate-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { checkClock } from './check-clock.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const monday = useWeeks(test);

const hired: string[] = [];
const hire = async (name: string, role: Role, at: string, active = true): Promise<string> => {
  const [point] = await test.db.select().from(servicePoint).where(eq(servicePoint.code, at));
  if (!point) throw new Error(`no ${at}`);
  const id = crypto.randomUUID();
  hired.push(id);
  await test.db.insert(staff).values({
    id,
    login: `${id}@test`,
    passwordHash: await hashPassword('secret'),
    name,
    roles: [role],
    servicePointId: point.id,
    active,
  });
  return id;
};
const dismiss = (...logins: string[]) =>
  test.db.update(staff).set({ active: false }).where(inArray(staff.login, logins));
afterEach(async () => {
  await test.db.update(staff).set({ active: true });
  if (hired.length > 0) await test.db.update(staff).set({ active: false }).where(inArray(staff.id, hired));
});

const idOf = async (login: string) => (await desk.staff(login)).id;
/** Who is told first of a ticket in Shanghai whose REPLY is missed: the SUPERVISOR of level 2. */
const supervisorOf = async (ticketId: string) =>
  (await desk.escalations(ticketId))
    .filter(({ to }) => to === 'SUPERVISOR')
    .map(({ recipientId }) => recipientId);
const neglect = async (told = {}): Promise<string> => {
  const ticketId = await desk.open(told);
  await desk.pass(hour);
  return ticketId;
};

describe('warnings and escalations', () => {
  it('fire at their times, each once, as row, event, notification and news', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(4));
    const { id } = await desk.clock(ticketId, 'REPLY');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(
      told.map(({ level, to, reason, dueAt, firedAt }) => ({ level, to, reason, dueAt, firedAt })),
    ).toEqual([
      { level: 1, to: 'DISPATCHER', reason: 'SLA_WARNING', dueAt: monday(0.5), firedAt: monday(0.5) },
      { level: 2, to: 'SUPERVISOR', reason: 'SLA_MISSED', dueAt: monday(1), firedAt: monday(1) },
      { level: 3, to: 'MANAGER', reason: 'SLA_MISSED', dueAt: monday(1.5), firedAt: monday(1.5) },
      { level: 4, to: 'GENERAL_MANAGER', reason: 'SLA_MISSED', dueAt: monday(4), firedAt: monday(4) },
    ]);
    const events = (await desk.events(ticketId)).filter(({ type }) => type === 'ESCALATED');
    const all = await desk.escalations(ticketId);
    expect(events).toHaveLength(all.length);
    const notes = await desk.notifications(ticketId);
    expect(notes.map(({ escalationId, staffId }) => `${escalationId} ${staffId}`).sort()).toEqual(
      all.map((row) => `${row.id} ${row.recipientId}`).sort(),
    );
    const news = await test.db.select().from(outbox).where(eq(outbox.kind, 'ticket.escalated'));
    const heard = news.map(({ payload }) => payload.escalationId);
    for (const row of all) expect(heard.filter((escalationId) => escalationId === row.id)).toHaveLength(1);
  });

  it('record the miss once, at the due time', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(4));
    const { id } = await desk.clock(ticketId, 'REPLY');
    const missed = (await desk.events(ticketId)).filter(
      ({ type, data }) => type === 'CLOCK_MISSED' && data.clockId === id,
    );
    expect(missed.map(({ at }) => at)).toEqual([monday(1)]);
  });

  it('of after the due time are counted on the clock’s own calendar', async () => {
    test.clock.set(monday(7.5)); // 17:30; half an hour today, half tomorrow
    const ticketId = await desk.open();
    await desk.passTo(monday(25));
    const { id } = await desk.clock(ticketId, 'REPLY');
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id);
    expect(told.map(({ dueAt }) => dueAt)).toEqual([monday(8), monday(23.5), monday(24)]);
  });

  it('are each recorded once when a clock is looked at by many at the same time', async () => {
    const ticketId = await desk.open();
    desk.sleep(5 * hour);
    const { id: subjectId } = await desk.clock(ticketId, 'REPLY');
    await Promise.all(Array.from({ length: 6 }, () => desk.run(system, checkClock, { subjectId })));
    const told = (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === subjectId);
    expect(told.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
    const missed = (await desk.events(ticketId)).filter(({ type }) => type === 'CLOCK_MISSED');
    expect(missed.filter(({ data }) => data.clockId === subjectId)).toHaveLength(1);
    expect(await desk.notifications(ticketId)).toHaveLength((await desk.escalations(ticketId)).length);
  });

  it('look at nothing too early', async () => {
    const ticketId = await desk.open();
    const before = await desk.clock(ticketId, 'REPLY');
    await desk.run(system, checkClock, { subjectId: before.id });
    await desk.run(system, checkClock, { subjectId: crypto.randomUUID() });
    expect(await desk.clock(ticketId, 'REPLY')).toEqual(before);
    expect(await desk.escalations(ticketId)).toEqual([]);
  });

  it('do not run twice when the clock of the machine jumps back', async () => {
    const ticketId = await neglect();
    const told = (await desk.escalations(ticketId)).length;
    test.clock.set(monday(0.25));
    for (const { id } of await desk.clocks(ticketId)) await desk.run(system, checkClock, { subjectId: id });
    await desk.passTo(monday(1));
    expect(await desk.escalations(ticketId)).toHaveLength(told);
  });
});

describe('whom an escalation reaches', () => {
  it('is the holder of the role at the ticket’s own service point', async () => {
    expect(await supervisorOf(await neglect())).toEqual([await idOf('supervisor_sha@demo')]);
  });

  it('is the one at the parent when nobody holds it there', async () => {
    const hangzhou = { address: { text: '浙江省杭州市西湖区文三路90号' } };
    expect(await supervisorOf(await neglect(hangzhou))).toEqual([await idOf('supervisor@demo')]);
  });

  it('is not somebody who has left', async () => {
    await dismiss('supervisor_sha@demo');
    expect(await supervisorOf(await neglect())).toEqual([await idOf('supervisor@demo')]);
  });

  it('is never somebody at a service point beside or below', async () => {
    await dismiss('supervisor@demo');
    const ticketId = await neglect({ address: { text: '浙江省杭州市西湖区文三路90号' } });
    const admin = await idOf('admin@demo');
    expect(await supervisorOf(ticketId)).toEqual([admin]);
  });

  it('is the parent’s parent where the parent has nobody', async () => {
    const [shanghai] = await test.db.select().from(servicePoint).where(eq(servicePoint.code, 'SHA'));
    if (!shanghai) throw new Error('no SHA');
    const pudong = {
      ...shanghai,
      id: crypto.randomUUID(),
      code: 'PD',
      name: '浦东服务站',
      parentId: shanghai.id,
    };
    await test.db.insert(servicePoint).values({ ...pudong, regions: ['上海市浦东新区'] });
    expect(await supervisorOf(await neglect())).toEqual([await idOf('supervisor_sha@demo')]);
    await dismiss('supervisor_sha@demo');
    expect(await supervisorOf(await neglect())).toEqual([await idOf('supervisor@demo')]);
    await test.db.update(servicePoint).set({ regions: [] }).where(eq(servicePoint.code, 'PD'));
  });

  it('is everybody who administers when nobody holds it at all, and the escalation says so', async () => {
    await dismiss('supervisor_sha@demo', 'supervisor@demo');
    const second = await hire('Second Admin', 'ADMIN', 'HGH');
    await hire('Former Admin', 'ADMIN', 'HQ', false);
    const ticketId = await neglect();
    const told = (await desk.escalations(ticketId)).filter(({ to }) => to === 'SUPERVISOR');
    const admins = [await idOf('admin@demo'), second].sort();
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual(admins);
    expect(told.every(({ fallback, level }) => fallback === 'ADMIN' && level === 2)).toBe(true);
    const notes = await desk.notifications(ticketId);
    for (const id of admins) expect(notes.filter(({ staffId }) => staffId === id)).toHaveLength(1);
    const events = (await desk.events(ticketId)).filter(({ summary }) => summary.includes('ADMIN'));
    expect(events).toHaveLength(1);
  });

  it('is nobody, and still a row, when there is not even an administrator; the report is taken up all the same', async () => {
    await dismiss('general_manager@demo', 'admin@demo');
    const ticketId = await desk.open({ description: '我要找媒体曝光' });
    expect(await desk.escalations(ticketId)).toMatchObject([{ to: 'GENERAL_MANAGER', recipientId: null }]);
    expect((await desk.events(ticketId)).map(({ type }) => type)).toContain('ESCALATED');
  });

  it('is of several the one with the fewest open escalations, ties by name', async () => {
    const zoe = await hire('Zoe', 'SUPERVISOR', 'BJS');
    const ann = await hire('Ann', 'SUPERVISOR', 'BJS');
    const supervisor = await desk.staff('supervisor@demo');
    const told = async (hours: number): Promise<string> => {
      test.clock.set(monday(hours));
      const ticketId = await neglect({ address: { text: '北京市海淀区中关村大街1号' } });
      await desk.run(supervisor, resolveTicket, { ticketId }); // so that nothing else is escalated meanwhile
      return ticketId;
    };
    const first = await told(0);
    expect(await supervisorOf(first)).toEqual([ann]);
    expect(await supervisorOf(await told(1))).toEqual([zoe]);
    const [open] = (await desk.escalations(first)).filter(({ to }) => to === 'SUPERVISOR');
    if (!open) throw new Error('nobody was told');
    await desk.run(await desk.staff('manager@demo'), acknowledgeEscalation, { escalationId: open.id });
    expect(await supervisorOf(await told(3))).toEqual([ann]);
    expect(await supervisorOf(await told(4))).toEqual([ann]);
    expect(await supervisorOf(await told(5))).toEqual([zoe]);
  });
});

describe('acknowledging', () => {
  const told = async () => {
    const ticketId = await neglect();
    const [row] = (await desk.escalations(ticketId)).filter(({ to }) => to === 'SUPERVISOR');
    if (!row) throw new Error('nobody was told');
    return { ticketId, escalationId: row.id };
  };

  it('is done by whoever was told, once', async () => {
    const { ticketId, escalationId } = await told();
    const supervisor = await desk.staff('supervisor_sha@demo');
    const { version } = await desk.ticket(ticketId);
    await desk.run(supervisor, acknowledgeEscalation, { escalationId });
    const row = (await desk.escalations(ticketId)).find(({ id }) => id === escalationId);
    expect(row).toMatchObject({ acknowledgedAt: test.clock(), acknowledgedById: supervisor.id });
    expect((await desk.events(ticketId)).at(-1)?.type).toBe('ESCALATION_ACKNOWLEDGED');
    expect((await desk.ticket(ticketId)).version).toBe(version + 1);
    expect(await refusal(desk.run(supervisor, acknowledgeEscalation, { escalationId }))).toBe(
      'INVALID_STATE',
    );
  });

  it('is done by the told even if he is a dispatcher, and not by another one', async () => {
    const ticketId = await neglect();
    const [warning] = (await desk.escalations(ticketId)).filter(({ to }) => to === 'DISPATCHER');
    const escalationId = warning?.id ?? '';
    const other = await desk.staff('dispatcher@demo');
    expect(await refusal(desk.run(other, acknowledgeEscalation, { escalationId }))).toBe('FORBIDDEN');
    await desk.run(await desk.staff('dispatcher_sha@demo'), acknowledgeEscalation, { escalationId });
  });

  it('succeeds for one of two at once', async () => {
    const { escalationId } = await told();
    const [one, other] = [await desk.staff('supervisor_sha@demo'), await desk.staff('manager@demo')];
    const both = await Promise.allSettled(
      [one, other].map((actor) => desk.run(actor, acknowledgeEscalation, { escalationId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused where the ticket is not seen, and of what is none', async () => {
    const { escalationId } = await told();
    const dealer = await desk.staff('dealer@demo');
    expect(await refusal(desk.run(dealer, acknowledgeEscalation, { escalationId }))).toBe('NOT_FOUND');
    const auditor = await desk.staff('auditor@demo');
    expect(await refusal(desk.run(auditor, acknowledgeEscalation, { escalationId }))).toBe('FORBIDDEN');
    const none = { escalationId: crypto.randomUUID() };
    expect(await refusal(desk.run(dealer, acknowledgeEscalation, none))).toBe('NOT_FOUND');
  });
});

describe('passing up by hand', () => {
  it.each(['', ' \n'])('wants to be told why: %j is no note', async (note) => {
    const ticketId = await desk.open();
    const supervisor = await desk.staff('supervisor@demo');
    await expect(
      desk.run(supervisor, escalateTicket, { ticketId, to: 'MANAGER', note }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field: 'note' } });
    expect(await desk.escalations(ticketId)).toEqual([]);
  });

  it('tells the role at once, with the note, level by level', async () => {
    const ticketId = await desk.open();
    const supervisor = await desk.staff('supervisor@demo');
    for (const to of ['MANAGER', 'GENERAL_MANAGER'] as const) {
      await desk.run(supervisor, escalateTicket, { ticketId, to, note: '客户很急' });
    }
    const told = await desk.escalations(ticketId);
    expect(
      told.map(({ level, to, reason, note, recipientId }) => [level, to, reason, note, recipientId]),
    ).toEqual([
      [1, 'MANAGER', 'MANUAL', '客户很急', await idOf('manager@demo')],
      [2, 'GENERAL_MANAGER', 'MANUAL', '客户很急', await idOf('general_manager@demo')],
    ]);
    expect((await desk.notifications(ticketId)).every(({ text }) => text.includes('客户很急'))).toBe(true);
  });

  it('is refused to a customer, with an endless note, by those who may not and of what is none', async () => {
    const ticketId = await desk.open();
    const supervisor = await desk.staff('supervisor@demo');
    const to = 'MANAGER';
    const escalate = (changes: object, actor = supervisor) =>
      refusal(desk.run(actor, escalateTicket, { ticketId, to, note: '急', ...changes }));
    expect(await escalate({ to: 'CUSTOMER' })).toBe('BAD_USER_INPUT to');
    expect(await escalate({ note: 'x'.repeat(10_000) })).toBe('BAD_USER_INPUT note');
    expect(await escalate({}, await desk.staff('receptionist@demo'))).toBe('FORBIDDEN');
    expect(await escalate({ ticketId: crypto.randomUUID() })).toBe('NOT_FOUND');
    expect(await desk.escalations(ticketId)).toEqual([]);
  });
});

describe('what is over is silent', () => {
  it('though its alarm was under way when it ended', async () => {
    const ticketId = await desk.open();
    const { id: subjectId } = await desk.clock(ticketId, 'ARRIVE');
    test.clock.set(new Date(monday(0.5).getTime() - minute));
    const supervisor = await desk.staff('supervisor@demo');
    await Promise.all([
      desk.run(supervisor, resolveTicket, { ticketId }),
      ...Array.from({ length: 3 }, () => desk.run(system, checkClock, { subjectId })),
    ]);
    await desk.run(system, checkClock, { subjectId });
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('CANCELLED');
    expect(await desk.escalations(ticketId)).toEqual([]);
    const other = await desk.open();
    await desk.run(supervisor, cancelTicket, { ticketId: other });
    await desk.pass(10 * day);
    expect(await desk.escalations(other)).toEqual([]);
  });
});
