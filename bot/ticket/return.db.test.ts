import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { customer, ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

// A Monday, 23 November 2026, ten o'clock in Shanghai.
const home = useDesk();

async function ticketsOf(talk: Talk) {
  return home.db
    .select({ ticket, customer })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(eq(ticket.conversationId, talk.id))
    .orderBy(desc(ticket.openedAt));
}

async function onlyTicketOf(talk: Talk) {
  const [only, ...others] = await ticketsOf(talk);
  expect(others).toEqual([]);
  if (!only) throw new Error('no ticket was opened');
  return only;
}

describe('a return', () => {
  test.each([
    ['zh-Hant', '部直飲機DEMO-0012 唔啱用，想退貨得唔得？'],
    ['zh-Hant', '直飲機DEMO-0012用不到，想退貨'],
    ['zh-Hant', '直飲機DEMO-0012不合用，我要退貨'],
    ['zh-Hant', '直飲機DEMO-0012太大部放唔落，想退'],
    ['zh-Hans', '直饮机DEMO-0012买错了，想退货'],
    ['en', 'I want to return my drinking fountain DEMO-0012, we have no use for it'],
  ] as const)('whose reason was told is not asked for one: %s, %s', async (language, opening) => {
    await (await startTalk(home, language)).play([[opening, 'name']]);
  });

  test.each([
    ['我是韩梅梅，13900139000，DEMO-0002净水机我要退货，水里喝出黑渣子来了', /审批/, '帮我申请', /黑渣子/],
    [
      '我是韓梅梅，13900139000，DEMO-0002淨水機我要退貨，水裡喝出黑渣子來了',
      /退貨期限/,
      '幫我申請',
      /黑渣子/,
    ],
  ])('is not asked for the reason that came with the wish: %s', async (opening, closed, insists, reason) => {
    const talk = await startTalk(home);
    await talk.play([
      [opening, 'choice', closed],
      [insists, 'confirm', reason],
    ]);
  });

  test.each([
    ['zh-Hans', '我要退货！净水机老漏水', '算了不退了，你们派人来修一下吧'],
    ['zh-Hant', '我要退貨！淨水機一直漏水', '算了不退了，幫我報修吧'],
    [
      'en',
      'I want to return my water purifier, it leaks',
      'never mind the return, just send someone to fix it',
    ],
  ] as const)(
    'that gives way to a repair in the same breath goes on as one, %s',
    async (language, opening, instead) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'serial'],
        [instead, 'serial'],
      ]);
    },
  );

  test('of a registered unit says until when it may be returned before anything else is asked', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        "I'd like to return my drinking fountain, DEMO-0012. I bought it five days ago and the water smells of plastic. I have the receipt.",
        'name',
        /until 25 November 2026/,
      ],
      ['Emily Carter', 'phone'],
      ['+8615800158000', 'confirm', /plastic/],
      ['yes', null, /T2611-/],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.ticket).toMatchObject({ kind: 'RETURN', serialAsTold: null });
    expect(opened.ticket.assetId).not.toBeNull();
    expect(opened.ticket.description).toContain('plastic');
  });

  test('of an unregistered unit goes by the day that was told', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['前天刚买的净水机，水流太小了，跟宣传的不一样，我要退货，发票都在', 'serial'],
      ['机身上是ZQ5521907', 'name', /11月28日/],
      ['洪丽娟', 'phone'],
      ['15305817426', 'confirm', /2026年11月21日 · 有购买凭证/],
      ['对', null],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.ticket).toMatchObject({ kind: 'RETURN', serialAsTold: 'ZQ5521907', unverified: [] });
    expect(opened.ticket.description).toContain('水流太小');
  });

  test('asks for the day of purchase of a unit that nobody registered, and once more when only a receipt is named', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我要退货', 'product'],
      ['净水机', 'serial'],
      ['不知道', 'proof', /什么时候买/],
      ['有发票', 'proof', /哪天/],
      ['上周五', 'fault', /可以退货，期限到2026年11月27日/],
      ['用着不习惯', 'name'],
    ]);
  });

  test.each([
    ['zh-Hans', '我要退货，净水机，序列号不知道', '去年买的', /最晚到2026年1月7日/],
    ['zh-Hant', '我要退貨，淨水機，序號不知道', '前年夏天', /最晚到2024年9月7日/],
    ['en', 'I want to return my water purifier, no serial number', '3/2024', /7 April 2024 at the latest/],
  ] as const)(
    'a year or month is enough where it closes the window whatever the day was, %s',
    async (language, opening, bought, window) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'proof'],
        [bought, 'choice', window],
      ]);
    },
  );

  test.each([
    ['zh-Hans', '我要退货，净水机，序列号不知道', '今年买的', /几月/, '三月吧', /最晚到2026年4月7日/],
    ['zh-Hant', '我要退貨，淨水機，序號不知道', '今年買的', /幾月/, '大概8月', /最晚到2026年9月7日/],
    [
      'en',
      'I want to return my water purifier, no serial',
      'this year',
      /which month/,
      'in May',
      /7 June 2026/,
    ],
  ] as const)(
    'where the year is too rough to tell by, the month is asked for, %s',
    async (language, opening, year, asks, month, window) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'proof'],
        [year, 'proof', asks],
        [month, 'choice', window],
      ]);
    },
  );

  test('and the day where the month is, which counts in that month', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我要退货，净水机，序列号不知道', 'proof'],
      ['今年买的', 'proof', /几月/],
      ['这个月', 'proof', /哪天/],
      ['20号', 'fault', /期限到2026年11月27日/],
    ]);
  });

  test('who does not know it any closer is not asked again, and what he told is kept', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['I want to return my water purifier, no serial number', 'proof'],
      ['I bought it this year', 'proof', /which month/],
      ["I don't remember", 'fault', /we will check it/],
      ['it is too loud', 'name'],
      ['Emily Carter', 'phone'],
      ['+8615800158000', 'confirm', /1 January 2026 – 23 November 2026/],
    ]);
  });

  test('whose day of purchase nobody knows is taken all the same', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['我想退貨，淨水機太吵了，序號不知道，我是陳怡君，0928-413-607', 'proof'],
      ['不知道', 'confirm', /購買日期/],
      ['對', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.kind).toBe('RETURN');
  });

  test('whose window has closed is told the last day, and goes on as a repair on a yes', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [
        'DEMO-0002 这台净水机漏水，我要退货，我是韩梅梅',
        'choice',
        /退货期限已于2025年\d+月\d+日结束[\s\S]*维修/,
      ],
      ['好', 'phone'],
      ['13900139000', 'address'],
      ['上海市浦东新区世纪大道100号', 'time'],
      ['随时', 'confirm', /报修[\s\S]*漏水/],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.kind).toBe('FAULT');
  });

  test('whose window has closed does not become a repair by a word that chooses nothing', async () => {
    const talk = await startTalk(home);
    const request = 'DEMO-0008 这台复印机我们不想要了，能退吗';
    await talk.play([
      [request, 'choice', /结束/],
      ['对', 'choice', /还是坚持退换[\s\S]*申请审批/],
      ['申请审批', 'name', /审批/],
    ]);
    const other = await startTalk(home, 'zh-Hant');
    await other.play([
      ['DEMO-0002 這台淨水機漏水，我要退貨，我是韓梅梅', 'choice'],
      ['對', 'choice', /還是堅持退換/],
      ['維修', 'phone'],
    ]);
    const third = await startTalk(home, 'en');
    await third.play([
      ['I want to return my copier DEMO-0008, we do not need it any more', 'choice'],
      ['correct', 'choice', /Which would you like/],
      ['never mind', null],
    ]);
    expect(await ticketsOf(third)).toEqual([]);
  });

  test('whose window has closed is taken as a request when the customer insists', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['DEMO-0008 这台复印机我们不想要了，能退吗', 'choice', /结束/],
      ['不修', 'choice', /审批/],
      ['要', 'name', /审批/],
      ['蓝天设计事务所', 'phone'],
      ['13300133000', 'confirm', /退货申请/],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.kind).toBe('RETURN');
    const other = await startTalk(home);
    await other.play([
      ['DEMO-0008 这台复印机我们不想要了，能退吗', 'choice'],
      ['我就是要退货', 'name', /审批/],
    ]);
  });

  test('is let be by who leaves it, at any of the questions', async () => {
    for (const words of ['那算了不退了', '不退了', '那先不用了', '不用了']) {
      const talk = await startTalk(home);
      await talk.play([
        ['DEMO-0008 这台复印机我们不想要了，能退吗', 'choice'],
        [words, null, /先不办了/],
      ]);
      expect(await ticketsOf(talk)).toEqual([]);
    }
  });

  test('too late for the money back is offered another unit while there is time for that', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['DEMO-0014 净水机漏水，我要退货，我是陈静，13112340014', 'choice', /可以换货/],
      ['换货', 'confirm', /换货申请/],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.kind).toBe('EXCHANGE');
  });
});

