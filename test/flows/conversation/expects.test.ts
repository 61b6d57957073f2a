import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOnBot, surveyCall } from '../../../domain/conversation/call-on-bot.js';
import { resolveTicket } from '../../../domain/ticket/resolve-ticket.js';
import { followUp, type MessageRow, verification } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { factsIn, onlyTicketOf } from '../../support/answering.js';
import { system, useDesk } from '../../support/desk.js';
import { codes, startTalk, type Talk } from '../../support/talk.js';

const home = useDesk({ articles: true });
/** How often a code is sent in an hour is another test's matter. */
beforeEach(() => home.clock.advance(2 * 3_600_000));

/** The values that the contract has, all of them and no other. */
const contract =
  'intent name phone verification_code address product serial fault subject time proof confirm ticket_number choice opinion rating_attitude rating_skill rating_punctuality rating_promise_kept comment'.split(
    ' ',
  );

interface Words {
  readonly nothing: string;
  readonly broken: string;
  readonly other: string;
  readonly complaint: string;
  readonly back: string;
  readonly status: string;
  readonly unknown: string;
  readonly move: string;
  readonly suggestion: string;
  readonly satisfied: string;
  readonly noComment: string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    nothing: '你好',
    broken: '坏了',
    other: '复印机 DEMO-0001 卡纸了',
    complaint: '我要投诉',
    back: '净水机想退货',
    status: '查一下进度',
    unknown: '不知道',
    move: '我要改约',
    suggestion: '我有个建议',
    satisfied: '满意',
    noComment: '没有',
  },
  'zh-Hant': {
    nothing: '您好',
    broken: '壞了',
    other: '影印機 DEMO-0001 卡紙了',
    complaint: '我要客訴',
    back: '淨水機想退貨',
    status: '請問我的工單現在什麼進度？',
    unknown: '不知道',
    move: '我要改約',
    suggestion: '我有個建議',
    satisfied: '滿意',
    noComment: '沒有',
  },
  en: {
    nothing: 'hello',
    broken: 'It is broken',
    other: 'The copier DEMO-0001 jams',
    complaint: 'I want to make a complaint',
    back: 'I want to return my water purifier',
    status: 'What is the status of my repair?',
    unknown: "I don't know",
    move: 'I want to reschedule',
    suggestion: 'I have a suggestion',
    satisfied: 'satisfied',
    noComment: 'no',
  },
};

const asksOf = (said: readonly MessageRow[]): string | null => said.at(-1)?.expects ?? null;

async function codeOf(talk: Talk): Promise<string> {
  const [row] = await home.db
    .select()
    .from(verification)
    .where(eq(verification.conversationId, talk.id))
    .orderBy(desc(verification.createdAt));
  return codes.of(row?.id ?? '');
}

describe.each(Object.entries(words))('in %s, expects', (tongue, told) => {
  const language = tongue as Language;
  const facts = factsIn[language];
  const said = (text: string | undefined) => text ?? '';

  test('names what each question asks for', async () => {
    const report = await startTalk(home, language);
    await report.play([
      [told.nothing, 'intent'],
      [told.broken, 'fault'],
      [said(facts.fault), 'product'],
      [said(facts.product), 'serial'],
      [told.unknown, 'name'],
      [said(facts.name), 'phone'],
      [said(facts.phone), 'address'],
      [said(facts.address), 'time'],
      [said(facts.time), 'confirm'],
      [said(facts.confirm), null],
    ]);
    const differing = await startTalk(home, language);
    expect(asksOf(await differing.say(told.other))).toBe('choice');
    const back = await startTalk(home, language);
    await back.play([
      [told.back, 'serial'],
      [told.unknown, 'proof'],
      [told.unknown, 'fault'],
    ]);
    const suggestion = await startTalk(home, language);
    expect(asksOf(await suggestion.say(told.suggestion))).toBe('comment');
    const status = await startTalk(home, language);
    await status.play([
      [told.status, 'ticket_number'],
      [told.unknown, 'phone'],
      ['13900139000', 'verification_code'],
    ]);
    await status.play([[await codeOf(status), null]]);
    const moved = await startTalk(home, language);
    await moved.play([
      [told.move, 'ticket_number'],
      [(await onlyTicketOf(home, report)).ticket.number, 'phone'],
      [said(facts.phone), 'time'],
    ]);
    const complaint = await startTalk(home, language);
    const asked = [asksOf(await complaint.say(told.complaint))];
    asked.push(asksOf(await complaint.say(told.unknown)), asksOf(await complaint.say(told.unknown)));
    expect(asked).toEqual(expect.arrayContaining(['opinion']));
  });

  test('names each aspect of the survey', async () => {
    const talk = await startTalk(home, language);
    await talk.say(told.broken);
    for (const slot of ['fault', 'product', 'serial', 'name', 'phone', 'address', 'time', 'confirm'] as const)
      await talk.say(said(facts[slot]));
    const { ticket } = await onlyTicketOf(home, talk);
    await home.desk.run(await home.staff('supervisor@demo'), resolveTicket, { ticketId: ticket.id });
    const owed = await home.db.select().from(followUp).where(eq(followUp.ticketId, ticket.id));
    const call = `${surveyCall}${owed.find(({ kind }) => kind === 'SURVEY')?.id}`;
    const chat = { id: talk.id, channel: 'WEB_CHAT' } as const;
    await home.desk.run(system, (ctx) => callOnBot(ctx, chat, call, ticket.id), null);
    expect(asksOf(await talk.turns())).toBe('rating_attitude');
    await talk.play([
      [told.satisfied, 'rating_skill'],
      [told.satisfied, 'rating_punctuality'],
      [told.satisfied, 'rating_promise_kept'],
      [told.satisfied, 'comment'],
      [told.noComment, null],
    ]);
  });

  test('is never anything that the contract does not have', async () => {
    const rows = await home.db.query.message.findMany({ columns: { expects: true } });
    const seen = new Set(rows.flatMap(({ expects }) => expects ?? []));
    expect(contract).toEqual(expect.arrayContaining([...seen]));
  });
});
