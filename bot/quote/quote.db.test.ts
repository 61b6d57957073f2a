import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { takeConversation } from '../../domain/handover/hand-over.js';
import { consentToQuote } from '../../domain/quote/answer-quote.js';
import { offerQuote } from '../../domain/quote/offer-quote.js';
import { withdrawQuote } from '../../domain/quote/withdraw-quote.js';
import { openTicket } from '../../domain/ticket/open-ticket.js';
import { quote, ticket } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, leak, minute } from '../../test/support/service.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

const home = useDesk();

const pump = { kind: 'PARTS', description: '增压泵', unitPrice: '180.00' } as const;
const work = { kind: 'LABOUR', description: '上门维修', quantity: '1.5', unitPrice: '80' } as const;

async function offer(
  ticketId: string,
  told: Partial<Parameters<typeof offerQuote>[1]> = {},
): Promise<string> {
  const staff = await home.staff('receptionist@demo');
  const input = { ticketId, lines: [pump, work], validUntil: '2026-12-10', ...told };
  return (await home.desk.run(staff, offerQuote, input)).quoteId ?? '';
}

/** A ticket of a unit out of warranty; of this chat when there is one, else reported over the telephone. */
async function report(talk?: Talk): Promise<{ ticketId: string; number: string }> {
  const { ticketId } = await home.desk.run(await home.staff('receptionist@demo'), openTicket, {
    ...leak,
    serialNumber: 'DEMO-0003',
    ...(talk && { conversationId: talk.id, channel: 'WEB_CHAT' as const }),
  });
  const [row] = await home.db.select().from(ticket).where(eq(ticket.id, ticketId));
  return { ticketId, number: row?.number ?? '' };
}

async function inChat(language?: Language) {
  const talk = await startTalk(home, language);
  return { talk, ...(await report(talk)) };
}

const stateOf = async (quoteId: string) => {
  const [row] = await home.db.select().from(quote).where(eq(quote.id, quoteId));
  return [row?.state, row?.comment];
};
const said = (rows: readonly { text: string }[]) => rows.map(({ text }) => text).join('\n');

