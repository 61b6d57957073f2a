import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOnAbandoned } from '../domain/conversation/abandoned.js';
import { callOnUnanswered } from '../domain/conversation/request-person.js';
import { openTicket } from '../domain/ticket/open-ticket.js';
import { customer, followUp, ticket } from '../schema/index.js';
import { system, useDesk } from '../test/support/desk.js';
import { startTalk, type Talk } from '../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

const ticketsOf = (talk: Talk) =>
  home.db
    .select({ ticket, customer })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(eq(ticket.conversationId, talk.id))
    .orderBy(asc(ticket.openedAt), asc(ticket.number));

async function onlyTicketOf(talk: Talk) {
  const all = await ticketsOf(talk);
  expect(all).toHaveLength(1);
  return all[0];
}

const whole = '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行';

describe('rule 1: what was said already is not asked again', () => {
  test('however a number is read out, and with a name beside it', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [
        '净水器漏水滴滴答答一晚上了我叫庄晓芸手机幺三九幺八六二四四零七厦门市思明区莲前西路208号803室周日上午我在家',
        'serial',
      ],
      [
        '没找着',
        'confirm',
        /庄晓芸[\s\S]*139-1862-4407[\s\S]*地址：厦门市思明区莲前西路208号803室[\s\S]*11月29日（周日）/,
      ],
    ]);
    const other = await startTalk(home, 'en');
    await other.play([
      ['drinking fountain trips the breaker. Leila Haddad 13482916605', 'serial'],
      ['not there', 'address'],
    ]);
  });

  test('a fault in words that nobody has thought of is one, where a product or a serial number is named', async () => {
    const talk = await startTalk(home);
    await talk.play([['DEMO-0006 系统灯颜色好奇怪，我是华东自动化的小范，13500135000', 'address']]);
    const other = await startTalk(home);
    await other.play([
      ['喂', 'intent'],
      ['复印机', 'fault'],
      ['按开始纸跑到后面去了', 'serial'],
    ]);
  });

  test.each([
    ['zh-Hans', '王小明'],
    ['zh-Hant', '陳美玲'],
  ] as const)('a name that stands alone while something else is asked for (%s)', async (language, name) => {
    const talk = await startTalk(home, language);
    await talk.play([
      ['复印机卡纸，13800138000', 'serial'],
      [name, 'serial'],
      ['DEMO-0008', 'address'],
      ['上海市浦东新区世纪大道100号', 'time'],
      ['黄国栋', 'time'],
      ['明天下午三点', 'confirm', new RegExp(name)],
    ]);
  });

  test('asked what is wrong, the name of the machine is no answer', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['壞了', 'fault'],
      ['淨水機', 'fault'],
      ['漏水啦', 'serial'],
    ]);
  });

  test('of two numbers the one to call is taken, and never our own', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['打你们400-820-7766没人接！直饮机底下漏水，我手机15021887743，姓盛，没标签', 'address'],
      ['上海市普陀区长寿路155号', 'time'],
      ['后天上午九点', 'confirm', /150-2188-7743/],
    ]);
  });

  test.each([
    ['电话错了，是13900139000', /139-0013-9000/],
    ['名字少打一个字，我叫李小雷', /称呼：李小雷/],
    ['门牌号说错了，是文三路290号', /地址：杭州西湖区文三路290号/],
    ['不是净水机，是直饮机，我说错了', /产品：直饮机|直饮机/],
    ['时间改成后天下午三点', /11月25日（周三）下午3:00/],
  ])('a later correction changes the slot: %s', async (correction, shown) => {
    const talk = await startTalk(home);
    await talk.play([
      [whole.replace(' DEMO-0001 ', ''), 'serial'],
      ['不知道', 'confirm'],
    ]);
    const said = await talk.say(correction);
    expect(said.map(({ text }) => text).join('\n')).toMatch(shown);
    expect(said.at(-1)?.expects).toBe('confirm');
  });
});

