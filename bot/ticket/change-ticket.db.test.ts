import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { scheduleVisit } from '../../domain/visit/schedule-visit.js';
import { message, notification, staff, ticket, visit } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();
const phone = '13671894402';
let ticketId = '';
let number = '';

beforeEach(async () => {
  home.clock.set('2026-11-23T02:00:00Z');
  ({ ticketId } = await home.desk.run(system, openTicket, {
    kind: 'FAULT',
    channel: 'PHONE',
    customer: { name: '尉迟雪', phone: `+86${phone}` },
    model: 'OC-60',
    description: '复印机硒鼓舱门断裂',
    address: { text: '上海市静安区武宁南路211号' },
    appointmentAt: new Date('2026-11-25T02:00:00Z'),
  }));
  ({ number } = await row());
});

async function row() {
  const [found] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
  if (!found) throw new Error('the ticket is gone');
  return found;
}

async function planVisit(): Promise<string> {
  const [technician] = await home.db.select().from(staff).where(eq(staff.login, 'technician1@demo'));
  await home.desk.run(await home.staff('dispatcher@demo'), scheduleVisit, {
    ticketId,
    technicianId: technician?.id ?? '',
    plannedStart: new Date('2026-11-25T02:00:00Z'),
    plannedEnd: new Date('2026-11-25T04:00:00Z'),
  });
  return technician?.id ?? '';
}

