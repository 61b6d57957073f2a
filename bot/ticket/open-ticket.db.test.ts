import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { customer, ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
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

describe('a fault report', () => {
  test('in one Chinese message is summed up at once, and yes makes it a ticket with its promises', async () => {
    const talk = await startTalk(home);
    const summary = /李雷[\s\S]*138-0013-8000[\s\S]*文三路90号[\s\S]*11月24日（周二）下午3:00/;
    const [told] = await talk.play([
      [
        '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，明天下午三点',
        'confirm',
        summary,
      ],
      ['对', null, /保修期/],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.customer).toMatchObject({ name: '李雷', phone: '+8613800138000' });
    expect(opened.ticket).toMatchObject({
      kind: 'FAULT',
      channel: 'WEB_CHAT',
      unverified: [],
      serialAsTold: null,
      appointmentAt: new Date('2026-11-24T07:00:00Z'),
      entitlement: expect.objectContaining({ coverage: 'FREE' }),
    });
    expect(opened.ticket.description).toContain('漏水');
    expect(told).toMatchObject({ ticketNumber: opened.ticket.number, ticketId: opened.ticket.id });
    expect(told?.text).toContain('答复');
  });

  test('with a day that lies behind the time for a solution is not promised to be settled before it', async () => {
    const report = (day: string) =>
      `我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，${day}下午三点`;
    const promised = async (day: string) => {
      const talk = await startTalk(home);
      const said = await talk.play([
        [report(day), 'confirm'],
        ['对', null, /答复[\s\S]*上门/],
      ]);
      return said[0]?.text ?? '';
    };
    expect(await promised('明天')).toMatch(/解决|处理好|办妥/);
    expect(await promised('下周五')).not.toMatch(/解决|处理好|办妥/);
  });

  test('in traditional Chinese is asked piece by piece, each bad answer with its reason', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['影印機一直卡紙', 'serial', /序號/],
      ['不知道', 'name'],
      ['陳怡君', 'phone'],
      ['0928', 'phone', /4位/],
      ['0928-413-607', 'address', /地址/],
      ['台北市信義區松仁路100號12樓', 'time', /時候/],
      ['昨天下午兩點', 'time', /過/],
      ['後天上午', 'confirm', /11月25日（週三）上午9:00/],
      ['電話錯了，是0912-770-385', 'confirm', /\+886-912-770-385/],
      ['對', null, /T2611-/],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.customer).toMatchObject({ name: '陳怡君', phone: '+886912770385' });
    expect(opened.ticket.appointmentAt).toEqual(new Date('2026-11-25T01:00:00Z'));
  });

  test('of smoke is answered with what to do first, once; the warranty is that of the unit in hand', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机冒烟了，序列号 DEMO-0001', 'name', /停用设备/],
      ['还在保修期吗，修要花钱吗', 'name', /2028年/],
      ['李雷', 'phone', /^(?![\s\S]*停用设备)/],
    ]);
  });

  test('of an installation calls nothing out of order', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['新买了监控想预约安装，李雷，13800138000，上海市浦东新区世纪大道1号，随时都行', 'serial'],
      ['还没拆', 'confirm', /^(?![\s\S]*故障：)/],
    ]);
  });

  test('in English keeps what has no column, and an unknown serial number as it was told', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['Hello, the water purifier is leaking since yesterday', 'serial', /serial/i],
      ['KX20190077', 'name', /not registered/i],
      ["My name is Conan O'Brien", 'phone'],
      ['+353 1 677 1234', 'address'],
      ['99 Zhangjiang Road, Shanghai', 'time'],
      ['any time', 'confirm', /Any time|any time/],
      ['yes', null, /T2611-[\s\S]*still to be checked/],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.customer).toMatchObject({ name: "Conan O'Brien", phone: '+35316771234' });
    expect(opened.ticket).toMatchObject({ serialAsTold: 'KX20190077', appointmentAt: null });
  });

  test('takes what is no number as said after three tries, marks it, and goes on', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，净水机漏水，序列号不知道，杭州西湖区文三路90号，随时都行', 'phone'],
      ['12345', 'phone', /太短/],
      ['123456', 'phone', /太短/],
      ['1234567', 'confirm', /核实[\s\S]*1234567/],
      ['对', null],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened.ticket.unverified).toContain('phone');
    expect(opened.ticket.description).toContain('1234567');
    expect(opened.customer.phone).toBeNull();
  });

  test('of somebody who gives no phone number becomes a ticket all the same', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我叫严立，网关断线了，序列号不清楚，天津市南开区卫津路92号，明天上午', 'phone'],
      ['电话我不方便给你', 'phone', /不留也可以/],
      ['电话我不方便给你', 'confirm'],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.unverified).toEqual(['phone']);
  });

  test('tells a telephone number that lacks a digit from a serial number', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水', 'serial'],
      ['我电话1380013800', 'serial', /10位/],
      ['13800138000', 'serial'],
      ['aq200, demo 零零零一', 'name'],
    ]);
  });

  test('asks once which it is when words and serial number disagree', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['复印机 DEMO-0001 卡纸，我叫李雷，13800138000', 'choice', /复印机[\s\S]*净水机/],
      ['净水机', 'address'],
      ['杭州西湖区文三路90号', 'time'],
      ['随时', 'confirm', /产品：净水机/],
    ]);
  });

  test.each([
    ['zh-Hant', '一直漏水', '是洗碗機', '型號不清楚', /產品：是洗碗機/],
    ['en', 'it leaks all the time', 'a dishwasher', "I don't know the model", /Product: a dishwasher/],
  ] as const)(
    'keeps what a machine is called that is none of ours: %s',
    async (language, fault, machine, unknown, shown) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [fault, 'product'],
        [machine, 'product'],
        [unknown, 'serial'],
      ]);
      const said = await talk.play([
        [language === 'en' ? 'no idea' : '不知道', 'name'],
        ['Ben Achterberg', 'phone'],
        ['13800138000', 'address'],
        ['杭州西湖区文三路90号', 'time'],
        [language === 'en' ? 'any time' : '隨時', 'confirm', shown],
      ]);
      expect(said).not.toEqual([]);
    },
  );

  test.each([
    [
      '我们打印机DEMO-0007一直显示脱机，打不了，我是海德学校的穆老师，13621748850，上海市徐汇区漕溪北路88号，随时',
      '打印机',
      [/我们打印机DEMO-0007一直显示脱机，打不了/, /单位：海德学校/, /客户报的序列号.*DEMO-0007/],
    ],
    [
      "Our copier DEMO-0001 jams all the time, I'm Tom Baker from Harbour School, 13621748850, 88 North Caoxi Road, Xuhui District, Shanghai, any time",
      'copier',
      [/jams all the time/, /Organisation: Harbour School/, /as told.*DEMO-0001/],
    ],
  ] as const)(
    'keeps the fault, the number as told and for whom somebody speaks: %s',
    async (told, which, holds) => {
      const talk = await startTalk(home);
      await talk.play([
        [told, 'choice'],
        [which, 'confirm'],
        [which === 'copier' ? 'yes' : '对', null, /T2611-/],
      ]);
      const [row] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
      for (const words of holds) expect(row?.description).toMatch(words);
      expect(row?.assetId).toBeNull();
    },
  );

  test('goes by the serial number when the question which it is finds no answer', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['复印机 DEMO-0001 卡纸，我叫李雷', 'choice', /复印机[\s\S]*净水机/],
      ['你帮我看着办吧', 'phone'],
      ['13800138000', 'address'],
      ['杭州西湖区文三路90号', 'time'],
      ['随时', 'confirm', /产品：净水机[\s\S]*电话：138-0013-8000/],
    ]);
    const telling = await startTalk(home);
    await telling.play([
      ['复印机 DEMO-0001 卡纸', 'choice'],
      ['我叫李雷，13800138000', 'address'],
    ]);
  });

  test('answers a side question and goes on with the question that stood', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['直饮机不加热了', 'serial'],
      ['不知道', 'name'],
      ['蔡明', 'phone'],
      ['你们要我电话做什么？', 'phone', /保密/],
      ['18612034475', 'address'],
      ['你们一般多久能到？', 'address', /登记后/],
      ['上海市静安区建国路93号，修一次要多少钱？', 'time', /保修期内免费/],
      ['你们几点上班？', 'time', /周一/],
    ]);
  });

  test.each([
    ['zh-Hant', '淨水機漏水啦😭', '地板都濕了 快來🙏', '地板都濕了'],
    ['zh-Hant', '影印機卡紙', '而家仲冒煙添', '冒煙'],
    ['zh-Hans', '净水机漏水', '现在地板也湿了', '地板也湿了'],
    ['zh-Hans', '直饮机不加热', '刚才又跳闸了', '跳闸'],
    ['en', 'the copier jams', 'now it smells burnt too', 'smells burnt'],
  ] as const)(
    'asked for the serial number, what more is wrong is noted and the number asked again: %s, %s, %s',
    async (language, opening, more, noted) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'serial'],
        [more, 'serial', new RegExp(noted)],
        [language === 'en' ? 'no idea' : '不知道', 'name'],
        [
          language === 'en'
            ? 'Tom Green, 13912345678, 90 Wensan Road, Hangzhou, any time'
            : '我叫白承恩，13912345678，杭州市西湖區文三路90號，隨時都可以',
          'confirm',
          new RegExp(`${opening}\\n[^]*${noted}`),
        ],
      ]);
    },
  );

  test.each(['貼紙被撕掉了', '張貼紙甩咗', '架車喺外面行緊，我點睇呀', '我人不在機器旁邊'])(
    'asked for the serial number, %s tells nothing that is wrong',
    async (says) => {
      const talk = await startTalk(home, 'zh-Hant');
      await talk.play([
        ['影印機卡紙，我叫白承恩，0905-771-362，杭州市西湖區文三路90號，隨時都可以', 'serial'],
        [says, 'confirm', /影印機卡紙\n/],
      ]);
    },
  );

  test.each([
    [
      'zh-Hant',
      '影印機壞掉了，螢幕一直閃',
      '啊等等我講錯了，不是影印機，是監視器啦',
      '監視器壞掉了，螢幕一直閃',
    ],
    ['zh-Hant', '部影印機成日跳掣', '講錯咗，係部監控，唔係影印機', '監控成日跳掣'],
    ['zh-Hans', '净水机一直漏水', '说错了，不是净水机，是直饮机', '直饮机一直漏水'],
    [
      'en',
      'the copier keeps beeping',
      'sorry, I mistyped: not the copier, the camera',
      'the camera keeps beeping',
    ],
  ] as const)(
    'of another product than was said at first is told of that one: %s, %s, %s',
    async (language, opening, correction, told) => {
      const talk = await startTalk(home, language);
      const rest =
        language === 'en'
          ? 'Tom Green, 13912345678, 90 Wensan Road, Hangzhou, any time'
          : '我叫白承恩，13912345678，杭州市西湖區文三路90號，隨時都可以';
      await talk.play([
        [opening, 'serial'],
        [language === 'en' ? 'no idea' : '不知道', 'name'],
        [correction, 'name'],
        [rest, 'confirm', new RegExp(told)],
      ]);
    },
  );

  test('two corrections in one message are said in one sentence', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['影印機卡紙，我叫白承恩，13857419026，杭州市西湖區文三路90號，隨時都可以，沒有序號', 'confirm'],
      [
        '兩個地方不對：電話是13857419062，地址是寧波市鄞州區福明路88號',
        'confirm',
        /^好的，已經更正。聯絡電話：138-5741-9062；地址：寧波市鄞州區福明路88號。\n您的報修/,
      ],
    ]);
  });

  test.each([
    ['zh-Hant', '啱啱買咗部直飲機返嚟，想約師傅上門裝，安裝收唔收錢㗎？'],
    ['zh-Hant', '買了淨水機要請人來裝，安裝要錢嗎'],
    ['zh-Hans', '新买的净水机要安装，安装收费吗'],
    ['en', 'please install my new water purifier, what does that cost?'],
  ] as const)('the price of an installation is no matter of warranty: %s, %s', async (language, opening) => {
    const [asked] = await (await startTalk(home, language)).say(opening);
    expect(asked).toMatchObject({ expects: 'serial' });
    expect(asked?.text).not.toMatch(/保固期|保修期|warranty/);
    expect(asked?.text).toMatch(/動工|动手|until you agree/);
  });

  test('takes a correction of something told long ago', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我叫方志明 电话 13822065517 工业交换机整台没电，序列号不知道', 'address'],
      ['不好意思我名字打错了，是方志铭', 'address', /方志铭/],
      ['深圳市南山区高新南七道12号', 'time'],
      ['随时', 'confirm', /方志铭/],
    ]);
  });

  test('asks what to change when the summary is wrong, and asks that again', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['不对', 'confirm', /改哪里/],
      ['地址', 'address'],
      ['杭州市拱墅区莫干山路111号', 'confirm', /莫干山路111号/],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.addressText).toContain('莫干山路111号');
  });

  test('followed by another asks nothing that is common to both', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，明天上午九点', 'confirm'],
      ['对', null],
      ['还有一台，复印机也要修，序列号不知道，扫描出来有竖线，地址和时间一样', 'confirm', /竖线/],
      ['对', null],
    ]);
    const both = await ticketsOf(talk);
    expect(both).toHaveLength(2);
    expect(new Set(both.map(({ customer }) => customer.id)).size).toBe(1);
    expect(both.map(({ ticket }) => ticket.appointmentAt)).toEqual([
      new Date('2026-11-24T01:00:00Z'),
      new Date('2026-11-24T01:00:00Z'),
    ]);
  });

  test('with a threat is calmed and graded by the policy', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['监控坏了一点录像都没有！！再没人管我找记者曝光你们', 'serial', /经理/],
      ['不知道', 'name'],
      ['邵峰', 'phone'],
      ['15657830091', 'address'],
      ['浙江省嘉兴市南湖区中环南路2号', 'time'],
      ['随时', 'confirm'],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk)).ticket.severity).toBe('CRITICAL');
  });

  test('that was left for an hour is summed up, and one of yesterday is forgotten', async () => {
    const talk = await startTalk(home);
    await talk.play([['我叫蔡明，直饮机不加热了，序列号不知道', 'phone']]);
    home.clock.advance(3_600_000);
    await talk.play([['18612034475', 'address', /欢迎回来[\s\S]*蔡明/]]);
    home.clock.advance(25 * 3_600_000);
    await talk.play([['在吗', 'intent']]);
  });
});

