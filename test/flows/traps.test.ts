import { beforeEach, describe, expect, it } from 'vitest';
import { startConversation } from '../../domain/conversation/start-conversation.js';
import { checkClock } from '../../domain/sla/check-clock.js';
import { changeTicket } from '../../domain/ticket/change-ticket.js';
import { cancelTicket, closeTicket, reopenTicket } from '../../domain/ticket/end-ticket.js';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { recordArrival } from '../../domain/visit/record-arrival.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import type { SlaTarget } from '../../schema/vocabulary.js';
import { system, useDesk } from '../support/desk.js';
import { day, hour, minute, serviceOf } from '../support/service.js';

/** Mistakes that other desks made and their users reported; each test bears the name of its trap. */
const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

let week = 0;
const monday = (hours: number) => new Date(Date.UTC(2027, 2, 1, 2) + week * 7 * day + hours * hour);
/** Every test begins on a Monday of its own at 10:00 in Shanghai. */
beforeEach(() => {
  week += 1;
  test.clock.set(monday(0));
});

const supervisor = () => desk.staff('supervisor@demo');
const reply = async (ticketId: string) =>
  desk.run(await supervisor(), replyToTicket, { ticketId, text: '您好' });
const resolve = async (ticketId: string) => desk.run(await supervisor(), resolveTicket, { ticketId });
const reopen = async (ticketId: string) => desk.run(await supervisor(), reopenTicket, { ticketId });
const resume = async (ticketId: string) => desk.run(await supervisor(), resumeTicket, { ticketId });
const hold = async (ticketId: string, reason: 'CUSTOMER' | 'PARTS') =>
  desk.run(await supervisor(), holdTicket, { ticketId, reason });
const change = async (ticketId: string, facts: { severity?: 'NORMAL' | 'URGENT'; appointmentAt?: Date }) =>
  desk.run(await supervisor(), changeTicket, { ticketId, ...facts });

async function openInChat() {
  const { conversationId } = await desk.run(system, startConversation, {
    channel: 'WEB_CHAT',
    language: 'zh-Hans',
  });
  return { conversationId, ticketId: await desk.open({ channel: 'WEB_CHAT', conversationId }) };
}
const levels = async (ticketId: string, target: SlaTarget) => {
  const { id } = await desk.clock(ticketId, target);
  return (await desk.escalations(ticketId)).filter(({ clockId }) => clockId === id).map(({ level }) => level);
};

describe('lateness is decided by the times', () => {
  it('a late answer before any alarm ran is late (peers B3.1; chatwoot, breeze, GLPI)', async () => {
    const ticketId = await desk.open();
    desk.sleep(61 * minute);
    await reply(ticketId);
    expect(await desk.clock(ticketId, 'REPLY')).toMatchObject({ state: 'MISSED', metAt: monday(61 / 60) });
    expect(await levels(ticketId, 'REPLY')).toEqual([1, 2]);
  });

  it('a late next answer is late though it takes away what was waited for (peers B3.1)', async () => {
    const chat = await openInChat();
    await reply(chat.ticketId);
    await desk.write(chat);
    desk.sleep(31 * minute);
    await reply(chat.ticketId);
    expect((await desk.clock(chat.ticketId, 'NEXT_REPLY')).state).toBe('MISSED');
  });

  it('is told to the second, not by rounded hours or percent (peers B3.7; erpnext, ServiceNow)', async () => {
    const [inTime, late] = [await desk.open(), await desk.open()];
    desk.sleep(hour);
    await reply(inTime);
    desk.sleep(1);
    await reply(late);
    expect((await desk.clock(inTime, 'REPLY')).state).toBe('MET');
    expect((await desk.clock(late, 'REPLY')).state).toBe('MISSED');
  });
});