describe('rescheduling', () => {
  test.each([
    ['之前约的下周师傅来，能不能提前一点呀', /哪天/],
    ['本来约的周三，我想改个时间', /哪天/],
    ['原本約好下週三，我想改期', /哪天|哪一天/],
  ])('the time until now is no new one: %s', async (wish, asks) => {
    const talk = await startTalk(home);
    await talk.play([
      [wish, 'ticket_number'],
      [number, 'phone'],
      [phone, 'time', asks],
    ]);
  });

  test('another hour leaves the day as it was appointed', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`工单${number}，电话${phone}，上门时间改到下午四点`, 'confirm', /11月25日.*下午4:00/],
      ['不对，改到后天上午九点', 'confirm', /11月25日.*上午9:00/],
      ['还是大后天吧，下午两点', 'confirm', /11月26日.*下午2:00/],
      ['对', null, new RegExp(number)],
    ]);
    expect((await row()).appointmentAt).toEqual(new Date('2026-11-26T06:00:00Z'));
  });

  test.each([
    ['工单%能不能提前，后天上午九点行不行？电话', /11月25日/],
    ['%后天上午九点来行不行？电话', /11月25日/],
    ['%，后天上午九点，电话', /11月25日/],
    ['%聽日朝早得唔得，電話', /11月24日/],
    ['can the technician come tomorrow at 4 pm instead? % phone ', /24 November/],
  ])('a time told with the number is the new one: %s', async (wish, time) => {
    const talk = await startTalk(home);
    await talk.play([[wish.replace('%', number) + phone, 'confirm', time]]);
  });

  test.each([
    ['%能不能提前一点？电话', /哪天/],
    ['%可以提早一點嗎？電話', /哪天|哪一天/],
    ['Can it be a bit earlier? % phone ', /day|When/i],
  ])('only earlier, without a time, asks for it: %s', async (wish, asks) => {
    const talk = await startTalk(home);
    await talk.play([[wish.replace('%', number) + phone, 'time', asks]]);
  });

  test('what was promised is no wish', async () => {
    const talk = await startTalk(home);
    const [told] = await talk.say(`${number}不是说好今天下午来的吗，电话${phone}`);
    expect(told?.expects).not.toBe('confirm');
  });

  test('a day put to us as a question is another day for the ticket', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`后天我不在家，大后天上午十点行吗？单号${number}，电话${phone}`, 'confirm', /11月26日.*上午10:00/],
    ]);
  });

  test('earlier or later by so much counts from the appointment', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`工单${number}，电话${phone}，能提前一天来吗`, 'confirm', /11月24日.*上午10:00/],
      ['不对，晚半个小时', 'confirm', /11月25日.*上午10:30/],
    ]);
    const english = await startTalk(home, 'en');
    await english.play([
      [`Could the technician for ${number} come two hours later? My phone is ${phone}`, 'confirm', /noon/],
    ]);
  });

  test.each([
    '唔知喎，你哋有咩時間？',
    '不知道耶，你們什麼時段有空',
    '还没想好，你们有哪些时间可以选',
    'no idea, what slots do you have?',
    'when are you free?',
  ])('asked for the time, %s is answered and asked again', async (says) => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      [`${number} 想改期，電話${phone}`, 'time'],
      [says, 'time', /8:30/],
      ['下週二下午兩點半', 'confirm', /12月1日/],
      ['對', null],
    ]);
  });

  test('who does not know the time at once is asked once more, and then all stays as it is', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      [`${number} 想改期，電話${phone}`, 'time'],
      ['唔知', 'time'],
      ['唔知', null, /一切照舊/],
    ]);
  });

  test('an earlier day with the number is one, the phone being asked in between', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      [`可以提早嗎？工單${number}，想改明天早上九點`, 'phone'],
      [phone, 'confirm', /11月24日/],
      ['對', null],
    ]);
  });

  test('the day itself is that of the appointment', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`${number}原来约的上午，能换成当天下午四点吗，${phone}`, 'confirm', /11月25日.*下午4:00/],
    ]);
    const english = await startTalk(home, 'en');
    await english.play([
      [`Can the visit for ${number} be at 5pm instead of 10? ${phone}`, 'confirm', /25 November, 5:00 pm/],
    ]);
  });

  test('a ticket is called off though something new was bought', async () => {
    const talk = await startTalk(home);
    await talk.play([[`${number}不用修了，我换新的了，${phone}`, 'confirm', /取消/]]);
  });

  test('the day on which nobody is at home asks for another', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`师傅约的${number}那天我不在家`, 'phone'],
      [phone, 'time', new RegExp(number)],
      ['下周三下午三点', 'confirm', /12月2日.*下午3:00/],
    ]);
  });

  test('repeats the time, and moves the appointment and the visit after a yes; the technician is told', async () => {
    const technicianId = await planVisit();
    const talk = await startTalk(home);
    const [told] = await talk.play([
      [`上门时间要改一下，工单${number}，电话${phone}，改到大后天下午四点`, 'confirm', /11月26日.*下午4:00/],
      ['对', null, /改/],
    ]);
    expect(told?.ticketNumber).toBe(number);
    expect((await row()).appointmentAt).toEqual(new Date('2026-11-26T08:00:00Z'));
    const [trip] = await home.db.select().from(visit).where(eq(visit.ticketId, ticketId));
    expect(trip).toMatchObject({
      plannedStart: new Date('2026-11-26T08:00:00Z'),
      plannedEnd: new Date('2026-11-26T10:00:00Z'),
    });
    const mine = and(eq(notification.staffId, technicianId), eq(notification.ticketId, ticketId));
    expect(await home.db.select().from(notification).where(mine)).toHaveLength(1);
  });

  test('asks for what is missing and says why a past time will not do', async () => {
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([
      [`明天我要出差，到訪時間能不能換換，${number}`, 'phone'],
      [phone, 'time', new RegExp(number)],
      ['昨天下午', 'time', /已經過/],
      ['後天上午九點半', 'confirm', /11月25日.*上午9:30/],
      ['是', null],
    ]);
    expect((await row()).appointmentAt).toEqual(new Date('2026-11-25T01:30:00Z'));
  });

  test.each([
    ['zh-Hans', '改时间', '下周三下午两点到四点', /12月2日.*下午2:00/],
    ['zh-Hans', '改时间', '明天9点到11点', /11月24日.*上午9:00/],
    ['zh-Hant', '改時間', '明天九點到十一點', /11月24日.*上午9:00/],
    ['zh-Hant', '改時間', '下週三下午兩點到四點', /12月2日.*下午2:00/],
  ] as const)('takes a range by its start, %s: %s, %s', async (language, wish, range, said) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [`${wish}，工单${number}，电话${phone}`, 'time'],
      [range, 'confirm', said],
    ]);
  });

  test('takes a better time instead of a yes', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        `Please move my visit ${number} from Wednesday to Thursday 2 pm, phone ${phone}`,
        'confirm',
        /26 November, 2:00/,
      ],
      ['no, Friday at 10 am please', 'confirm', /27 November, 10:00 am/],
      ['no', 'time'],
      ['Friday 3 pm', 'confirm', /27 November, 3:00 pm/],
      ['yes', null],
    ]);
    expect((await row()).appointmentAt).toEqual(new Date('2026-11-27T07:00:00Z'));
  });

  test('is what a day named with the number of a ticket means', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [`can the technician come on Friday instead? ticket ${number}, tel ${phone}`, 'confirm', /27 November/],
      ['yes', null, /moved/],
      ['any news about my ticket?', null, /You asked for Friday, 27 November/],
    ]);
  });

  test('changes nothing for a stranger, who learns nothing', async () => {
    const talk = await startTalk(home);
    const first = await talk.say(`工单${number}帮我改到明天早上八点`);
    expect(first.at(-1)?.expects).toBe('phone');
    await talk.play([
      ['13524470983', 'phone', /没有查到/],
      ['13524470984', 'phone', /没有查到/],
      ['13524470985', null, /人工/],
    ]);
    expect((await row()).appointmentAt).toEqual(new Date('2026-11-25T02:00:00Z'));
  });
});

