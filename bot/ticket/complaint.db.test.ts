import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { customer, ticket } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

const home = useDesk();

async function newestOf(talk: Talk) {
  const [newest] = await home.db
    .select({ ticket, customer })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(eq(ticket.conversationId, talk.id))
    .orderBy(desc(ticket.openedAt));
  if (!newest) throw new Error('no ticket was opened');
  return newest;
}

describe('a complaint', () => {
  test.each([
    ['我要投诉！约好昨天上午来，我请假等了一天没人来，电话也没一个', 'ticket_number', /抱歉/],
    ['反映一个问题，交换机的包装太简陋了，连泡沫都没有，角都压瘪了', 'ticket_number', /抱歉/],
    ['我要投訴，技師放我飛機，等咗成日冇人嚟', 'ticket_number', /抱歉/],
    ['I want to complain: nobody showed up yesterday, I waited all day', 'ticket_number', /sorry/],
  ] as const)('is not asked what it is about when it says so: %s', async (opening, asks, sorry) => {
    const talk = await startTalk(home);
    await talk.play([[opening, asks, sorry]]);
  });

  test.each([
    ['投诉你们客服，打电话打到一半就挂了', /抱歉/],
    ['我要投訴你們的客服，講電話講到一半直接掛我電話', /抱歉/],
    ['投诉你们客服人员态度差！', /抱歉/],
    ['I want to complain about your customer service agent, she hung up on me', /sorry/],
  ] as const)(
    'about those who answer the telephone is not handed to one of them: %s',
    async (opening, sorry) => {
      const talk = await startTalk(home);
      await talk.play([
        [opening, 'ticket_number', sorry],
        ['no', 'name'],
        ['Nora Lindqvist', 'phone'],
        ['13764410392', 'confirm'],
        ['yes', null, /T2611-/],
      ]);
      expect((await newestOf(talk)).ticket).toMatchObject({
        kind: 'COMPLAINT',
        subject: 'STAFF_CONDUCT',
        description: opening,
      });
    },
  );

  test.each([
    [
      'I want to complain: you charged me 400 for nothing, this is a rip-off. - Sandra Fischer',
      'Sandra Fischer',
    ],
    ['我要投诉你们乱收费，收了我400块啥也没修—王芳', '王芳'],
    ['我要投诉你们乱收费，收了我400块啥也没修 — 王芳', '王芳'],
    ['我要投诉你们乱收费，收了400块啥也没修—陈志明', '陈志明'],
    ['我要投诉你们乱收费，真是坑人。—王芳', '王芳'],
    ['我要投訴你哋亂收費，收咗我400蚊都冇整好 —— 林美玲', '林美玲'],
  ])('that is signed is not asked for a name, and tells without it: %s', async (opening, name) => {
    const talk = await startTalk(home);
    await talk.play([
      [opening, 'ticket_number'],
      ['no', 'phone'],
      ['13764410392', 'confirm'],
      ['yes', null, /T2611-/],
    ]);
    const opened = await newestOf(talk);
    expect(opened.customer.name).toBe(name);
    expect(opened.ticket.description).not.toContain(name);
  });

  test('that says what it is about is asked on which ticket, if any, and who complains, and goes to the department for it', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我要投诉！昨天来的师傅态度特别恶劣，进门鞋套都不穿还骂骂咧咧', 'ticket_number', /抱歉/],
      ['没有工单', 'name'],
      ['殷晓梅', 'phone'],
      ['15251843370', 'confirm', /服务态度/],
      ['对', null, /T2611-/],
    ]);
    const opened = await newestOf(talk);
    expect(opened.ticket).toMatchObject({
      kind: 'COMPLAINT',
      subject: 'STAFF_CONDUCT',
      department: 'marketing',
      description: '我要投诉！昨天来的师傅态度特别恶劣，进门鞋套都不穿还骂骂咧咧',
    });
    expect(opened.customer).toMatchObject({ name: '殷晓梅', phone: '+8615251843370' });
  });

  test('that is only announced is asked for what happened and what it concerns', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['I want to make a complaint', 'opinion'],
      ['Nobody ever answers my letters, three of them so far', 'subject'],
      ['other', 'ticket_number'],
      ['none', 'name'],
      ['Ben Achterberg', 'phone'],
      ['+31 20 624 1122', 'confirm', /three of them/],
      ['Sorry, my phone is +31 20 624 1112, I mistyped it', 'confirm', /\+31-20-624-1112/],
      ['yes', null],
    ]);
    expect((await newestOf(talk)).ticket).toMatchObject({ subject: 'OTHER' });
  });

  test('with a threat of the press is taken calmly and graded by the policy', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['你們的經銷商推三阻四就是不幫我修，我已經聯絡了電視台，我要投訴', 'ticket_number', /經理/],
      ['沒有', 'name'],
      ['連志強', 'phone'],
      ['+886 935 204 118', 'confirm'],
      ['對', null],
    ]);
    const opened = await newestOf(talk);
    expect(opened.ticket).toMatchObject({ subject: 'DEALER', severity: 'CRITICAL' });
  });

  test('about an earlier ticket is tied to it when the phone number matches, and stands alone when not', async () => {
    const earlier = await startTalk(home);
    await earlier.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
    ]);
    const { number, id } = (await newestOf(earlier)).ticket;
    const own = await startTalk(home);
    await own.play([
      [`投诉${number}的师傅迟到三个小时还不道歉，我是李雷，13800138000`, 'confirm', new RegExp(number)],
      ['对', null],
    ]);
    expect((await newestOf(own)).ticket.relatedToId).toBe(id);
    const other = await startTalk(home);
    await other.play([
      [`投诉${number}的师傅迟到三个小时还不道歉，我是王五，13711112222`, 'confirm'],
      ['对', null],
    ]);
    expect((await newestOf(other)).ticket).toMatchObject({ relatedToId: null });
  });

  const report = '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行';

  test('in the chat of one ticket is about that, and is not asked which', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [report, 'confirm'],
      ['对', null],
    ]);
    const { number, id } = (await newestOf(talk)).ticket;
    await talk.play([
      ['我要投诉，师傅迟到三个小时，态度还很差', 'confirm', new RegExp(number)],
      ['对', null],
    ]);
    expect((await newestOf(talk)).ticket).toMatchObject({ kind: 'COMPLAINT', relatedToId: id });
  });

  test('in the chat of several offers their numbers', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [report, 'confirm'],
      ['对', null],
      ['复印机卡纸，序列号不知道，随时', 'confirm'],
      ['对', null],
    ]);
    const copier = (await newestOf(talk)).ticket;
    const [asked] = await talk.play([['我要投诉，师傅迟到三个小时，态度还很差', 'ticket_number']]);
    expect(asked?.quickReplies?.map(({ payload }) => payload)).toEqual([
      copier.number,
      expect.stringMatching(/^T2611-/),
      '没有',
    ]);
    await talk.play([
      [copier.number, 'confirm'],
      ['对', null],
    ]);
    expect((await newestOf(talk)).ticket).toMatchObject({ kind: 'COMPLAINT', relatedToId: copier.id });
  });

  test.each([
    ['zh-Hans', '投诉师傅态度恶劣，骂人', ['没有工单', '没有', '不记得了', '没有工单号', '忘了号码']],
    ['zh-Hant', '我要客訴，師傅態度惡劣還罵人', ['沒有', '沒有單號', '不知道', '忘記了']],
    [
      'en',
      'Complaint: your technician was rude to me',
      ['none', 'no ticket', "I don't have one", "I don't know", 'not about a ticket'],
    ],
  ] as const)(
    'that is about no ticket is asked once, however that is said, %s',
    async (language, opening, nones) => {
      for (const none of nones) {
        const talk = await startTalk(home, language);
        await talk.play([
          [opening, 'ticket_number'],
          [none, 'name'],
        ]);
      }
    },
  );

  test('says the same of a number that nobody has as of a number of somebody else', async () => {
    const earlier = await startTalk(home);
    await earlier.play([
      [report, 'confirm'],
      ['对', null],
    ]);
    const { number } = (await newestOf(earlier)).ticket;
    const heard: string[][] = [];
    const now = home.clock();
    for (const [named, phone] of [
      [number, '13711113333'],
      ['T2611-2ZZZ9', '13711114444'],
    ] as const) {
      home.clock.set(now);
      const talk = await startTalk(home);
      const said = [
        ...(await talk.play([[`投诉师傅态度恶劣，还骂人，我是王五，${phone}`, 'ticket_number']])),
        ...(await talk.play([[named, 'confirm']])),
        ...(await talk.play([['对', null]])),
      ];
      heard.push(said.map(({ text }) => text.replaceAll(/T2611-\w+|137[\d-]{8,10}/g, '…')));
    }
    expect(heard[0]).toEqual(heard[1]);
  });
});

