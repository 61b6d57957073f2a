import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();

describe('where somebody may come to harm', () => {
  test.each([
    ['zh-Hans', '净水机漏水漏到插排上，冒火花了', /停用设备/],
    ['zh-Hant', '部影印機有燶味，開始出煙', /停用設備/],
    ['en', 'There is a burning smell and the copier is smoking', /stop using it/],
  ] as const)('safety comes first, once, and the report goes on (%s)', async (language, says, advice) => {
    const talk = await startTalk(home, language);
    const [first] = await talk.say(says);
    expect(first?.text).toMatch(advice);
    expect(first?.expects).not.toBeNull();
    const [next] = await talk.say(says);
    expect(next?.text).not.toMatch(advice);
  });

  test('the ticket is urgent', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['My name is Tom Beckett, 13764410392, copier DEMO-0008 gives off sparks', 'address', /Safety first/],
      ['88 North Caoxi Road, Xuhui District, Shanghai', 'time'],
      ['any time', 'confirm'],
      ['yes', null, /T2611-/],
    ]);
    const [opened] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    expect(opened).toMatchObject({ severity: 'URGENT' });
    expect(opened?.description).not.toMatch(/Tom|1376/);
  });

  test('that is all that was said begins a report', async () => {
    const talk = await startTalk(home);
    await talk.play([['摸一下机器手麻', 'product', /停用设备/]]);
  });

  test('a smoke test is none', async () => {
    const talk = await startTalk(home, 'en');
    const [first] = await talk.say('We ran a smoke test and the switch drops packets');
    expect(first?.text).not.toMatch(/Safety first/);
  });
});
