import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { message, quote } from '../../schema/index.js';
import { useDesk } from '../../test/support/desk.js';
import { day, refusal, serviceOf } from '../../test/support/service.js';
import type { ChargeLine } from '../charge/charge.js';
import { startConversation } from '../conversation/start-conversation.js';
import { assignTicket } from '../ticket/assign-ticket.js';
import { cancelTicket, closeTicket } from '../ticket/end-ticket.js';
import { resolveTicket } from '../ticket/resolve-ticket.js';
import { answerQuoteForCustomer, consentToQuote, explainRefusal, refuseQuote } from './answer-quote.js';
import { offerQuote } from './offer-quote.js';
import { withdrawQuote } from './withdraw-quote.js';

const test = useDesk();
const desk = serviceOf(test);

const lines: readonly ChargeLine[] = [
  { kind: 'PARTS', description: '增压泵', unitPrice: '180.00' },
  { kind: 'LABOUR', description: '上门维修', quantity: '1.5', unitPrice: '80' },
];
const byPhone = { answeredBy: '张伟', channel: 'PHONE' } as const;

const quotesOf = (ticketId: string) =>
  test.db
    .select()
    .from(quote)
    .where(eq(quote.ticketId, ticketId))
    .orderBy(asc(quote.offeredAt), asc(quote.id));
const statesOf = async (ticketId: string) => (await quotesOf(ticketId)).map(({ state }) => state);
async function quoteOf(quoteId: string) {
  const [row] = await test.db.select().from(quote).where(eq(quote.id, quoteId));
  if (!row) throw new Error('no such quote');
  return row;
}
const typesOf = async (ticketId: string) =>
  (await desk.events(ticketId)).map(({ type }) => type).filter((type) => type.startsWith('QUOTE'));
const kindsOf = async (ticketId: string) =>
  (await desk.notifications(ticketId)).filter(({ kind }) => kind === 'QUOTE').map(({ staffId }) => staffId);

/** Out of warranty: everything is the customer's. */
const outOfWarranty = (told = {}) => desk.open({ serialNumber: 'DEMO-0003', ...told });

async function offered(told: Partial<Parameters<typeof offerQuote>[1]> = {}) {
  const ticketId = told.ticketId ?? (await outOfWarranty());
  const { quoteId = '' } = await desk.run(await desk.staff('receptionist@demo'), offerQuote, {
    lines,
    ...told,
    ticketId,
  });
  return { ticketId, quoteId };
}

describe('an offer', () => {
  it('is priced, charged by the verdict, and valid for two weeks', async () => {
    const { ticketId, quoteId } = await offered();
    expect((await desk.ticket(ticketId)).entitlement?.coverage).toBe('CHARGEABLE');
    expect(await quoteOf(quoteId)).toMatchObject({
      state: 'OFFERED',
      currency: 'CNY',
      total: '300.00',
      validUntil: '2026-12-07',
      lines: [
        { amount: '180.00', payer: 'CUSTOMER' },
        { quantity: '1.5', amount: '120.00', payer: 'CUSTOMER' },
      ],
    });
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED']);
  });

  it('charges nothing that the warranty pays', async () => {
    const ticketId = await desk.open({ serialNumber: 'DEMO-0001' });
    const { quoteId } = await offered({ ticketId });
    const row = await quoteOf(quoteId);
    expect(row.total).toBe('0.00');
    expect(row.lines.map(({ payer }) => payer)).toEqual(['COMPANY', 'COMPANY']);
  });

  it('takes the place of the one before', async () => {
    const { ticketId } = await offered();
    const { quoteId } = await offered({ ticketId });
    expect(await statesOf(ticketId)).toEqual(['SUPERSEDED', 'OFFERED']);
    expect((await quoteOf(quoteId)).state).toBe('OFFERED');
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED', 'QUOTE_SUPERSEDED', 'QUOTE_OFFERED']);
  });

  it('of two at once leaves one open', async () => {
    const ticketId = await outOfWarranty();
    await Promise.all([offered({ ticketId }), offered({ ticketId })]);
    expect((await statesOf(ticketId)).toSorted()).toEqual(['OFFERED', 'SUPERSEDED']);
  });

  it('is not made by whoever does the work (R-149), nor for what is over', async () => {
    const technician = await desk.staff('technician1@demo');
    const ticketId = await desk.open();
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, assignTicket, { ticketId, staffId: technician.id });
    expect(await refusal(desk.run(technician, offerQuote, { ticketId, lines }))).toBe('FORBIDDEN');
    await desk.run(supervisor, resolveTicket, { ticketId });
    expect(await refusal(desk.run(supervisor, offerQuote, { ticketId, lines }))).toBe('INVALID_STATE');
  });

  it('is announced in the chat of the ticket, and only there', async () => {
    const { conversationId } = await desk.run({ kind: 'ANONYMOUS' }, startConversation, {
      channel: 'WEB_CHAT',
      language: 'zh-Hans',
    });
    const { ticketId, quoteId } = await offered({
      ticketId: await outOfWarranty({ conversationId, channel: 'WEB_CHAT' }),
    });
    const called = await test.db.select().from(message).where(eq(message.ticketId, ticketId));
    expect(called.map(({ authorKind, clientId }) => [authorKind, clientId])).toEqual([
      ['DESK', `quote:${quoteId}`],
    ]);
  });
});

