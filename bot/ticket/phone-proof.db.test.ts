import { desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import { ticket, verification } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { codes, startTalk, type Talk } from '../../test/support/talk.js';

const home = useDesk();
let fault = '';
let maintenance = '';
let foreign = '';

async function open(phone: string, kind: 'FAULT' | 'MAINTENANCE', description: string): Promise<string> {
  const customer = { name: phone === '+8613900139000' ? '韩梅梅' : '李雷', phone };
  const input = { kind, channel: 'PHONE', customer, description } as const;
  const { ticketId } = await home.desk.run(system, openTicket, input);
  return (await home.desk.read(system, getTicket, ticketId)).number;
}

beforeAll(async () => {
  fault = await open('+8613900139000', 'FAULT', '净水机漏水');
  maintenance = await open('+8613900139000', 'MAINTENANCE', '年度保养');
  foreign = await open('+8613800138000', 'FAULT', '净水机不出水');
});

/** The limits of an hour are another test's matter. */
beforeEach(() => home.clock.advance(2 * 3_600_000));

/** What the customer reads on his telephone. */
async function codeOf(talk: Talk): Promise<string> {
  const [row] = await home.db
    .select()
    .from(verification)
    .where(eq(verification.conversationId, talk.id))
    .orderBy(desc(verification.createdAt));
  return codes.of(row?.id ?? '');
}

const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

async function askedForCode(language: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans'): Promise<Talk> {
  home.clock.advance(60_000);
  const talk = await startTalk(home, language);
  const [ask, none] = {
    'zh-Hans': ['查一下进度', '不知道'],
    'zh-Hant': ['請問我的工單現在什麼進度？', '不知道'],
    en: ['What is the status of my repair?', "I don't know"],
  }[language] as [string, string];
  await talk.play([
    [ask, 'ticket_number'],
    [none, 'phone'],
    ['13900139000', 'verification_code', /139/],
  ]);
  return talk;
}

async function prove(): Promise<Talk> {
  const talk = await askedForCode();
  await talk.play([[await codeOf(talk), null, /已核实/]]);
  return talk;
}

describe('a telephone number that is proven by a code', () => {
  test.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
    'in %s shows all its open tickets and no other',
    async (language) => {
      const talk = await askedForCode(language);
      const [told] = await talk.say(await codeOf(talk));
      expect(told?.text).toContain(fault);
      expect(told?.text).toContain(maintenance);
      expect(told?.text).not.toContain(foreign);
      expect(told?.ticketNumber).toBe(maintenance);
      expect((await talk.row()).provenPhone).toBe('+8613900139000');
    },
  );

  test('is not asked for again, neither by another question nor after starting over', async () => {
    const talk = await prove();
    await talk.play([
      ['我的维修到哪一步了', null, new RegExp(fault)],
      ['重来', 'intent'],
      ['查一下进度', null, new RegExp(fault)],
      [`查一下工单${fault}`, null, new RegExp(fault)],
    ]);
    const [other] = await talk.say(`查一下工单${foreign}`);
    expect(other?.text).toMatch(/没有查到/);
  });

  test('lets the customer choose which of his tickets to change', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我要改约', 'ticket_number'],
      ['没有', 'phone'],
      ['13900139000', 'verification_code'],
    ]);
    const [asked] = await talk.say(await codeOf(talk));
    expect(asked).toMatchObject({ expects: 'ticket_number' });
    expect(asked?.quickReplies?.map(({ payload }) => payload).sort()).toEqual([fault, maintenance].sort());
    await talk.play([
      [maintenance, 'time'],
      ['后天下午三点', 'confirm', new RegExp(maintenance)],
      ['对', null, new RegExp(maintenance)],
    ]);
  });

  test('makes who and where and which unit things to confirm, not to ask', async () => {
    const talk = await prove();
    await talk.play([
      ['净水机又漏水了', 'time'],
      ['明天下午三点', 'confirm', /韩梅梅[\s\S]*世纪大道100号/],
    ]);
    await talk.play([['对', null, /T2611-/]]);
    const [opened] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
    expect(opened).toMatchObject({ serialAsTold: null, unverified: [] });
    expect(opened?.assetId).not.toBeNull();
  });

  test('gives way to what the customer says of this matter: another name, another machine', async () => {
    const talk = await prove();
    await talk.play([
      ['我是韩冬，复印机卡纸，地址上海市静安区延安中路1000号', 'serial'],
      ['不知道', 'time'],
      ['随时', 'confirm', /韩冬[\s\S]*延安中路/],
    ]);
  });

  test('of two machines of one kind asks which', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['查一下进度', 'ticket_number'],
      ['不知道', 'phone'],
      ['13500135000', 'verification_code'],
    ]);
    await talk.play([[await codeOf(talk), null, /没有处理中的工单/]]);
    const [asked] = await talk.say('交换机死机了');
    expect(asked?.expects).toBe('serial');
    expect(asked?.quickReplies?.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining(['DEMO-0005', 'DEMO-0006']),
    );
  });
});