describe('a pause', () => {
  it('neither hides a broken promise nor is hidden by one (peers B3.3; frappe/helpdesk PR#3277)', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(9)); // Monday 19:00: REPLY was due at 11:00, ARRIVE is at 10:00 on Tuesday
    await hold(ticketId, 'CUSTOMER');
    expect((await desk.clock(ticketId, 'REPLY')).state).toBe('MISSED');
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('PAUSED');
    await desk.passTo(monday(10 * 24));
    expect((await desk.clock(ticketId, 'ARRIVE')).missedAt).toBeNull();
  });

  it('is not lost when another rule takes over (glpi-project/glpi#6902, #15605, PR#16383)', async () => {
    const ticketId = await desk.open();
    await hold(ticketId, 'CUSTOMER');
    await desk.pass(2 * hour);
    await resume(ticketId);
    await change(ticketId, { severity: 'URGENT' });
    await change(ticketId, { severity: 'NORMAL' });
    // Eight open hours are over at 10:00 on Tuesday, and two were taken out.
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(monday(26));
  });

  it('does not move the time that the customer named (glpi-project/glpi#17186)', async () => {
    const appointmentAt = monday(28);
    const ticketId = await desk.open({ appointmentAt });
    await hold(ticketId, 'CUSTOMER');
    await desk.pass(3 * hour);
    await resume(ticketId);
    expect((await desk.clock(ticketId, 'ARRIVE')).dueAt).toEqual(appointmentAt);
  });

  it('lets nothing become late, however long it lasts (glpi-project/glpi#24481)', async () => {
    const ticketId = await desk.open();
    await reply(ticketId);
    await hold(ticketId, 'CUSTOMER');
    await desk.passTo(monday(24 * 24));
    const states = (await desk.clocks(ticketId)).filter(
      ({ target }) => target === 'ARRIVE' || target === 'RESOLVE',
    );
    expect(states.map(({ state }) => state)).toEqual(['PAUSED', 'PAUSED']);
    expect(await levels(ticketId, 'RESOLVE')).toEqual([]);
  });

  it('counts the second hold and the first (erpnext, zammad/zammad#188)', async () => {
    const ticketId = await desk.open();
    for (const reason of ['CUSTOMER', 'PARTS'] as const) {
      await hold(ticketId, reason);
      await desk.pass(30 * minute);
      await resume(ticketId);
    }
    expect((await desk.clock(ticketId, 'RESOLVE')).pausedMilliseconds).toBe(hour);
    expect((await desk.clock(ticketId, 'ARRIVE')).pausedMilliseconds).toBe(30 * minute);
  });
});

describe('resolving and reopening', () => {
  it.each([
    ['a minute', minute],
    ['a day', day],
    ['a hundred days', 100 * day],
  ])(
    'time spent resolved counts as nothing when reopened after %s (glpi-project/glpi#23359, peers B5)',
    async (_after, length) => {
      const ticketId = await desk.open();
      await reply(ticketId);
      await resolve(ticketId);
      await desk.pass(length);
      await reopen(ticketId);
      const clock = await desk.clock(ticketId, 'RESOLVE');
      expect(clock).toMatchObject({
        cycle: 2,
        state: 'RUNNING',
        startedAt: desk.now(),
        pausedMilliseconds: 0,
      });
      expect(
        (await desk.clocks(ticketId)).find(({ target, cycle }) => target === 'RESOLVE' && cycle === 1)?.state,
      ).toBe('MET');
    },
  );

  it('a reopened case is not late at once, nor told of at once (osTicket#5160, zammad/zammad#188)', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(5 * 24));
    await resolve(ticketId);
    const before = (await desk.escalations(ticketId)).length;
    await desk.pass(30 * day);
    await reopen(ticketId);
    await desk.pass(minute);
    expect(await desk.escalations(ticketId)).toHaveLength(before);
    expect((await desk.ticket(ticketId)).nextDueAt).not.toBeNull();
  });

  it('no answer is owed to who thanks after the end (chatwoot/chatwoot#10178, peers B5)', async () => {
    const chat = await openInChat();
    await reply(chat.ticketId);
    await resolve(chat.ticketId);
    await desk.write(chat, '谢谢');
    await desk.pass(3 * hour);
    const running = (await desk.clocks(chat.ticketId)).filter(({ endedAt }) => endedAt === null);
    expect(running.map(({ target }) => target)).toEqual([]);
    expect((await desk.ticket(chat.ticketId)).state).toBe('RESOLVED');
  });

  it('a case that is closed or cancelled alarms nobody any more (zammad/zammad#904, #4353)', async () => {
    const [closed, cancelled] = [await desk.open(), await desk.open()];
    await resolve(closed);
    await desk.run(await supervisor(), closeTicket, { ticketId: closed });
    await desk.run(await supervisor(), cancelTicket, { ticketId: cancelled });
    await desk.pass(30 * day);
    for (const ticketId of [closed, cancelled]) {
      expect(await desk.escalations(ticketId)).toEqual([]);
      expect((await desk.ticket(ticketId)).nextDueAt).toBeNull();
    }
  });
});

