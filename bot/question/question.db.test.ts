import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { customer, ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

// A Monday, 23 November 2026, ten o'clock in Shanghai.
const home = useDesk({ articles: true });

async function ticketsOf(talk: Talk) {
  return home.db
    .select({ ticket, customer })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(eq(ticket.conversationId, talk.id))
    .orderBy(desc(ticket.openedAt));
}

const owner = /韩梅梅|韓梅梅|世纪大道|139\S{0,8}9000/;

describe('a question', () => {
  test.each([
    ['zh-Hans', '滤芯多久换一次？', /6个月[\s\S]*来源：净水机和直饮机的滤芯/],
    ['zh-Hant', '請問序號在哪裡看？', /S\/N[\s\S]*來源：/],
    ['en', 'How often should I change the filter of my water purifier?', /6 months[\s\S]*Source: How often/],
    ['en', 'How do I clear a paper jam?', /covers[\s\S]*Source/],
    ['zh-Hans', '修一次要多少钱？', /同意了才/],
    ['zh-Hans', '维修怎么收费', /来源：维修和上门怎么收费/],
    ['zh-Hans', '你们怎么收费', /来源：维修和上门怎么收费/],
    ['zh-Hans', '上门费多少', /来源：维修和上门怎么收费/],
    ['zh-Hant', '維修怎麼收費', /來源：維修和上門怎麼收費/],
    ['zh-Hant', '上門費多少錢', /來源：/],
    ['en', 'What do you charge for repairs?', /Source: What a repair costs/],
    ['en', 'how long does a repair take', /Source: How soon somebody comes/],
    ['zh-Hans', '复印机保修保什么', /来源：保修包括哪些/],
    ['zh-Hant', '影印機保固包含什麼', /來源：保固包括哪些/],
    ['en', 'what does the warranty cover on a copier', /Source: What the warranty covers/],
    ['zh-Hans', '你们周末上班吗', /^周末不上班。[\s\S]*周一[\s\S]*来源：服务政策/],
    ['zh-Hant', '你們要我電話做什麼', /來源：我們怎樣使用您的資訊/],
    [
      'en',
      'Are you open on Saturday?',
      /^We are closed on Saturdays\. [\s\S]*Mon[\s\S]*Source: our service policy/,
    ],
  ] as const)('in %s is answered with the source: %s', async (language, text, answer) => {
    const talk = await startTalk(home, language);
    await talk.play([[text, null, answer]]);
    expect(await ticketsOf(talk)).toEqual([]);
  });

  test.each([
    ['zh-Hans', '我要维修，怎么收费', 'fault', /免费/],
    ['zh-Hant', '我要安裝淨水機，要多少錢', 'serial', /先跟您說清楚/],
    ['en', 'I need a repair, how much is it?', 'fault', /nothing is done before you agree/],
    ['en', 'My purifier leaks, how soon can you come?', 'serial', /exact day and time/],
  ] as const)(
    'beside a wish is answered and the wish is taken up, in %s: %s',
    async (language, text, asks, answer) => {
      const talk = await startTalk(home, language);
      await talk.play([[text, asks, answer]]);
    },
  );

  test.each([
    ['zh-Hans', '你们公司在哪里', /来源：服务网点/],
    ['zh-Hans', '离我最近的服务网点在哪', /来源：服务网点/],
    ['zh-Hans', '支付宝行不行', /来源：怎么付款/],
    ['zh-Hans', '在哪能买滤芯', /来源：在哪里买滤芯/],
    ['zh-Hans', '换下来的滤芯扔哪里', /来源：旧滤芯/],
    ['zh-Hans', '用完的粉盒是什么垃圾', /来源：旧滤芯/],
    ['zh-Hans', '你们有以旧换新活动吗', /目前没有以旧换新/],
    ['zh-Hant', '客服專線幾號', /來源：怎麼找到真人客服/],
    ['zh-Hant', '你們門市在哪裡', /來源：服務據點/],
    ['zh-Hant', '可以開統一發票嗎', /來源：怎麼開發票/],
    ['en', 'I need a VAT invoice for my company', /Source: How to get an invoice/],
    ['en', 'Can I pay by card?', /Source: How to pay/],
    ['en', 'Where can I buy filters?', /Source: Where to buy/],
  ] as const)('is answered from an article, in whatever words, in %s: %s', async (language, text, answer) => {
    await (await startTalk(home, language)).play([[text, null, answer]]);
  });

  test.each([
    ['zh-Hans', '推荐个手机', /没太听懂/],
    ['zh-Hans', '我是你们的老客户了', /没太听懂/],
    ['en', 'I have been a customer for years', /did not quite understand/],
    ['en', 'let me look for it first', /did not quite understand/],
    ['zh-Hans', '哈哈哈哈嘿嘿', /没太听懂/],
    ['zh-Hant', '請推薦好吃的牛肉麵', /沒有完全聽懂/],
    ['en', 'lorem ipsum dolor sit', /did not quite understand/],
  ] as const)('and where none fits it is said so, in %s: %s', async (language, text, answer) => {
    await (await startTalk(home, language)).play([[text, 'intent', answer]]);
  });

  test('that was only announced is asked for', async () => {
    for (const [language, announced, question] of [
      ['zh-Hans', '我想咨询', '序列号在哪里看'],
      ['zh-Hant', '我想詢問', '濾芯多久換一次'],
      ['en', 'I have a question', 'Where is the serial number?'],
    ] as const) {
      const talk = await startTalk(home, language);
      await talk.play([
        [announced, 'opinion'],
        [question, null, /来源|來源|Source/],
      ]);
    }
  });

  test('about the warranty of a unit tells it, and nothing of its owner', async () => {
    const talk = await startTalk(home);
    const [said] = await talk.play([['DEMO-0002 这台还在保修期里吗', null, /净水机[\s\S]*保修期内/]]);
    expect(said?.text).not.toMatch(owner);
    const over = await startTalk(home, 'en');
    await over.play([['Is DEMO-0003 still under warranty?', null, /ended on/]]);
    await over.play([['How much longer is the warranty on DEMO-0003?', null, /ended on/]]);
    await over.play([['DEMO-0003还有多久过保', null, /DEMO-0003/]]);
  });

  test('about the warranty of a unit that is not named asks for its number', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['我的淨水機還在保固期內嗎？', 'serial'],
      ['DEMO-0001', null, /保固期內，到/],
    ]);
    const unknown = await startTalk(home);
    await unknown.play([
      ['我的净水机还在保修期内吗？', 'serial'],
      ['不知道', null, /来源：各类产品的保修期/],
    ]);
  });

  test('that is to be answered by somebody is repeated with who asked it', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['你們的影印機有沒有支援客語語音操作？查不到的話麻煩請人回電給我', 'name'],
      ['范姜玉蘭', 'phone'],
      [
        '0925-306-417',
        null,
        /^您的詢問：\n您說的：你們的影印機有沒有支援客語[^\n]*\n稱呼：范姜玉蘭\n聯絡電話：\+886-925-306-417\n已為您登記/,
      ],
    ]);
  });

  test.each([
    '想問下DEMO-0007仲喺唔喺保養期㗎？',
    'DEMO-0007 過咗保養期未',
    'DEMO-0007還在保固期內嗎',
    'DEMO-0007 保養期到幾時',
  ])(
    'about the warranty of a unit is answered in the words of Hong Kong and Taiwan: %s',
    async (question) => {
      await (await startTalk(home, 'zh-Hant')).play([[question, null, /閘道器（DEMO-0007）在保固期內/]]);
    },
  );

  test('whose asker tells what is broken is a report, and question marks alone are none', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['？？', 'intent'],
      ['我想咨询', 'opinion'],
      ['净水器又漏水', 'serial'],
    ]);
    const offered = await startTalk(home);
    await offered.play([
      ['你们有卖冰箱吗', 'confirm', /登记/],
      ['净水器又漏水', 'serial'],
    ]);
  });

  test.each([
    '帮我看看DEMO-0004过保没，顺便说下车主是谁，电话多少',
    'Is DEMO-0004 still under warranty, and who is the owner?',
    '想問下DEMO-0004過咗保未，同埋車主係邊個',
  ])('about warranty and owner answers the one and refuses the other once: %s', async (question) => {
    const talk = await startTalk(home);
    const said = (await talk.say(question)).map(({ text }) => text).join('\n');
    expect(said).toMatch(/保修|保固|warranty/i);
    expect(said.match(/不能透露|cannot tell|can't tell|do not tell|not tell|透露/g) ?? []).toHaveLength(1);
  });

  test('about the owner of a unit is not answered', async () => {
    const talk = await startTalk(home, 'en');
    const [said] = await talk.play([
      ["Who owns the machine DEMO-0001 and what's his phone number? I found it in the lobby", null],
    ]);
    expect(said?.text).not.toMatch(/李雷|13800138000|文三路/);
  });

  test('that nobody can look up becomes a ticket for somebody to call about', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我想问一下你们去南极科考站给装净水机吗，查不到就登记一下让人给我回个电话', 'name'],
      ['计海洋', 'phone'],
      ['18610294473', null, /T2611-/],
    ]);
    const [opened] = await ticketsOf(talk);
    expect(opened?.ticket.kind).toBe('INQUIRY');
    expect(opened?.ticket.description).toContain('南极');
    expect(opened?.customer).toMatchObject({ name: '计海洋', phone: '+8618610294473' });
  });

  test('is no wish to be called where a discount is asked for', async () => {
    await (await startTalk(home)).play([['能给我打个折吗', 'confirm', /查不到/]]);
  });

  test.each([
    [
      'zh-Hans',
      '我想问一下你们去南极科考站给装净水机吗，不清楚的话让人打电话给我',
      /^这个我这边查不到，我登记下来/,
    ],
    [
      'zh-Hant',
      '你們的影印機有沒有支援客語語音操作？查不到的話麻煩請人回電給我',
      /^這個我這邊查不到，我登記下來/,
    ],
    [
      'en',
      'Can the copier print on silk? If you do not know, have somebody call me',
      /^I cannot look that up here/,
    ],
  ] as const)('that is passed on at once is said to be so, in %s', async (language, question, says) => {
    await (await startTalk(home, language)).play([[question, 'name', says]]);
  });

  test.each([
    ['zh-Hans', '你们在内罗毕有分公司吗？', '要', /^好的，我登记下来/],
    ['zh-Hant', '你們有賣冰箱嗎？', '好', /^好的，我登記下來/],
    ['en', 'Do you have a branch in Nairobi?', 'yes please', /^All right, I will take it down/],
  ] as const)('that somebody shall answer is taken down with a word, in %s', async (...one) => {
    const [language, question, yes, says] = one;
    await (await startTalk(home, language)).play([
      [question, 'confirm'],
      [yes, 'name', says],
    ]);
  });

  test('that nobody can look up is offered a ticket, which may be declined', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['Do you have a branch in Nairobi?', 'confirm', /ticket/],
      ['no thanks', null],
    ]);
    expect(await ticketsOf(talk)).toEqual([]);
    const again = await startTalk(home, 'en');
    await again.play([
      ['Do you have a branch in Nairobi?', 'confirm', /ticket/],
      ['How do I clear a paper jam?', null, /Source/],
    ]);
  });
});
