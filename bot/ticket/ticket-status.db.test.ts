import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { staff, ticket } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();
let number = '';

beforeAll(async () => {
  const { ticketId } = await home.desk.run(system, openTicket, {
    kind: 'FAULT',
    channel: 'PHONE',
    customer: { name: '尉迟雪', phone: '+8613671894402' },
    model: 'OC-60',
    description: '复印机硒鼓舱门断裂',
    address: { text: '上海市静安区武宁南路211号' },
  });
  const [technician] = await home.db.select().from(staff).where(eq(staff.login, 'technician1@demo'));
  await home.desk.run(await home.staff('dispatcher@demo'), scheduleVisit, {
    ticketId,
    technicianId: technician?.id ?? '',
    plannedStart: new Date('2026-11-25T02:00:00Z'),
    plannedEnd: new Date('2026-11-25T04:00:00Z'),
  });
  const [row] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
  number = row?.number ?? '';
});

describe('the state of a ticket', () => {
  test('is told for its number and its phone: state, technician, time and what is promised next', async () => {
    const talk = await startTalk(home, 'en');
    const [told] = await talk.say(`Where is my technician? Ticket ${number}, my phone is 13671894402`);
    expect(told).toMatchObject({ expects: null, ticketNumber: number });
    expect(told?.text).toMatch(/孙刚[\s\S]*25 November, 10:00 am[\s\S]*\n.* by .*November/);
    expect(told?.text).not.toMatch(/尉迟|武宁|硒鼓|4402/);
  });

  test('is asked for piece by piece in traditional Chinese, and thanked for', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      ['請問我的工單現在什麼進度？', 'ticket_number'],
      [number.toLowerCase(), 'phone'],
      ['136 7189 4402', null, new RegExp(`${number}[\\s\\S]*孙刚`)],
      ['謝謝', null, /不客氣/],
    ]);
  });

  test('is answered alike for a number that does not exist and one that is somebody else’s', async () => {
    const foreign = await startTalk(home);
    const unknown = await startTalk(home);
    const [one] = await foreign.say(`查一下工单${number}，电话13524470983`);
    const [other] = await unknown.say('查一下工单T2611-22222，电话13524470983');
    expect(one?.text).toBe(other?.text);
    expect([one?.expects, one?.ticketNumber, other?.ticketNumber]).toEqual(['phone', null, null]);
  });

  test.each([
    ['zh-Hans', `T2611-22222`, /哪一个可能写错了/],
    ['zh-Hant', `T2611-22222`, /哪一個可能寫錯了/],
    ['en', `T2611-22222`, /Which of the two may be mistyped/],
  ] as const)('with the number mistyped wants only the number anew (%s)', async (language, wrong, asks) => {
    const talk = await startTalk(home, language);
    await talk.play([
      ['status', 'ticket_number'],
      [wrong, 'phone'],
      ['13671894402', 'phone', asks],
      [number, null, new RegExp(`${number}[\\s\\S]*孙刚`)],
    ]);
  });

  test('with the number called wrong, or both told anew', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['查一下工单T2611-22222，电话13671894402', 'phone', /哪一个可能写错了/],
      ['工单号错了', 'ticket_number'],
      [number, null, /孙刚/],
    ]);
    const other = await startTalk(home);
    await other.play([
      ['查一下工单T2611-22222，电话13524470983', 'phone', /哪一个可能写错了/],
      [`${number}，13671894402`, null, /孙刚/],
    ]);
    const third = await startTalk(home);
    await third.play([
      [`查一下工单${number}，电话13524470983`, 'phone', /哪一个可能写错了/],
      ['电话错了，是13671894402', null, /孙刚/],
    ]);
  });

  test.each([
    ['serial', [], '我那个装监控的单子%安排了没'],
    ['name', ['不知道'], '对了，%派人了没有'],
    ['address', ['不知道', '褚卫平', '13671894402'], '对了，我那个装监控的单子%安排了没'],
    ['time', ['不知道', '褚卫平', '13671894402', '江苏省徐州市云龙区和平路101号'], '另外问下%轮到我了吗'],
    ['time', ['不知道', '褚卫平', '13671894402', '江苏省徐州市云龙区和平路101号'], '我張單%搞成點呀'],
    ['name', ['不知道'], 'by the way, has % been scheduled yet'],
    ['name', ['不知道'], 'and what about %?'],
  ])('asked for the %s after %j, “%s” is answered beside', async (asked, told, asks) => {
    const talk = await startTalk(home);
    await talk.say('净水机的增压泵响得跟拖拉机一样');
    for (const line of told) await talk.say(line);
    let said = await talk.say(asks.replace('%', number));
    if (said.at(-1)?.expects === 'phone') said = await talk.say('13671894402');
    const text = said.map((one) => one.text).join('\n');
    expect(text).toContain(number);
    expect(said.at(-1)?.expects).toBe(asked);
  });

  test('stays hidden after three wrong ticket numbers as well', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['查一下工单T2611-22222，电话13524470983', 'phone'],
      [number, 'phone', /没有查到/],
      ['T2611-22223', null, /人工/],
    ]);
  });

  test('stays hidden after three wrong numbers, and a person is offered', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`查一下工单${number}，电话13524470983`, 'phone', /没有查到/],
      ['13524470984', 'phone', /没有查到/],
      ['13524470985', null, /人工/],
    ]);
  });

  test('needs neither number nor phone in the chat in which it was reported', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
      ['我的维修到哪一步了', null, /T2611-[\s\S]*待安排/],
    ]);
  });

  test('cannot be had without a number and without a phone in a new chat', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['查一下进度', 'ticket_number'],
      ['不知道', 'phone'],
      ['不想说', 'phone'],
      ['不想说', null, /人工/],
    ]);
  });

  test('cannot be guessed at: after six wrong pairs in a chat even the right one shows nothing for an hour', async () => {
    const talk = await startTalk(home);
    for (const last of [1, 4]) {
      await talk.play([[`查一下工单${number}，电话1352447098${last}`, 'phone', /没有查到/]]);
      await talk.say(`1352447098${last + 1}`);
      await talk.play([[`1352447098${last + 2}`, null, /人工/]]);
    }
    const right = `查一下工单${number}，电话13671894402`;
    const [refused] = await talk.say(right);
    expect(refused).toMatchObject({ ticketNumber: null, expects: null });
    expect(refused?.text).toMatch(/次数太多[\s\S]*人工/);
    home.clock.advance(3_600_000);
    const [told] = await talk.say(right);
    expect(told?.ticketNumber).toBe(number);
  });
});

