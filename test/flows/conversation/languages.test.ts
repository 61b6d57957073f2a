import { describe, expect, test } from 'vitest';
import type { Language } from '../../../schema/vocabulary.js';
import { useDesk } from '../../support/desk.js';
import { startTalk } from '../../support/talk.js';

const home = useDesk();

/** Letters that only one of the scripts writes, and words that only English has. */
const looks: Readonly<Record<Language, RegExp>> = {
  'zh-Hans': /[请问这吗时还]/,
  'zh-Hant': /[請問這嗎時]/,
  en: /\b(?:what|when|please|the|you)\b/i,
};

type Turn = readonly [says: string, answeredIn: Language];

describe('the language asked for', () => {
  test.each<readonly [asked: Language | null, says: string, spoken: Language]>([
    ['zh-Hans', 'hello there', 'zh-Hans'],
    ['zh-Hans', 'copier', 'zh-Hans'],
    ['zh-Hans', 'My water purifier leaks', 'en'],
    ['zh-Hant', 'hello there', 'zh-Hant'],
    ['en', '漏水', 'en'],
    ['en', '淨水機漏水了', 'zh-Hant'],
    [null, 'hello there', 'en'],
    [null, 'hi 13800138000', 'en'],
  ])('(%s) holds until a clear one: “%s”', async (asked, says, spoken) => {
    const talk = await startTalk(home, asked);
    await talk.say(says);
    expect(await talk.row()).toMatchObject({ language: spoken });
  });
});

describe('the language of the answer is that of the last message with a clear one', () => {
  test.each<readonly [begun: Language, why: string, turns: readonly Turn[]]>([
    ['zh-Hans', 'three English words are clear', [['The purifier leaks', 'en']]],
    [
      'zh-Hans',
      'two are not',
      [
        ['净水机漏水了', 'zh-Hans'],
        ['leaks badly', 'zh-Hans'],
      ],
    ],
    ['en', 'four Chinese characters are clear', [['净水机漏水了', 'zh-Hans']]],
    ['en', 'traditional ones are traditional', [['淨水機漏水了', 'zh-Hant']]],
    [
      'en',
      'three are not',
      [
        ['The copier is broken', 'en'],
        ['不知道', 'en'],
      ],
    ],
    [
      'zh-Hant',
      'characters of both scripts leave the script',
      [
        ['淨水機壞了', 'zh-Hant'],
        ['一直漏水', 'zh-Hant'],
      ],
    ],
    [
      'zh-Hans',
      'characters of both scripts leave the script',
      [
        ['净水机坏了', 'zh-Hans'],
        ['一直漏水', 'zh-Hans'],
      ],
    ],
    [
      'zh-Hans',
      'a name decides nothing',
      [
        ['净水机漏水了，序列号不知道', 'zh-Hans'],
        ['Mary Jane Watson Parker', 'zh-Hans'],
      ],
    ],
    [
      'en',
      'a Chinese name decides nothing',
      [
        ['The water purifier is leaking, no idea about the serial number', 'en'],
        ['歐陽娜娜', 'en'],
      ],
    ],
    [
      'en',
      'a Chinese address decides nothing',
      [
        ['The water purifier is leaking. I am Emily Stone, 13700137001, no serial number', 'en'],
        ['上海市浦东新区世纪大道100号', 'en'],
      ],
    ],
    [
      'zh-Hans',
      'an English address decides nothing',
      [
        ['净水机漏水了，序列号不知道，我是蔡明，13700137001', 'zh-Hans'],
        ['88 Xianxia Road, Changning, Shanghai', 'zh-Hans'],
      ],
    ],
    [
      'zh-Hans',
      'codes and numbers decide nothing',
      [
        ['净水机漏水了', 'zh-Hans'],
        ['DEMO-0002', 'zh-Hans'],
        ['蔡明', 'zh-Hans'],
        ['+44 20 7946 0958', 'zh-Hans'],
      ],
    ],
    [
      'zh-Hans',
      'it may change at every message',
      [
        ['The water purifier is leaking', 'en'],
        ['我不知道序列号是什么', 'zh-Hans'],
        ['我姓陳，叫我陳先生就好，謝謝您', 'zh-Hant'],
        ['My phone number is 13700137001', 'en'],
      ],
    ],
  ])('begun in %s: %s', async (begun, _why, turns) => {
    const talk = await startTalk(home, begun);
    for (const [says, answeredIn] of turns) {
      const said = await talk.say(says);
      expect((await talk.row()).language, says).toBe(answeredIn);
      expect(said.map(({ text }) => text).join('\n'), says).toMatch(looks[answeredIn]);
    }
  });

  test('after English, Chinese of no clear script is answered in Chinese', async () => {
    const talk = await startTalk(home, 'en');
    await talk.say('The water purifier is broken');
    await talk.say('一直漏水');
    expect((await talk.row()).language).toMatch(/^zh-/);
  });
});