describe('cancelling', () => {
  test('names the ticket, asks, and cancels after a yes', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`那个单子${number}取消吧，机器自己好了，电话${phone}`, 'confirm', new RegExp(`${number}（报修）`)],
      ['取消', null, /已取消/],
    ]);
    expect((await row()).state).toBe('CANCELLED');
  });

  test('answers what happens then, and changes nothing when it is kept', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [`I think I want to cancel ${number}, what happens then?`, 'phone', /nobody comes/],
      [phone, 'confirm', new RegExp(number)],
      ['what happens then?', 'confirm', /nobody comes/],
      ['no, keep it please, the technician should come', null, /stays as it is/],
    ]);
    expect((await row()).state).toBe('OPEN');
  });

  test('takes neither riddles nor three of them for a yes', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`取消工单${number}，电话${phone}`, 'confirm'],
      ['天气不错', 'confirm'],
      ['哈哈', 'confirm'],
      ['嘻嘻', null, /保留不变/],
    ]);
    expect((await row()).state).toBe('OPEN');
  });

  test('is refused kindly for a ticket that is over', async () => {
    await home.db.update(ticket).set({ state: 'CLOSED' }).where(eq(ticket.id, ticketId));
    const talk = await startTalk(home, 'zh-Hant');
    await talk.play([[`取消工單${number}，電話${phone}`, null, /無法再/]]);
  });

  test('needs no number for what was reported in the same chat, and is told in the chat of another', async () => {
    const reporter = await startTalk(home);
    await reporter.play([
      ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
      ['对', null],
    ]);
    const [own] = await home.db.select().from(ticket).where(eq(ticket.conversationId, reporter.id));
    const elsewhere = await startTalk(home, 'en');
    await elsewhere.play([
      [`please cancel ticket ${own?.number}, my number is 13800138000`, 'confirm'],
      ['yes', null, /cancelled/],
    ]);
    const [heard] = await reporter.turns();
    expect(heard).toMatchObject({ ticketNumber: own?.number, text: expect.stringContaining('已取消') });
    await reporter.play([['取消工单', null]]);
  });
});

describe('adding information', () => {
  const messagesOf = () => home.db.select().from(message).where(eq(message.ticketId, ticketId));

  test('takes the words of the message that asks for it', async () => {
    const talk = await startTalk(home, 'en');
    await talk.play([
      [
        `I need to add something to ${number}: the technician must bring a ladder. Phone +86 ${phone}.`,
        null,
        /added/,
      ],
    ]);
    expect((await messagesOf()).map(({ text }) => text).join()).toContain('ladder');
  });

  test('asks what to add, and keeps it with the ticket', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [`我要给工单${number}补充信息`, 'phone'],
      [phone, 'comment', new RegExp(number)],
      ['楼下没有电梯，要走到五楼', null, /已补充/],
    ]);
    expect((await messagesOf()).map(({ text }) => text).join()).toContain('五楼');
  });
});