describe('rule 2: three tries, then the words are taken as they are', () => {
  test('a number that is none is told why, and ends up for staff', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机流量变得特别小，我叫苗青，郑州市金水区花园路39号，明天上午，序列号不清楚', 'phone'],
      ['12345', 'phone', /5位/],
      ['12345', 'phone', /5位/],
      ['12345', 'confirm', /核实/],
      ['对', null],
    ]);
    expect((await onlyTicketOf(talk))?.ticket.unverified).toContain('phone');
  });

  test('never opens what needs proof: three wrong numbers show nothing and offer a person', async () => {
    const input = {
      kind: 'FAULT',
      channel: 'PHONE',
      customer: { name: '慕容晓', phone: '+8618621059938' },
      description: '摄像机被撞歪',
    } as const;
    const { ticketId } = await home.desk.run(await home.staff('receptionist@demo'), openTicket, input);
    const [row] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
    const talk = await startTalk(home);
    const last = await talk.play([
      [`我想知道${row?.number}啥时候修好`, 'phone'],
      ['13800138001', 'phone'],
      ['13800138002', 'phone'],
      ['13800138003', null, /人工/],
    ]);
    expect(last.map(({ text }) => text).join()).not.toMatch(/慕容|撞歪|9938/);
  });

  test('who gives no number is not asked for ever', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        'Our network switch drops every packet, serial not visible, I am Sam Hill, 2345 Longyang Road, Pudong, tomorrow at 3pm',
        'phone',
      ],
      ["I don't give out my phone number", 'phone'],
      ["I don't give out my phone number", 'confirm'],
    ]);
  });
});

describe('rule 3: side questions, and words that always work', () => {
  test.each([
    ['你们周末上班吗？', /服务时间/],
    ['周六你们上班吗', /服务时间/],
    ['你們禮拜六有上班嗎', /時間/],
    ['do you work on Saturdays?', /Mon–Fri/],
  ])('a question for the hours, asked for a time, is no wish: %s', async (question, answer) => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号不知道，我是蔡明，13800138000，杭州西湖区文三路90号', 'time'],
      [question, 'time', answer],
      ['周六能来吗', 'confirm', /11月28日/],
    ]);
  });

  test('what is asked for is what the answer is about', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号不知道，我是蔡明，13800138000', 'address'],
      ['要地址干嘛呀？你们远程弄一下不行吗', 'address', /对的地方/],
    ]);
  });

  test.each([
    ['多久能到?', /承诺/],
    ['你们要我电话干嘛', /保密/],
    ['上门要多少钱啊', /免费/],
    ['你是机器人吗', /自动助手/],
    ['滤芯多久换一次？', /来源/],
    ['师傅会带登山绳吗？', /查不到/],
  ])('%s is answered, and the question stands', async (question, answer) => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号不知道，我是蔡明', 'phone'],
      [question, 'phone', answer],
    ]);
  });

  test.each([
    [
      '净水机漏水 DEMO-0002，我是蔡明，13800138000，杭州西湖区文三路90号，随时都行',
      '对了，保修期多久啊？',
      /来源/,
    ],
    [
      '净水机漏水 DEMO-0002，我是蔡明，13800138000，杭州西湖区文三路90号，随时都行',
      '滤芯多久换一次？',
      /来源/,
    ],
    [
      'My water purifier DEMO-0002 is leaking. I am Emily Carter, 13800138000, 90 Wensan Road, Hangzhou, any time',
      'how long is the warranty?',
      /warranty[\s\S]*right/,
    ],
  ])('at the summary a question is answered and opens nothing: %s %s', async (report, question, answer) => {
    const talk = await startTalk(home);
    await talk.play([
      [report, 'confirm'],
      [question, 'confirm', answer],
    ]);
    expect(await ticketsOf(talk)).toEqual([]);
    await talk.play([['yes', null]]);
    expect(await ticketsOf(talk)).toHaveLength(1);
  });

  test('between two products a question is answered, and the choice stands', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号 DEMO-0004', 'choice'],
      ['对了，滤芯多久换一次？', 'choice', /来源/],
      ['净水机', 'name'],
    ]);
  });

  test('asked where the serial number is the bot tells; without one the product is still asked for', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水', 'serial'],
      ['什么序列号？在哪里看啊', 'serial', /S\/N[\s\S]*来源/],
    ]);
    const bare = await startTalk(home);
    await bare.play([
      ['净水机漏水', 'serial'],
      ['在哪看', 'serial', /S\/N[\s\S]*来源/],
    ]);
    const english = await startTalk(home, 'en');
    await english.play([
      ['My water purifier leaks', 'serial'],
      ['where is it?', 'serial', /S\/N[\s\S]*Source/],
    ]);
    const other = await startTalk(home, 'en');
    await other.play([
      ['My router keeps dropping, I am Tom Baker', 'product'],
      ["I don't know the serial", 'product', /all right/],
      ['industrial switch', 'phone'],
    ]);
  });

  test('算了 leaves, 重来 begins anew, 人工 hands over, wherever the dialog stands', async () => {
    const leaving = await startTalk(home);
    await leaving.play([
      [whole, 'confirm'],
      ['先不要好了，取消', null, /取消/],
    ]);
    expect(await ticketsOf(leaving)).toEqual([]);
    const anew = await startTalk(home);
    await anew.play([
      ['打印机卡纸了，我是段文静', 'serial'],
      ['重来', 'intent'],
      ['饮水机不制热', 'serial'],
      ['不知道', 'name'],
    ]);
    const person = await startTalk(home);
    await person.play([
      ['打印机漏粉', 'serial'],
      ['给我找个活人', null, /人工客服/],
    ]);
    expect(await person.row()).toMatchObject({ mode: 'PERSON' });
  });

  test.each([
    ['zh-Hant', '重新來過好了，我搞錯了', 'intent'],
    ['zh-Hant', '唔該由頭嚟過啦', 'intent'],
    ['zh-Hans', '算了，重新填一遍吧', 'intent'],
    ['en', "sorry, let's begin again", 'intent'],
    ['zh-Hant', '打字好慢，我直接跟你們的人講可以嗎', null],
    ['zh-Hant', '搵個人同我講啦', null],
    ['zh-Hans', '能不能换个人来跟我说', null],
    ['en', 'is there anyone there I can talk to?', null],
  ] as const)(
    'a command in other words, asked for a number or an address: %s, %s',
    async (language, command, expects) => {
      const opening =
        language === 'en'
          ? 'the copier jams, I am Tom Green, no serial number'
          : '影印機卡紙，我叫白承恩，沒有序號';
      for (const before of [[], [['0905-771-362', 'address']]] as const) {
        const talk = await startTalk(home, language);
        await talk.play([[opening, 'phone'], ...before, [command, expects]]);
        expect((await talk.row()).mode).toBe(expects === null ? 'PERSON' : 'BOT');
      }
    },
  );

  test('what is wanted instead begins with what was told', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机 DEMO-0002 漏水，我是韩梅梅，13900139000', 'address'],
      ['不修了，我要退货', 'choice', /退货期限/],
    ]);
    const other = await startTalk(home);
    await other.play([
      ['前两天买的净水机想退货', 'serial'],
      ['没有', 'fault'],
      ['不退了，改成换货吧，龙头漏水', 'name', /换货/],
    ]);
  });

  test('an insult alone hands over, an insult with a fault does not', async () => {
    const insult = await startTalk(home);
    await insult.play([['你们这群废物', null, /人工客服/]]);
    const angry = await startTalk(home);
    await angry.play([['你们这破净水机他妈的又漏水了', 'serial']]);
  });
});