describe('a quote that is offered', () => {
  test('is shown line by line, and consented to with a tap', async () => {
    const { talk, ticketId, number } = await inChat();
    const quoteId = await offer(ticketId, { note: '含一年质保' });
    const [shown, ...others] = await talk.turns();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({ expects: 'confirm' });
    expect(shown?.quickReplies?.map(({ payload }) => payload)).toEqual(['同意', '不同意']);
    expect(shown?.text.split('\n')).toEqual([
      `工单 ${number} 的报价：`,
      '· 增压泵（配件）：¥180.00',
      '· 上门维修（人工）：1.5 × ¥80.00 = ¥120.00',
      '您一共需要付 ¥300.00。',
      '含一年质保',
      '报价有效期到 2026年12月10日。',
      '您同意按这个价格处理吗？',
    ]);
    const [thanks] = await talk.play([['同意', null, /已同意.*¥300\.00.*已记录/]]);
    expect(thanks?.ticketNumber).toBe(number);
    expect(await stateOf(quoteId)).toEqual(['CONSENTED', null]);
    await talk.play([['报价呢', null, /您已在.*同意/]]);
  });

  test.each([
    ['zh-Hant', '同意', '不同意', /您一共需要支付 CN¥300\.00/],
    [
      'en',
      'I agree',
      'I do not agree',
      /You pay CN¥300\.00 in all\.\nThis price is valid until 10 December 2026/,
    ],
  ] as const)('is asked in the customer’s language: %s', async (language, yes, no, shown) => {
    const { talk, ticketId } = await inChat(language);
    const quoteId = await offer(ticketId);
    const asked = await talk.turns();
    expect(said(asked)).toMatch(shown);
    expect(asked[0]?.quickReplies?.map(({ payload }) => payload)).toEqual([yes, no]);
    await talk.play([[yes, null]]);
    expect((await stateOf(quoteId))[0]).toBe('CONSENTED');
  });

  test('says what the warranty pays for, and what not', async () => {
    const talk = await startTalk(home);
    const { ticketId } = await home.desk.run(await home.staff('receptionist@demo'), openTicket, {
      ...leak,
      // Its contract pays the work, not the parts.
      serialNumber: 'DEMO-0008',
      conversationId: talk.id,
      channel: 'WEB_CHAT',
    });
    await offer(ticketId ?? '');
    expect(said(await talk.turns())).toMatch(
      /增压泵（配件）：¥180\.00\n· 上门维修（人工）：免费.*\n您一共需要付 ¥180\.00/,
    );
  });

  test('is refused at once, asked why, and offered a person', async () => {
    const { talk, ticketId, number } = await inChat();
    const quoteId = await offer(ticketId);
    await talk.turns();
    const [refused, why] = await talk.play([['不同意', 'comment', /方便告诉我们原因吗/]]);
    expect(refused).toMatchObject({ ticketNumber: number, text: expect.stringMatching(/不会收费/) });
    expect(why?.quickReplies?.map(({ payload }) => payload)).toEqual(['跳过']);
    expect(await stateOf(quoteId)).toEqual(['REFUSED', null]);
    const [thanks] = await talk.play([['想换一台新的算了，划不来', null, /已经转达/]]);
    expect(thanks?.quickReplies?.map(({ payload }) => payload)).toEqual(['人工']);
    expect(await stateOf(quoteId)).toEqual(['REFUSED', '想换一台新的算了，划不来']);
  });

  test('is not asked why when that was said, nor when it is skipped', async () => {
    const one = await inChat();
    const dear = await offer(one.ticketId);
    await one.talk.turns();
    await one.talk.play([['太贵了，不修了', null, /已经转达/]]);
    expect(await stateOf(dear)).toEqual(['REFUSED', '太贵了，不修了']);
    const other = await inChat('en');
    const skipped = await offer(other.ticketId);
    await other.talk.turns();
    await other.talk.play([
      ["no, don't repair it", 'comment'],
      ['Skip', null, /agent/],
    ]);
    expect(await stateOf(skipped)).toEqual(['REFUSED', null]);
  });

  test('is decided by no half word, and left open after three', async () => {
    const { talk, ticketId } = await inChat();
    const quoteId = await offer(ticketId);
    await talk.turns();
    await talk.play([
      ['可以便宜点吗', 'confirm', /不着急，报价到 2026年12月10日/],
      ['太贵了', 'confirm', /回复“人工”/],
      ['嗯我再看看吧蓝色的', null, /什么都没有决定/],
    ]);
    expect((await stateOf(quoteId))[0]).toBe('OFFERED');
    await talk.play([
      ['多少钱来着', 'confirm', /¥300\.00/],
      ['大概多久能到？', 'confirm', /报价/],
      ['取消', null, /什么都没有决定/],
    ]);
    expect((await stateOf(quoteId))[0]).toBe('OFFERED');
    // Long after the dialog is forgotten, a bare yes still knows what it may be about, and shows it first.
    home.clock.advance(30 * hour);
    await talk.play([
      ['同意', 'confirm', /¥300\.00/],
      ['同意', null, /已记录/],
    ]);
    expect((await stateOf(quoteId))[0]).toBe('CONSENTED');
  });

  test('is another one by the time of the yes: that is shown and asked', async () => {
    const { talk, ticketId } = await inChat();
    const first = await offer(ticketId);
    await talk.turns();
    // The answer is on its way while the price changes.
    await talk.leave('同意');
    const second = await offer(ticketId, { lines: [{ ...pump, unitPrice: '999' }] });
    const rows = await talk.turns();
    expect(said(rows)).toMatch(/报价刚刚有变化[\s\S]*¥999\.00/);
    expect([(await stateOf(first))[0], (await stateOf(second))[0]]).toEqual(['SUPERSEDED', 'OFFERED']);
    await talk.play([['同意', null, /¥999\.00/]]);
    expect((await stateOf(second))[0]).toBe('CONSENTED');
  });

  test('replaces the one that is being asked about', async () => {
    const { talk, ticketId } = await inChat();
    await offer(ticketId);
    await talk.turns();
    await offer(ticketId, { lines: [work] });
    const [shown] = await talk.turns();
    expect(shown).toMatchObject({ expects: 'confirm', text: expect.stringMatching(/¥120\.00/) });
    await talk.play([['同意', null, /¥120\.00/]]);
  });

  test('is told of when it is withdrawn, and its yes finds nothing', async () => {
    const { talk, ticketId } = await inChat();
    const quoteId = await offer(ticketId);
    await talk.turns();
    await home.desk.run(await home.staff('supervisor@demo'), withdrawQuote, { quoteId });
    expect(said(await talk.turns())).toMatch(/已撤回/);
    await talk.play([['同意', null, /撤回/]]);
    expect((await stateOf(quoteId))[0]).toBe('WITHDRAWN');
  });

  test('leaves the ticket to be cancelled for whoever wants that', async () => {
    const { talk, ticketId, number } = await inChat();
    const quoteId = await offer(ticketId);
    await talk.turns();
    await talk.play([
      [`取消工单 ${number}`, 'confirm', /确定|取消/],
      ['确定取消', null, /已取消/],
    ]);
    expect((await stateOf(quoteId))[0]).toBe('WITHDRAWN');
  });
});