describe('installation and maintenance', () => {
  test('are asked like a fault, without the fault', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['刚收到你们的净水器，想约师傅上门安装，我叫樊小勇，电话 19121608847', 'serial'],
      ['不知道', 'address'],
      ['江苏省常州市新北区通江中路600号', 'time'],
      ['明天下午三点', 'confirm', /安装/],
      ['对', null, /T2611-/],
    ]);
    expect((await onlyTicketOf(talk)).ticket.kind).toBe('INSTALLATION');
    const other = await startTalk(home, 'en');
    await other.play([
      [
        "Hello, I'm Joanna Lindqvist (13916058823). We need the yearly maintenance for our camera system",
        'serial',
      ],
    ]);
  });
});

describe('in the middle of a report', () => {
  const begun = ['净水机漏水了，我叫蔡明', 'serial'] as const;

  test('cancel leaves it, and nothing becomes a ticket', async () => {
    const talk = await startTalk(home);
    await talk.play([begun, ['取消', null, /取消/], ['净水机漏水了', 'serial']]);
    expect(await ticketsOf(talk)).toEqual([]);
  });

  test('start over forgets what was told', async () => {
    const talk = await startTalk(home);
    await talk.play([begun, ['重来', 'intent'], ['净水机漏水了', 'serial'], ['不知道', 'name']]);
  });

  test('a person is called and the bot is silent from then on', async () => {
    const talk = await startTalk(home);
    const said = await talk.play([begun, ['人工', null, /转接/]]);
    expect(said.at(-1)?.mode).toBe('PERSON');
    expect(await talk.row()).toMatchObject({ mode: 'PERSON', takenById: null });
    expect(await talk.say('有人吗')).toEqual([]);
  });

  test('the state of a ticket is told, and the report goes on', async () => {
    const earlier = await startTalk(home);
    await earlier.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
    ]);
    const { number } = (await onlyTicketOf(earlier)).ticket;
    const talk = await startTalk(home);
    await talk.play([
      begun,
      [`查一下工单${number}到哪一步了`, 'phone'],
      ['13800138000', 'serial', new RegExp(`${number}[\\s\\S]*接着`)],
      ['不知道', 'address'],
    ]);
    const told = await startTalk(home);
    await told.play([
      ['净水机漏水了，我叫李雷，电话13800138000，序列号不知道', 'address'],
      [`顺便问下${number}现在什么情况`, 'address', new RegExp(`${number}[\\s\\S]*接着`)],
    ]);
  });
});

