import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { attachment, message, ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

const home = useDesk();

const complete = '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行';
const ticketsOf = (talk: Talk) =>
  home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id)).orderBy(asc(ticket.openedAt));
const filesOn = (ticketId: string | undefined) =>
  home.db
    .select({ id: attachment.id })
    .from(attachment)
    .innerJoin(message, eq(message.id, attachment.messageId))
    .where(and(eq(message.ticketId, ticketId ?? ''), isNotNull(attachment.type)));

describe('pictures in the dialog', () => {
  test('alone as the first message begin a report, and are on its ticket', async () => {
    const talk = await startTalk(home);
    const [asked] = await talk.show(2);
    expect(asked).toMatchObject({ expects: 'fault' });
    expect(asked?.text).toMatch(/^谢谢，2张照片收到了。\n/);
    await talk.play([
      [complete, 'confirm'],
      ['对', null],
    ]);
    const [opened] = await ticketsOf(talk);
    expect(await filesOn(opened?.id)).toHaveLength(2);
  });

  test('are acknowledged, the question stands, and however many come none counts as a useless answer', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([['The water purifier is leaking, no idea about the serial number', 'name']]);
    for (let i = 0; i < 4; i += 1) {
      const [asked] = await talk.show(1);
      expect(asked).toMatchObject({ expects: 'name' });
      expect(asked?.text).toMatch(/^Thank you, I have your picture\.\n/);
    }
  });

  test('do not confirm what is to be confirmed', async () => {
    const talk = await startTalk(home);
    await talk.play([[complete, 'confirm']]);
    for (let i = 0; i < 4; i += 1) expect(await talk.show(1)).toMatchObject([{ expects: 'confirm' }]);
    expect(await ticketsOf(talk)).toEqual([]);
  });

  test('with words are taken together with them', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    const [asked] = await talk.show(1, '我是陳怡君，淨水機一直漏水，找不到序號');
    expect(asked).toMatchObject({ expects: 'phone' });
    expect(asked?.text).toMatch(/^謝謝，照片收到了。\n/);
  });

  test('go to the ticket that is worked on when nothing is talked about', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [complete, 'confirm'],
      ['对', null],
    ]);
    const [opened] = await ticketsOf(talk);
    const [told] = await talk.show(1, '你看看');
    expect(told).toMatchObject({ ticketNumber: opened?.number, expects: null });
    await talk.show(1);
    expect(await filesOn(opened?.id)).toHaveLength(2);
    expect(await ticketsOf(talk)).toHaveLength(1);
  });

  test('are what is to be added, when something is', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [complete, 'confirm'],
      ['对', null],
      ['我要补充信息', 'comment'],
    ]);
    const [opened] = await ticketsOf(talk);
    const [told] = await talk.show(3);
    expect(told).toMatchObject({ ticketNumber: opened?.number, expects: null });
    expect(await filesOn(opened?.id)).toHaveLength(3);
  });

  test('are for the person who has the conversation', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [complete, 'confirm'],
      ['对', null],
      ['人工', null],
    ]);
    expect(await talk.show(1)).toEqual([]);
    const [opened] = await ticketsOf(talk);
    expect(await filesOn(opened?.id)).toHaveLength(1);
  });
});