describe('when a quote is put', () => {
  test('it waits for the matter in hand, but not for one that lies untouched', async () => {
    const { talk, ticketId } = await inChat();
    await talk.play([['复印机卡纸了，序列号不知道', 'name']]);
    await offer(ticketId);
    expect(await talk.turns()).toEqual([]);
    home.clock.advance(31 * minute);
    const second = await offer(ticketId, { lines: [work] });
    expect(said(await talk.turns())).toMatch(/¥120\.00/);
    // The report goes on where it was.
    const rows = await talk.play([['同意', 'name']]);
    expect(said(rows)).toMatch(/已记录/);
    expect((await stateOf(second))[0]).toBe('CONSENTED');
  });

  test('a question that was answered over the telephone meanwhile stands in nobody’s way', async () => {
    const { talk, ticketId } = await inChat();
    const first = await offer(ticketId);
    await talk.turns();
    const staff = await home.staff('supervisor@demo');
    await home.desk.run(staff, consentToQuote, { quoteId: first, answeredBy: '张伟', channel: 'PHONE' });
    await offer(ticketId, { lines: [work] });
    expect(said(await talk.turns())).toMatch(/¥120\.00/);
  });

  test('a colleague who has the conversation sees it shown, and takes the answer', async () => {
    const { talk, ticketId, number } = await inChat();
    await talk.say('人工');
    const staff = await home.staff('receptionist@demo');
    await home.desk.run(staff, takeConversation, { conversationId: talk.id });
    await talk.turns();
    await offer(ticketId);
    const [shown, ...others] = await talk.turns();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({ expects: null, ticketNumber: number });
    expect(shown?.text).toMatch(/¥300\.00[\s\S]*请直接在这里回复/);
    expect(await talk.say('同意')).toEqual([]);
  });
});

describe('who asks for his quote', () => {
  test('shows the number of the ticket and its phone, in another chat, and is told on both', async () => {
    const { talk: own, ticketId, number } = await inChat();
    const quoteId = await offer(ticketId);
    await own.turns();
    const other = await startTalk(home);
    await other.play([
      ['报价呢', 'ticket_number'],
      [number, 'phone'],
      ['13700137000', 'phone', /没有|找不到|不符|对不上|核对/],
      ['13900139000', 'confirm', /¥300\.00/],
      ['同意', null, /已记录/],
    ]);
    expect((await stateOf(quoteId))[0]).toBe('CONSENTED');
    expect(said(await own.turns())).toMatch(/已记录/);
  });

  test('is shown nothing after three failed tries', async () => {
    const { ticketId, number } = await report();
    const quoteId = await offer(ticketId);
    const talk = await startTalk(home);
    const rows = [
      ...(await talk.say(`${number} 的报价`)),
      ...(await talk.say('13700137000')),
      ...(await talk.say('13700137001')),
      ...(await talk.say('13700137002')),
      ...(await talk.say('同意')),
    ];
    expect(said(rows)).not.toMatch(/¥|增压泵/);
    expect((await stateOf(quoteId))[0]).toBe('OFFERED');
  });

  test('hears the truth when there is none: who pays, and that he is asked first', async () => {
    const { talk, number } = await inChat();
    const rows = await talk.play([['维修多少钱', null, /目前还没有报价/]]);
    expect(said(rows)).toMatch(new RegExp(`${number}[\\s\\S]*您[\\s\\S]*您同意之前不会收费`));
    expect(rows.at(-1)?.ticketNumber).toBe(number);
  });

  test('is answered as before when the question is of no ticket', async () => {
    const talk = await startTalk(home);
    const rows = await talk.say('维修多少钱');
    expect(said(rows)).not.toMatch(/工单/);
    const english = await startTalk(home, 'en');
    expect(said(await english.say('how much will the repair cost?'))).not.toMatch(/ticket number/);
  });

  test('by the ticket’s number gets it in the middle of a report, which goes on', async () => {
    const { ticketId, number } = await report();
    await offer(ticketId);
    const talk = await startTalk(home, 'en');
    await talk.play([
      ['My copier jams all the time, serial number unknown', 'name'],
      [`I accept the quote for ${number}, my phone is 13900139000`, 'confirm', /CN¥300\.00/],
      ['yes', 'name', /recorded/],
    ]);
  });
});