describe('rule 6: times', () => {
  test.each([
    ['明儿下午三点', '11月24日（周二）下午3:00'],
    ['后天上午', '11月25日（周三）上午9:00'],
    ['下周二', '12月1日（周二）'],
    ['大后天下午两点', '11月26日（周四）下午2:00'],
    ['周五下午三点一刻', '11月27日（周五）下午3:15'],
    ['元月15号上午十点', '1月15日（周五）上午10:00'],
    ['这个月底', '11月30日（周一）'],
    ['周末', '11月28日（周六）'],
  ])('%s is repeated as %s', async (time, shown) => {
    const talk = await startTalk(home);
    await talk.play([[whole.replace('，随时都行', ''), 'time']]);
    const said = await talk.say(time);
    expect(said.at(-1)?.text).toContain(shown);
  });
});

describe('rule 7: half-finished dialogs', () => {
  test('are summed up and continued on return within a day', async () => {
    const talk = await startTalk(home);
    await talk.play([['净水机漏水，序列号不知道', 'name']]);
    home.clock.advance(20 * 3_600_000);
    await talk.play([['我回来了，我叫蔡明', 'phone', /欢迎回来[\s\S]*漏水/]]);
  });

  test('become a ticket marked incomplete after half an hour, with a phone and a fault', async () => {
    const talk = await startTalk(home);
    await talk.play([['净水机漏水，序列号不知道，我是蔡明 13900139000', 'address']]);
    home.clock.advance(31 * 60_000);
    await home.desk.run(system, callOnAbandoned, { subjectId: talk.id });
    await talk.turns();
    expect((await onlyTicketOf(talk))?.ticket.incomplete).toBe(true);
  });
});

