import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { sayPhone } from '../../../domain/language/say-phone.js';
import { openTicket } from '../../../domain/ticket/open-ticket.js';
import { verification } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { answering, factsIn, onlyTicketOf, wordsOf } from '../../support/answering.js';
import { system, useDesk } from '../../support/desk.js';
import { codes, startTalk, type Talk } from '../../support/talk.js';

const home = useDesk();
let owner = { name: '慕容晓岚', phone: '', address: '上海市静安区武宁南路211号' };
let count = 10;

/** Each test has a customer of its own, so that nobody else has reported with the number. */
beforeEach(async () => {
  count += 1;
  owner = { ...owner, phone: `+861367189${count}02` };
  const input = {
    kind: 'FAULT',
    channel: 'PHONE',
    customer: { name: owner.name, phone: owner.phone },
    model: 'AQ-200',
    description: '净水机不出水',
    address: { text: owner.address },
  } as const;
  await home.desk.run(system, openTicket, input);
});

interface Words {
  readonly status: string;
  readonly none: string;
  readonly startOver: string;
  readonly fault: string;
  /** The fault, and a number that is not the proven one. */
  readonly otherPhone: string;
  readonly wrongPhone: string;
  readonly verified: RegExp;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    status: '查一下进度',
    none: '不知道',
    startOver: '重来',
    fault: '复印机卡纸了',
    otherPhone: '复印机卡纸了，这次打13482075516',
    wrongPhone: '电话错了，是13482075516',
    verified: /已核实/,
  },
  'zh-Hant': {
    status: '請問我的工單現在什麼進度？',
    none: '不知道',
    startOver: '重來',
    fault: '影印機卡紙了',
    otherPhone: '影印機卡紙了，這次請打13482075516',
    wrongPhone: '電話錯了，是13482075516',
    verified: /驗證/,
  },
  en: {
    status: 'What is the status of my repair?',
    none: "I don't know",
    startOver: 'start over',
    fault: 'The copier jams all the time',
    otherPhone: 'The copier jams all the time, call me on 13482075516 this time',
    wrongPhone: 'The phone number is wrong, it is 13482075516',
    verified: /verified/i,
  },
};

async function codeOf(talk: Talk): Promise<string> {
  const [row] = await home.db
    .select()
    .from(verification)
    .where(eq(verification.conversationId, talk.id))
    .orderBy(desc(verification.createdAt));
  return codes.of(row?.id ?? '');
}

async function proven(language: Language): Promise<Talk> {
  const { status, none, verified } = words[language];
  const talk = await startTalk(home, language);
  await talk.play([
    [status, 'ticket_number'],
    [none, 'phone'],
    [owner.phone.slice(3), 'verification_code'],
  ]);
  await talk.play([[await codeOf(talk), null, verified]]);
  return talk;
}

describe.each(Object.entries(words))('rule 4, in %s: a phone of an earlier ticket', (tongue, told) => {
  const language = tongue as Language;

  test('that the session has proven is shown to be confirmed, not asked for', async () => {
    const talk = await proven(language);
    const { asked, said } = await answering(talk, told.fault, factsIn[language]);
    expect(asked).not.toContain('phone');
    expect(asked).not.toContain('verification_code');
    expect(said.find(({ expects }) => expects === 'confirm')?.text).toContain(sayPhone(owner.phone));
    const opened = await onlyTicketOf(home, talk);
    expect(opened.customer).toMatchObject({ name: owner.name, phone: owner.phone });
    expect(opened.ticket.unverified).toEqual([]);
  });

  test('that the session has proven is confirmed again for a second matter and after starting over', async () => {
    const talk = await proven(language);
    await answering(talk, told.fault, factsIn[language]);
    await talk.play([[told.startOver, 'intent']]);
    const { asked } = await answering(talk, told.fault, factsIn[language]);
    expect(asked).not.toContain('phone');
  });

  test('that the session has proven gives way to one that the customer tells, at once or at the summary', async () => {
    const atOnce = await proven(language);
    await answering(atOnce, told.otherPhone, factsIn[language]);
    expect((await onlyTicketOf(home, atOnce)).customer.phone).toBe('+8613482075516');
    home.clock.advance(3_600_000);
    const late = await proven(language);
    const [said] = await untilConfirm(late, language, told.fault);
    expect(said).toContain(sayPhone(owner.phone));
    await late.play([
      [told.wrongPhone, 'confirm', /134-8207-5516/],
      [factsIn[language].confirm ?? '', null],
    ]);
    expect((await onlyTicketOf(home, late)).customer.phone).toBe('+8613482075516');
  });

  test('that nobody has proven is asked for, and naming it shows nothing of its owner', async () => {
    const talk = await startTalk(home, language);
    const facts = { ...factsIn[language], phone: owner.phone.slice(3) };
    const { asked, said } = await answering(talk, told.fault, facts);
    expect(asked).toEqual(expect.arrayContaining(['name', 'phone', 'address']));
    expect(wordsOf(said)).not.toMatch(/慕容|武宁/);
  });

  test('proven in one session is not proven in another', async () => {
    await proven(language);
    const talk = await startTalk(home, language);
    const { asked } = await answering(talk, told.fault, factsIn[language]);
    expect(asked).toContain('phone');
  });
});

async function untilConfirm(talk: Talk, language: Language, opening: string): Promise<readonly string[]> {
  let [last] = (await talk.say(opening)).slice(-1);
  while (last && last.expects !== 'confirm') {
    const fact = last.expects && factsIn[language][last.expects];
    if (!fact) throw new Error(`nobody told an answer to “${last.text}”`);
    [last] = (await talk.say(fact)).slice(-1);
  }
  return [last?.text ?? ''];
}