describe('a suggestion', () => {
  test('with a name and a number is taken at once, with thanks', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [
        '提个建议，你们净水机能不能做个滤芯到期的提醒灯，老人家记不住日子。我叫温建华，15068172290',
        null,
        /谢谢[\s\S]*T2611-/,
      ],
    ]);
    const opened = await newestOf(talk);
    expect(opened.ticket).toMatchObject({ kind: 'SUGGESTION', department: 'R&D' });
    expect(opened.ticket.description).toContain('提醒灯');
    expect(opened.customer).toMatchObject({ name: '温建华', phone: '+8615068172290' });
  });

  test('of somebody who stays anonymous is taken after one question', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['我有個建議', 'comment'],
      ['客服時間可以延長到晚上九點嗎？上班族白天真的沒空打電話', 'name', /不留也可以/],
      ['匿名就好', null, /謝謝/],
    ]);
    const { ticket: opened, customer: who } = await newestOf(talk);
    expect(opened.description).toContain('晚上九點');
    expect(who.phone).toBeNull();
  });

  test('takes a contact that is given when asked, and lets the number be', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        'Just a suggestion: please put the serial number on the front of the machine, not on the bottom.',
        'name',
      ],
      ['Gloria Mensah', 'phone'],
      ["I'd rather not", null, /Thank/],
    ]);
    expect((await newestOf(talk)).customer).toMatchObject({ name: 'Gloria Mensah', phone: null });
  });
});