describe('answers', () => {
  it('a customer’s message after an answer starts the wait anew, the first one of several counts (zammad/zammad#1322, #2082)', async () => {
    const chat = await openInChat();
    await reply(chat.ticketId);
    await desk.pass(5 * minute);
    await desk.write(chat);
    const dueAt = desk.at(30 * minute);
    await desk.pass(5 * minute);
    await desk.write(chat);
    expect((await desk.clock(chat.ticketId, 'NEXT_REPLY')).dueAt).toEqual(dueAt);
    expect((await desk.ticket(chat.ticketId)).nextDueAt).toEqual(dueAt);
  });

  it('nothing is owed once staff answered last (zammad/zammad#3140)', async () => {
    const chat = await openInChat();
    await reply(chat.ticketId);
    await desk.write(chat);
    await reply(chat.ticketId);
    await desk.pass(2 * hour);
    expect(await desk.clock(chat.ticketId, 'NEXT_REPLY')).toMatchObject({ state: 'MET' });
    expect(await levels(chat.ticketId, 'NEXT_REPLY')).toEqual([]);
  });

  it('a shorter wait for the next answer leaves the first one alone (zammad/zammad#5177)', async () => {
    const chat = await openInChat();
    await desk.write(chat);
    expect((await desk.clocks(chat.ticketId)).some(({ target }) => target === 'NEXT_REPLY')).toBe(false);
    expect((await desk.clock(chat.ticketId, 'REPLY')).dueAt).toEqual(monday(1));
  });

  it('the first answer is measured to the first answer (zammad/zammad#3410)', async () => {
    const ticketId = await desk.open();
    await desk.pass(20 * minute);
    await reply(ticketId);
    await desk.pass(5 * hour);
    await reply(ticketId);
    expect((await desk.ticket(ticketId)).repliedAt).toEqual(monday(20 / 60));
  });
});

describe('escalations', () => {
  it('each level once, every level, however often one looks (glpi#1996, #5319, adcp PR#5652, roboco, paperclip)', async () => {
    const ticketId = await desk.open();
    const { id } = await desk.clock(ticketId, 'REPLY');
    await desk.passTo(monday(8));
    for (let look = 0; look < 5; look += 1) await desk.run(system, checkClock, { subjectId: id });
    await Promise.all(Array.from({ length: 4 }, () => desk.run(system, checkClock, { subjectId: id })));
    expect(await levels(ticketId, 'REPLY')).toEqual([1, 2, 3, 4]);
  });

  it('two of one kind on one day are two (zammad/zammad#4348)', async () => {
    const chat = await openInChat();
    for (let round = 0; round < 2; round += 1) {
      await reply(chat.ticketId);
      await desk.write(chat);
      await desk.pass(40 * minute);
    }
    const told = await desk.escalations(chat.ticketId);
    expect(told.filter(({ reason, to }) => reason === 'SLA_MISSED' && to === 'SUPERVISOR')).toHaveLength(2);
  });

  it('what a level does cancels no later level (glpi-project/glpi#15870)', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(0.6)); // the dispatcher was warned
    await change(ticketId, { severity: 'URGENT' });
    await desk.passTo(monday(8));
    expect(await levels(ticketId, 'REPLY')).toEqual([1, 2, 3, 4]);
  });

  it('another rule for a late case tells nobody again (osTicket-1.7#686)', async () => {
    const ticketId = await desk.open();
    await desk.passTo(monday(30)); // ARRIVE of the city is late since Tuesday 10:00
    expect(await levels(ticketId, 'ARRIVE')).toEqual([1, 2]);
    await change(ticketId, { severity: 'URGENT' });
    await change(ticketId, { severity: 'NORMAL' });
    await desk.pass(day);
    expect(await levels(ticketId, 'ARRIVE')).toEqual([1, 2]);
    expect((await desk.clock(ticketId, 'ARRIVE')).state).toBe('MISSED');
  });
});

describe('what the queue shows', () => {
  it('the earliest of due times where some promises have none left (odoo/odoo#44115)', async () => {
    const ticketId = await desk.open();
    await desk.run(await supervisor(), scheduleVisit, {
      ticketId,
      technicianId: null,
      purpose: 'REPAIR',
      plannedStart: monday(2),
      plannedEnd: monday(3),
    });
    await reply(ticketId);
    const running = (await desk.clocks(ticketId)).filter(({ state }) => state === 'RUNNING');
    const earliest = Math.min(...running.map(({ dueAt }) => dueAt.getTime()));
    expect((await desk.ticket(ticketId)).nextDueAt?.getTime()).toBe(earliest);
  });

  it('an arrival recorded late counts at its true time (peers B3.5; breeze#6689)', async () => {
    const ticketId = await desk.open();
    const technician = await desk.staff('technician1@demo');
    const { visitId } = await desk.run(await supervisor(), scheduleVisit, {
      ticketId,
      technicianId: technician.id,
      purpose: 'REPAIR',
      plannedStart: monday(2),
      plannedEnd: monday(3),
    });
    await desk.passTo(monday(30)); // due Tuesday 10:00, looked at and found late
    await desk.run(await supervisor(), recordArrival, { visitId, at: monday(2) });
    expect(await desk.clock(ticketId, 'ARRIVE')).toMatchObject({ state: 'MET', metAt: monday(2) });
  });
});
