import { beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../schema/vocabulary.js';
import { useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

/** What was asked last, without what was said before it. */
async function questionAfter(talk: Talk, text: string): Promise<{ expects: string | null; words: string }> {
  const last = (await talk.say(text)).at(-1);
  return { expects: last?.expects ?? null, words: last?.text.split('\n').at(-1) ?? '' };
}

/** Passes the question over three times; each time it is put, and never in the words of the time before. */
async function passOver(
  talk: Talk,
  asked: { expects: string | null; words: string },
  besides: readonly string[],
) {
  let before = asked;
  for (const beside of besides) {
    const next = await questionAfter(talk, beside);
    expect(next.expects).toBe(asked.expects);
    expect(next.words).not.toBe(before.words);
    before = next;
  }
}

interface Told {
  readonly besides: readonly string[];
  readonly opening: string;
  /** What answers each question, in the order of asking. */
  readonly answers: readonly (readonly [expects: string, answer: string])[];
}

const told: Readonly<Record<Language, Told>> = {
  'zh-Hans': {
    besides: ['多久能到？', '你是机器人吗？', '你们要我电话干嘛？'],
    opening: '报修',
    answers: [
      ['fault', '漏水'],
      ['product', '净水机'],
      ['serial', '不知道'],
      ['name', '李雷'],
      ['phone', '13800138000'],
      ['address', '杭州市西湖区文三路90号'],
      ['time', '明天下午三点'],
      ['confirm', '对'],
    ],
  },
  'zh-Hant': {
    besides: ['多久能到？', '你是機器人嗎？', '你們要我電話做什麼？'],
    opening: '我要報修',
    answers: [
      ['fault', '漏水了'],
      ['product', '淨水機'],
      ['serial', '不知道'],
      ['name', '陳美玲'],
      ['phone', '13800138000'],
      ['address', '杭州市西湖區文三路90號'],
      ['time', '明天下午三點'],
      ['confirm', '對'],
    ],
  },
  en: {
    besides: ['How soon can somebody come?', 'Are you a robot?', 'What do you do with my number?'],
    opening: 'I want to report a repair please',
    answers: [
      ['fault', 'it leaks'],
      ['product', 'the water purifier'],
      ['serial', "I don't know"],
      ['name', 'My name is Grace Lim'],
      ['phone', '13800138000'],
      ['address', '90 Wensan Road, Hangzhou'],
      ['time', 'tomorrow at 3pm'],
      ['confirm', 'yes'],
    ],
  },
};

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (language) => {
  test('no question of a report is repeated word for word', async () => {
    const { besides, opening, answers } = told[language];
    const talk = await startTalk(home, language);
    let asked = await questionAfter(talk, opening);
    for (const [expects, answer] of answers) {
      expect(asked.expects).toBe(expects);
      await passOver(talk, asked, besides);
      asked = await questionAfter(talk, answer);
    }
    expect(asked.expects).toBeNull();
  });
});

test('the name passed over for another answer is asked for in other words', async () => {
  const talk = await startTalk(home, 'zh-Hant');
  const asked = await questionAfter(talk, '淨水機漏水，序號不知道');
  expect(asked).toEqual({ expects: 'name', words: '請問怎麼稱呼您？' });
  await passOver(talk, asked, ['13800138000', '杭州市西湖區文三路90號', '明天下午三點']);
});

test('two useless answers are met with two wordings', async () => {
  const talk = await startTalk(home);
  const asked = await questionAfter(
    talk,
    '净水机漏水，我是李雷，13800138000，序列号不知道，杭州市西湖区文三路90号',
  );
  expect(asked.expects).toBe('time');
  await passOver(talk, asked, ['呃呃呃', '嗯哼哼哼']);
});

test('a reason told twice is told with what would help', async () => {
  const talk = await startTalk(home);
  await talk.play([
    ['净水机漏水，我是李雷，序列号不知道', 'phone'],
    ['12345', 'phone', /只有5位.*$/],
    ['12346', 'phone', /只有5位[\s\S]*手机就行/],
  ]);
});

test('a change that is neither confirmed nor declined names the two answers', async () => {
  const talk = await startTalk(home);
  await talk.play([
    ['净水机漏水，我是李雷，13800138000，序列号不知道，杭州市西湖区文三路90号，明天下午三点', 'confirm'],
    ['对', null],
    ['取消工单', 'confirm', /确定要取消/],
    ['呃呃', 'confirm', /回复“确定取消”或“不取消，保留”/],
    ['不取消', null],
  ]);
});

test('of a second code it is said that it is new', async () => {
  const talk = await startTalk(home);
  await talk.play([
    ['查进度', 'ticket_number'],
    ['不知道', 'phone'],
    ['13800138000', 'verification_code', /发了一个六位验证码/],
  ]);
  home.clock.advance(120_000);
  await talk.play([
    ['再发一次', 'verification_code', /新的六位验证码/],
    ['多久能到？', 'verification_code', /没收到/],
  ]);
});