describe('who waited in vain', () => {
  test.each([
    ['en', 'Nobody turned up yesterday!! What is happening with', /sorry[\s\S]*T2611/],
    ['zh-Hans', '师傅昨天没来，到底怎么回事，查一下', /抱歉[\s\S]*T2611/],
    ['zh-Hant', '等了一天都沒人來，查一下進度', /抱歉[\s\S]*T2611/],
  ] as const)('hears an apology before the state, %s', async (language, words, said) => {
    const talk = await startTalk(home, language);
    await talk.play([[`${words} ${number}, 13671894402`, null, said]]);
  });

  test('who only asks hears none', async () => {
    const talk = await startTalk(home, 'en');
    const [told] = await talk.say(`Any news on ${number}? 13671894402`);
    expect(told?.text).not.toMatch(/sorry/);
  });
});

describe('a time that was asked for and not settled', () => {
  test('is not promised in one breath with a visit that is still to be scheduled', async () => {
    const { ticketId } = await home.desk.run(system, openTicket, {
      kind: 'FAULT',
      channel: 'PHONE',
      customer: { name: 'Ann', phone: '+8613671894403' },
      model: 'OC-60',
      description: 'It jams',
      address: { text: '上海市静安区武宁南路212号' },
      appointmentAt: new Date('2026-11-25T06:00:00Z'),
    });
    const [row] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
    const ask = `Any news on ${row?.number}? 13671894403`;
    const talk = await startTalk(home, 'en');
    await talk.play([[ask, null, /to be scheduled[\s\S]*You asked for Wednesday, 25 November, 2:00 pm/]]);
    home.clock.set('2026-11-26T02:00:00Z');
    await talk.play([[ask, null, /which is past[\s\S]*sorry/]]);
  });
});
