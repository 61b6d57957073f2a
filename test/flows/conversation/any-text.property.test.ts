import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogues } from '../../../bot/language/phrase.js';
import { receiveMessage } from '../../../domain/conversation/receive-message.js';
import { message } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { ticketsOf } from '../../support/answering.js';
import { useDesk } from '../../support/desk.js';
import { startTalk, type Talk } from '../../support/talk.js';

const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

/** What sets each dialog going, so that any text may meet any question. */
const openings: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': [
    '净水机漏水了',
    '我要投诉',
    '我要退货',
    '查一下进度',
    '我要改约',
    '取消工单',
    '我有个建议',
    '滤芯多久换一次？',
    '装一台净水机',
  ],
  'zh-Hant': [
    '淨水機漏水了',
    '我要客訴',
    '我要退貨',
    '請問我的工單現在什麼進度？',
    '我要改時間',
    '取消工單',
    '我有個建議',
    '濾芯多久換一次？',
  ],
  en: [
    'The water purifier is leaking',
    'I want to complain',
    'I want to return it',
    'What is the status of my repair?',
    'I want to reschedule',
    'Cancel my ticket',
    'I have a suggestion',
  ],
};
const leaving: Readonly<Record<Language, string>> = { 'zh-Hans': '人工', 'zh-Hant': '人工', en: 'agent' };

const scripts = fc.constantFrom(
  ...[
    'مرحبا بالعالم',
    'שלום',
    'สวัสดี',
    'こんにちは世界',
    '안녕하세요',
    'Здравствуйте',
    'नमस्ते',
    'ᠮᠣᠩᠭᠣᠯ',
    '𒀀𒀁',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '\u200d',
    '\ufeff',
    '\u202e',
    '\u0000',
    '\u001b[31m',
    '\r\n',
    '\t',
    'e\u0301'.repeat(40),
    '\ud800',
  ],
  ...[
    '0',
    '-1',
    '1e309',
    'NaN',
    'null',
    'undefined',
    '__proto__',
    'T2611-',
    'DEMO-',
    '+86',
    '￥100',
    '１３８',
    '12:99',
    '2月30日',
  ],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(scripts, { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
  // Up to what a frame holds.
  fc
    .tuple(scripts, fc.integer({ min: 1, max: 16_000 }))
    .map(([one, length]) => one.repeat(length).slice(0, length)),
);
const languages = fc.constantFrom<Language>('zh-Hans', 'zh-Hant', 'en');
const troubles = Object.values(catalogues).map(({ technical_trouble: words }) => words);

const storedOf = (talk: Talk) =>
  home.db.select().from(message).where(eq(message.conversationId, talk.id)).orderBy(asc(message.sequence));

describe('any text', () => {
  test('in any dialog of any language is answered, no turn is given up, and a person is one word away', async () => {
    const beginnings = languages.chain((language) =>
      fc.tuple(fc.constant(language), fc.constantFrom(...openings[language])),
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.array(texts, { minLength: 1, maxLength: 4 }), async (begin, said) => {
        const [language, opening] = begin;
        const talk = await startTalk(home, language);
        await talk.say(opening);
        for (const text of said) {
          const inBotMode = (await talk.row()).mode === 'BOT';
          const answered = await talk.say(text);
          if (inBotMode) expect(answered).not.toEqual([]);
        }
        if ((await talk.row()).mode === 'BOT') await talk.say(leaving[language]);
        expect((await talk.row()).mode).toBe('PERSON');
        const all = await storedOf(talk);
        expect(
          all.filter(({ handledAt, direction }) => direction === 'INBOUND' && handledAt === null),
        ).toEqual([]);
        for (const trouble of troubles) expect(all.map(({ text }) => text).join('\n')).not.toContain(trouble);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 45_000 },
    );
  });
});

describe('the same message twice', () => {
  const facts: readonly string[] = [
    '净水机漏水了',
    '不知道',
    '蔡明',
    '13700137001',
    '上海市长宁区仙霞路88号',
    '随时',
    '对',
  ];

  test('changes nothing, wherever in the dialog and however often it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: facts.length, maxLength: facts.length }),
        async (again) => {
          const talk = await startTalk(home);
          const send = (text: string, id: number) =>
            home.desk.run({ kind: 'BOT', conversationId: talk.id }, receiveMessage, {
              conversationId: talk.id,
              clientId: `m:same-${id}`,
              text,
            });
          for (const [id, text] of facts.entries()) {
            // Those that came before come again too, as from a client that was not acknowledged.
            for (let times = 0; times <= (again[id] ?? 0); times += 1) await send(text, id);
            if (id > 0) await send(facts[id - 1] ?? '', id - 1);
            await talk.turns();
          }
          const asked = (await storedOf(talk)).filter(({ direction }) => direction === 'OUTBOUND');
          expect(asked.map(({ expects }) => expects)).toEqual([
            'serial',
            'name',
            'phone',
            'address',
            'time',
            'confirm',
            null,
          ]);
          expect(await ticketsOf(home, talk)).toHaveLength(1);
        },
      ),
      { numRuns: 8 },
    );
  });
});