describe('two faults are two tickets, and what is common is not asked twice', () => {
  test('told in one message', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [
        '办公室两台机器都坏了，打印机卡纸，饮水机不出热水。我叫葛敏，电话13482075516，地址上海市长宁区仙霞路88号5楼，明天上午十点来吧',
        'serial',
        /直饮机/,
      ],
      ['不知道', 'confirm', /产品：复印机/],
      ['对', 'serial'],
      ['不知道', 'confirm', /产品：直饮机[\s\S]*葛敏[\s\S]*仙霞路88号/],
      ['对', null],
    ]);
    const both = await ticketsOf(talk);
    expect(both.map((one) => one.customer.phone)).toEqual(['+8613482075516', '+8613482075516']);
    expect(both.map((one) => one.ticket.description)).toEqual([
      expect.stringContaining('卡纸'),
      expect.stringContaining('不出热水'),
    ]);
  });

  test('the second thrown in while the first is taken', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['The copier on floor 3 jams. Ingrid Holm, 13817264409', 'serial'],
      ["I don't know", 'address'],
      ['By the way, the industrial switch in the basement is dead too', 'address', /industrial switch/],
      ['500 Zhangyang Road, Pudong, Shanghai', 'time'],
      ['any time', 'confirm'],
      ['yes', 'serial'],
      ['no idea', 'confirm', /industrial switch[\s\S]*Ingrid Holm/],
      ['yes', null],
    ]);
    expect(await ticketsOf(talk)).toHaveLength(2);
  });
});

describe('a change of a ticket', () => {
  test('asked whether to cancel, another day is another day', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [whole, 'confirm'],
      ['对', null],
      ['取消工单', 'confirm'],
      ['别取消了，改到后天下午三点吧', 'confirm', /11月25日（周三）下午3:00/],
      ['对', null],
    ]);
    const opened = await onlyTicketOf(talk);
    expect(opened?.ticket).toMatchObject({ state: 'OPEN', appointmentAt: new Date('2026-11-25T07:00:00Z') });
  });
});

describe('nobody takes a conversation', () => {
  test('for five minutes: said once, and who wants to be called back is, on the number he gives', async () => {
    const talk = await startTalk(home);
    await talk.play([['人工', null]]);
    home.clock.advance(5 * 60_000);
    for (let i = 0; i < 2; i += 1) await home.desk.run(system, callOnUnanswered, { subjectId: talk.id });
    expect(await talk.turns()).toMatchObject([{ expects: 'choice' }]);
    await talk.play([
      ['给我回电话', 'phone'],
      ['13800138000', null, /138-0013-8000/],
    ]);
    const opened = await onlyTicketOf(talk);
    const owed = await home.db
      .select()
      .from(followUp)
      .where(eq(followUp.ticketId, opened?.ticket.id ?? ''));
    expect(owed).toMatchObject([{ kind: 'CALLBACK', state: 'PLANNED', assignTo: 'RECEPTIONIST' }]);
    expect(await talk.row()).toMatchObject({ mode: 'PERSON', takenById: null });
  });

  test('outside the hours: says when people are there, and calls back then', async () => {
    const talk = await startTalk(home);
    home.clock.set('2026-11-23T14:00:00Z');
    await talk.play([
      ['转人工', null, /恢复[\s\S]*回电/],
      ['给我回电话，13800138000', null, /回电话/],
    ]);
    const opened = await onlyTicketOf(talk);
    const [owed] = await home.db
      .select()
      .from(followUp)
      .where(eq(followUp.ticketId, opened?.ticket.id ?? ''));
    expect(owed?.dueAt.getTime()).toBeGreaterThan(home.clock().getTime());
  });

  test('outside the hours a bare number takes no offer, and is known to whoever takes it then', async () => {
    const talk = await startTalk(home);
    home.clock.set('2026-11-23T14:00:00Z');
    await talk.play([['转人工', null, /恢复[\s\S]*回电/]]);
    expect(await talk.say('15821063397')).toEqual([]);
    await talk.play([['给我回电话', null, /158-2106-3397[\s\S]*T2611-/]]);
  });

  test.each([
    ['zh-Hans', '转人工', /11月24日（周二）上午8:30[\s\S]*回电/, '要的，麻烦了', '13800138000'],
    ['zh-Hant', '找真人', /11月24日（週二）上午8:30[\s\S]*回電/, '需要', '0928-413-607'],
    ['en', 'agent', /Tuesday, 24 November, 8:30 am[\s\S]*call you back/, 'yes please', '13912345678'],
  ] as const)(
    'outside the hours a yes to the offer is one, and a nod is none, %s',
    async (language, person, away, yes, phone) => {
      const talk = await startTalk(home, language);
      home.clock.set('2026-11-23T14:00:00Z');
      await talk.play([[person, null, away]]);
      expect(await talk.say('ok')).toEqual([]);
      await talk.play([
        [yes, 'phone'],
        [phone, null, /T2611-/],
      ]);
    },
  );
});
