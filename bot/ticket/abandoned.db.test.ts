import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOnAbandoned } from '../../domain/conversation/abandoned.js';
import { deadline, ticket } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

const ticketsOf = (id: string) => home.db.select().from(ticket).where(eq(ticket.conversationId, id));
const alarmOf = async (id: string) =>
  (
    await home.db
      .select()
      .from(deadline)
      .where(and(eq(deadline.kind, 'ABANDONED'), eq(deadline.subjectId, id)))
  )[0]?.state;
const comeDue = async (id: string, minutes = 31) => {
  home.clock.advance(minutes * 60_000);
  await home.desk.run(system, callOnAbandoned, { subjectId: id });
};

describe('a report that is left half-finished', () => {
  test('becomes an incomplete ticket after half an hour, once, and is completed when the customer returns', async () => {
    const talk = await startTalk(home);
    await talk.play([['我是李雷，13800138000，净水机 DEMO-0001 漏水', 'address']]);
    await comeDue(talk.id, 29);
    expect(await ticketsOf(talk.id)).toHaveLength(0);
    await comeDue(talk.id, 2);
    const [told] = await talk.turns();
    const [begun] = await ticketsOf(talk.id);
    expect(begun).toMatchObject({ incomplete: true, description: expect.stringContaining('漏水') });
    expect(told).toMatchObject({ ticketNumber: begun?.number, expects: null });
    await comeDue(talk.id);
    expect(await talk.turns()).toHaveLength(0);
    await talk.play([
      ['杭州西湖区文三路90号', 'time', /李雷/],
      ['明天下午三点', 'confirm'],
      ['对', null, new RegExp(begun?.number ?? 'none')],
    ]);
    const all = await ticketsOf(talk.id);
    expect(all).toMatchObject([
      { id: begun?.id, incomplete: false, addressText: expect.stringContaining('文三路90号') },
    ]);
    expect(all[0]?.appointmentAt).toEqual(new Date('2026-11-24T07:00:00Z'));
    expect(await alarmOf(talk.id)).toBe('DISARMED');
  });

  test('stays a dialog and nothing else without a phone', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([['My printer jams all the time', 'serial']]);
    await comeDue(talk.id);
    expect(await talk.turns()).toHaveLength(0);
    expect(await ticketsOf(talk.id)).toHaveLength(0);
    await talk.play([['no idea', 'name', /Welcome back/]]);
  });

  test('is nothing any more once it was cancelled on purpose', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水', 'address'],
      ['算了，不修了', null],
    ]);
    expect(await alarmOf(talk.id)).toBe('DISARMED');
    await comeDue(talk.id);
    expect(await ticketsOf(talk.id)).toHaveLength(0);
  });

  test('asks before a cancel takes back the ticket that it became', async () => {
    const talk = await startTalk(home);
    await talk.play([['我是李雷，13800138000，净水机 DEMO-0001 漏水', 'address']]);
    await comeDue(talk.id);
    await talk.turns();
    await talk.play([
      ['算了，不修了', 'confirm', /确定要取消/],
      ['对', null, /已取消/],
    ]);
    expect(await ticketsOf(talk.id)).toMatchObject([{ state: 'CANCELLED' }]);
  });
});