describe('what is to be looked after or installed', () => {
  test.each([
    [
      'en',
      'Can someone come and do the routine service on my water purifier, new filters and a clean? No rush',
      /In your words: Can someone come and do the routine service[\s\S]*Product/,
    ],
    [
      'en',
      'Need the annual service for my coach please. Fleet manager Pieter van Wyk, 0086 139 5830 2217.',
      /In your words: Need the annual service for my coach please\.[\s\S]*Name: Pieter van Wyk/,
    ],
    [
      'zh-Hans',
      '想约一下净水机的年度保养，顺便换个滤芯，我叫李雷',
      /想约一下净水机的年度保养，顺便换个滤芯\n/,
    ],
  ] as const)('is told in the words that order it, %s: %s', async (language, opening, shown) => {
    const talk = await startTalk(home, language);
    const unknown = language === 'en' ? "I don't know" : '不知道';
    let [told] = await talk.say(opening);
    const answers: Record<string, string> = {
      serial: unknown,
      name: 'Leilani',
      phone: '13912345678',
      address: '上海市杨浦区大学路300号',
      time: language === 'en' ? 'any time' : '随时',
    };
    for (let asked = told?.expects ?? ''; asked in answers; asked = told?.expects ?? '')
      [told] = await talk.say(answers[asked] ?? '');
    expect(told?.expects).toBe('confirm');
    expect(told?.text).toMatch(shown);
  });
});

describe('a report that lacks what a visit takes', () => {
  test('says so with its promises', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['I am Tom Green, 13912345678, my water purifier leaks, no serial number', 'address'],
      ["I don't know", 'address'],
      ["I don't know", 'time'],
      ['any time', 'confirm'],
      ['yes', null, /still need to know the address/],
    ]);
  });
});
