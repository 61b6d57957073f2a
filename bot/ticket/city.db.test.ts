import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

const report = (address: string): string => `净水机漏水，我是李雷，13800138000，序列号不知道，${address}`;

describe('a district that several cities have', () => {
  test.each([
    ['北京', '北京市朝阳区建国路93号'],
    ['是长春的', '长春市朝阳区建国路93号'],
    ['吉林长春', '长春市朝阳区建国路93号'],
    ['Beijing', '北京市朝阳区建国路93号'],
    ['北京市朝阳区建国路95号', '北京市朝阳区建国路95号'],
  ])('is joined to the city: %s', async (city, address) => {
    const talk = await startTalk(home);
    await talk.play([
      [report('朝阳区建国路93号'), 'address', /哪个城市的，北京或长春/],
      [city, 'time', new RegExp(address)],
      ['明天下午三点', 'confirm', new RegExp(`地址：${address}`)],
      ['对', null],
    ]);
    const [stored] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    expect(stored?.unverified).toEqual([]);
  });

  test.each(['不知道', '就是朝阳区啊', '不想说'])('is asked for once: %s', async (answer) => {
    const talk = await startTalk(home);
    await talk.play([
      [report('朝阳区建国路93号'), 'address'],
      [answer, 'time'],
      ['明天下午三点', 'confirm', /地址：朝阳区建国路93号/],
    ]);
  });

  test('told with its answer, a question beside it and all', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，我是李雷，13800138000，序列号不知道', 'address'],
      ['鼓楼区湖南路18号4单元301', 'address', /南京、徐州、福州或开封/],
      ['多久能到？', 'address', /鼓楼区湖南路18号4单元301/],
      ['南京，明天下午三点', 'confirm', /地址：南京市鼓楼区湖南路18号4单元301[\s\S]*11月24日/],
    ]);
  });

  test('in traditional Chinese and in English', async () => {
    const hant = await startTalk(home, 'zh-Hant');
    await hant.play([
      ['淨水機漏水，我是陳美玲，13800138000，序號不知道，中山區松江路100號', 'address', /臺北|台北/],
      ['台北', 'time', /[台臺]北市中山區松江路100號/],
    ]);
    const en = await startTalk(home, 'en');
    await en.play([
      ["The purifier leaks. I'm Grace Lim, 13800138000, no serial number.", 'address'],
      ['93 Jianguo Road, Chaoyang District', 'address', /Beijing or/],
      ['Beijing', 'time', /93 Jianguo Road, Chaoyang District, Beijing/],
    ]);
  });

  test.each(['浦东新区世纪大道100号', '北京朝阳区建国路93号', '世纪大道100号'])(
    'is not asked for in %s',
    async (address) => {
      const talk = await startTalk(home);
      await talk.play([[report(address), 'time']]);
    },
  );
});