describe('an answer', () => {
  it('is written down with who gave it and how', async () => {
    const { ticketId, quoteId } = await offered();
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, consentToQuote, { quoteId, ...byPhone, comment: '下周再来' });
    expect(await quoteOf(quoteId)).toMatchObject({
      state: 'CONSENTED',
      answeredBy: '张伟',
      answerChannel: 'PHONE',
      recordedById: supervisor.id,
      comment: '下周再来',
      endedAt: desk.now(),
    });
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED', 'QUOTE_CONSENTED']);
    // Whoever offered it hears of it.
    expect(await kindsOf(ticketId)).toEqual([(await desk.staff('receptionist@demo')).id]);
    expect((await desk.deadlines('QUOTE', quoteId)).map(({ state }) => state)).toEqual(['DISARMED']);
  });

  it('is given once', async () => {
    const { ticketId, quoteId } = await offered();
    const supervisor = await desk.staff('supervisor@demo');
    const answers = await Promise.allSettled([
      desk.run(supervisor, consentToQuote, { quoteId, ...byPhone }),
      desk.run(supervisor, refuseQuote, { quoteId, ...byPhone }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await typesOf(ticketId)).toHaveLength(2);
    expect(await refusal(desk.run(supervisor, withdrawQuote, { quoteId }))).toBe('INVALID_STATE');
  });

  it('comes too late once another offer stands', async () => {
    const { ticketId, quoteId } = await offered();
    await offered({ ticketId });
    const supervisor = await desk.staff('supervisor@demo');
    expect(await refusal(desk.run(supervisor, consentToQuote, { quoteId, ...byPhone }))).toBe(
      'INVALID_STATE',
    );
    expect(await statesOf(ticketId)).toEqual(['SUPERSEDED', 'OFFERED']);
  });

  it('is taken from a stranger’s chat only with the number of the ticket and its phone', async () => {
    const { ticketId, quoteId } = await offered();
    const { number } = await desk.ticket(ticketId);
    const { conversationId } = await desk.run({ kind: 'ANONYMOUS' }, startConversation, {
      channel: 'WEB_CHAT',
      language: 'zh-Hans',
    });
    const bot = { kind: 'BOT', conversationId } as const;
    const answer = { quoteId, step: 'REFUSE', number } as const;
    for (const phone of [null, '+8613700137000'])
      expect(await refusal(desk.run(bot, answerQuoteForCustomer, { ...answer, phone }))).toBe('NOT_FOUND');
    expect(await refusal(desk.run(bot, consentToQuote, { quoteId }))).toBe('NOT_FOUND');
    const other = await offered();
    const phone = '13900139000';
    expect(
      await refusal(desk.run(bot, answerQuoteForCustomer, { ...answer, quoteId: other.quoteId, phone })),
    ).toBe('NOT_FOUND');
    const early = { number, phone, quoteId, comment: '太贵了' };
    expect(await refusal(desk.run(bot, explainRefusal, early))).toBe('NOT_FOUND');
    await desk.run(bot, answerQuoteForCustomer, { ...answer, phone });
    await desk.run(bot, explainRefusal, early);
    expect(await quoteOf(quoteId)).toMatchObject({
      state: 'REFUSED',
      answeredBy: null,
      answerChannel: 'WEB_CHAT',
      recordedById: null,
      comment: '太贵了',
    });
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED', 'QUOTE_REFUSED', 'QUOTE_COMMENTED']);
  });
});

describe('the end of an open quote', () => {
  it('comes with the end of its last day, and whoever offered it hears of it', async () => {
    const { ticketId, quoteId } = await offered({ validUntil: '2026-11-24' });
    await desk.passTo(new Date('2026-11-24T15:59:59Z'));
    expect((await quoteOf(quoteId)).state).toBe('OFFERED');
    await desk.passTo(new Date('2026-11-24T16:00:00Z'));
    expect(await quoteOf(quoteId)).toMatchObject({ state: 'EXPIRED', answeredBy: null, answerChannel: null });
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED', 'QUOTE_EXPIRED']);
    expect(await kindsOf(ticketId)).toEqual([(await desk.staff('receptionist@demo')).id]);
  });

  it('is judged by the day even while the alarm is late', async () => {
    const { quoteId } = await offered();
    desk.sleep(20 * day);
    const supervisor = await desk.staff('supervisor@demo');
    expect(await refusal(desk.run(supervisor, consentToQuote, { quoteId, ...byPhone }))).toBe(
      'INVALID_STATE',
    );
  });

  it('comes when it is withdrawn', async () => {
    const { ticketId, quoteId } = await offered();
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, withdrawQuote, { quoteId, reason: '价格有误' });
    expect(await quoteOf(quoteId)).toMatchObject({ state: 'WITHDRAWN', comment: '价格有误' });
    expect(await typesOf(ticketId)).toEqual(['QUOTE_OFFERED', 'QUOTE_WITHDRAWN']);
    expect((await desk.deadlines('QUOTE', quoteId)).map(({ state }) => state)).toEqual(['DISARMED']);
  });

  it('comes with the end of its ticket, and an answer stays what it was', async () => {
    const [cancelled, settled] = [await offered(), await offered()];
    const answered = await offered();
    const supervisor = await desk.staff('supervisor@demo');
    await desk.run(supervisor, consentToQuote, { quoteId: answered.quoteId, ...byPhone });
    await desk.run(supervisor, cancelTicket, { ticketId: cancelled.ticketId });
    for (const { ticketId } of [settled, answered]) {
      await desk.run(supervisor, resolveTicket, { ticketId });
      await desk.run(supervisor, closeTicket, { ticketId });
    }
    expect((await quoteOf(cancelled.quoteId)).state).toBe('WITHDRAWN');
    expect((await quoteOf(settled.quoteId)).state).toBe('WITHDRAWN');
    expect((await quoteOf(answered.quoteId)).state).toBe('CONSENTED');
  });
});