describe('what is complained of is told with the complaint itself', () => {
  test.each([
    ['zh-Hant', '上次來修的工程師遲到兩小時還臉很臭，我要申訴'],
    ['zh-Hans', '你们客服小姑娘挂我电话，什么态度'],
    ['en', 'your receptionist hung up on me twice'],
  ] as const)('(%s) %s', async (language, words) => {
    const talk = await startTalk(home, language);
    await talk.play([[words, 'ticket_number']]);
  });
});

describe('asked what the complaint is about', () => {
  test.each([
    ['en', 'I want to make a complaint, it took far too long and nobody cared', 'staff'],
    ['zh-Hans', '我要投诉，昨天那件事太离谱了', '客服'],
  ] as const)('(%s) “%s”, then “%s” calls nobody', async (language, opening, subject) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [opening, 'subject'],
      [subject, 'ticket_number'],
    ]);
  });
});

describe('second thoughts', () => {
  test.each([
    ['zh-Hant', '我要客訴', '算了先不客訴，先派人來修比較實在，監視器全部沒畫面'],
    ['zh-Hant', '我要投訴', '都係唔投訴住，叫人嚟整先，部監控個鏡頭黑晒'],
    ['zh-Hans', '我要投诉', '不投诉了，帮我报修，监控没画面'],
    ['zh-Hans', '我要投诉', '投诉就算了，派人来修吧，监控黑屏'],
    [
      'en',
      'I want to complain',
      'forget the complaint, just send someone to fix it, the camera shows no picture',
    ],
  ] as const)('drop the complaint for the repair: %s, %s, %s', async (language, opening, instead) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [opening, 'opinion'],
      [instead, 'serial'],
      [language === 'en' ? 'I do not know' : '不知道', 'name'],
    ]);
  });

  test('go on with the report', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['饮水机漏水，没有序列号', 'name'],
      ['算了……还是报吧，我叫温碧霞', 'phone'],
    ]);
  });
});

describe('what is told in answer to a question for free words', () => {
  test.each([
    ['zh-Hant', '我想給個建議', '如果能在手機上看到師傅現在開到哪裡就好了，像外送那樣'],
    ['zh-Hant', '我有建議', '希望可以自己查進度，不用一直打電話問師傅幾時嚟'],
    ['zh-Hans', '我想提个建议', '要是能查到师傅到哪了就好了'],
    ['en', 'I have a suggestion', 'it would be nice to see where the technician is on a map'],
  ] as const)(
    'is taken, though it sounds like a question about a ticket: %s, %s, %s',
    async (language, opening, words) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'comment'],
        [words, 'name'],
      ]);
    },
  );

  test.each(['不用留', '唔留喇', '唔使留喇', '不用了', '免了', 'no need'])(
    'is not kept with a number that %s',
    async (declines) => {
      const talk = await startTalk(home, 'zh-Hant');
      await talk.play([
        ['我要客訴運送！影印機載來側板整個凹進去，貨運的人根本用摔的，我叫童大偉', 'ticket_number'],
        ['沒有', 'phone'],
        [declines, 'phone', /不留也可以/],
        [declines, 'confirm', /^沒關係，不留電話(?![\s\S]*聯絡電話：)/],
      ]);
    },
  );

  test.each([
    [
      '要客訴運送！影印機載來側板整個凹進去，貨運的人根本用摔的。電話 04-2328 5566',
      '要客訴運送！影印機載來側板整個凹進去，貨運的人根本用摔的',
    ],
    [
      '我要申訴收費，換個感光鼓竟然跟我收八千五，這是搶錢嗎？敝姓連，連國棟',
      '我要申訴收費，換個感光鼓竟然跟我收八千五，這是搶錢嗎',
    ],
    ['我要投訴師傅態度，打0928-413-607都沒人接', '我要投訴師傅態度，打0928-413-607都沒人接'],
  ])('leaves out how to reach him and nothing else: %s', async (opening, told) => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([[opening, 'ticket_number']]);
    const answers = ['沒有', '童先生', '0936-271-884', '對'];
    for (const answer of answers) await talk.say(answer);
    expect((await newestOf(talk)).ticket.description).toBe(told);
  });
});