describe('a code', () => {
  test('that is wrong may be tried five times, and then not even the right one counts', async () => {
    const talk = await askedForCode();
    const right = await codeOf(talk);
    for (const left of [4, 3, 2, 1]) {
      await talk.play([[wrongOf(right), 'verification_code', new RegExp(`${left}次`)]]);
    }
    await talk.play([
      [wrongOf(right), 'choice', /失效/],
      [right, 'choice'],
    ]);
    expect((await talk.row()).provenPhone).toBeNull();
  });

  test('is good for five minutes; after that another is sent, and the old one is none', async () => {
    const talk = await askedForCode();
    const first = await codeOf(talk);
    home.clock.advance(5 * 60_000);
    await talk.play([[first, 'verification_code', /过期/]]);
    await talk.play([[first, 'verification_code', /不对/]]);
    await talk.play([[await codeOf(talk), null, new RegExp(fault)]]);
  });

  test('that does not arrive keeps nobody waiting: the number of the ticket does as well', async () => {
    const talk = await askedForCode();
    await talk.play([
      ['没收到验证码', 'choice', /工单号/],
      [fault, null, new RegExp(`${fault}[\\s\\S]*待安排`)],
    ]);
    const english = await askedForCode('en');
    await english.play([
      ['I got no code', 'choice'],
      [fault, null, new RegExp(fault)],
    ]);
  });

  test('that arrives late still counts, and another one may be asked for', async () => {
    const late = await askedForCode();
    await late.play([['没收到', 'choice']]);
    await late.play([[await codeOf(late), null, new RegExp(fault)]]);
    const again = await askedForCode();
    const first = await codeOf(again);
    await again.play([['没收到', 'choice']]);
    home.clock.advance(30_000);
    await again.play([['再发一次', 'verification_code', /139/]]);
    expect(await codeOf(again)).not.toBe(first);
  });

  test('is not sent as often as somebody likes', async () => {
    const talk = await askedForCode();
    await talk.play([['再发一次', 'choice', /频繁/]]);
    for (let count = 0; count < 4; count += 1) {
      home.clock.advance(31_000);
      await talk.play([['再发一次', 'verification_code']]);
    }
    home.clock.advance(31_000);
    await talk.play([['再发一次', 'choice', /频繁/]]);
    const other = await startTalk(home);
    await other.play([
      ['查一下进度', 'ticket_number'],
      ['不知道', 'phone'],
      ['13900139000', 'choice', /频繁/],
    ]);
  });

  test('is asked for alike of a number that nobody has', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['查一下进度', 'ticket_number'],
      ['不知道', 'phone'],
      ['13911112222', 'verification_code', /139/],
      ['随便', 'verification_code'],
    ]);
  });

  test('is not demanded where number and phone suffice, and a person is one word away', async () => {
    const pair = await startTalk(home);
    await pair.play([[`查一下${fault}，电话13900139000`, null, new RegExp(fault)]]);
    const person = await askedForCode();
    await person.play([['人工', null]]);
    expect((await person.row()).mode).toBe('PERSON');
  });
});