describe('an exchange', () => {
  test('says until when, and tells nothing of the owner', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    const [first] = await talk.play([
      ['DEMO-0005 這台交換機我想換貨，買了快三個禮拜，還來得及嗎', 'fault', /可以換貨，期限至/],
    ]);
    expect(first?.text).not.toMatch(/華東|华东|13500135000/);
  });

  test('of a thing broken on arrival asks only for the unit and the number', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['昨天到的直饮机插上电就没反应，给我换一台新的，订单和发票我都有，我是牛国庆', 'serial'],
      ['HL350-00917', 'phone', /可以换货/],
      ['１８８ ６５９０ ２７１４', 'confirm'],
      ['对', null],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.ticket).toMatchObject({ kind: 'EXCHANGE', serialAsTold: 'HL350-00917' });
    expect(opened.customer.phone).toBe('+8618865902714');
  });

  test('of a coach is not in the terms, and says so', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([['I want a replacement for my coach DEMO-0004', 'choice', /no return or exchange/]]);
  });

  test.each([
    ['zh-Hans', '我要退货，DEMO-0002', ['嗯哼', '啦啦啦', '呵呵呵'], /不提交[\s\S]*人工/],
    ['zh-Hant', '我要退貨，DEMO-0002', ['嗯哼', '啦啦啦', '呵呵呵'], /不送出[\s\S]*人工/],
    ['en', 'I want to return my purifier DEMO-0002', ['well', 'hmm', 'whatever'], /sent nothing[\s\S]*agent/],
  ] as const)(
    'that is too late is requested on purpose or not at all: three riddles open nothing, %s',
    async (language, opening, [first, second, third], said) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'choice'],
        [first, 'choice'],
        [second, 'choice'],
        [third, null, said],
      ]);
      expect(await ticketsOf(talk)).toEqual([]);
    },
  );
});
