import { describe, expect, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk({ articles: true });

describe('whoever looks for the serial number is helped to find it', () => {
  test.each([
    ['zh-Hans', '净水机漏水', ['不知道在哪里看', '序列号长什么样啊', '哪个号码？'], /标签|铭牌/],
    ['zh-Hant', '淨水機漏水', ['不知道在哪裡看', '序號長什麼樣', '哪個號碼？'], /標籤|銘牌/],
    [
      'en',
      'my purifier leaks',
      [
        'dunno where the serial is, what does it look like?',
        'no idea, where would I find it?',
        'which number?',
      ],
      /label|plate/,
    ],
  ] as const)('and not taken for somebody without, %s', async (language, opening, questions, says) => {
    for (const question of questions) {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'serial'],
        [question, 'serial', says],
        ['DEMO-0001', 'name'],
      ]);
    }
  });
});

describe('who does not know where to look once more, has none', () => {
  test.each([
    [
      'zh-Hans',
      '净水机漏水',
      '在哪看',
      ['不知道在哪看', '还是不知道在哪看', '看了，找不到在哪', '不清楚看哪里', '我也不懂去哪找', '没找到'],
      /^没关系/,
    ],
    [
      'zh-Hant',
      '淨水機漏水',
      '喺邊度睇？',
      ['唔知喺邊睇', '都係唔知喺邊度', '搵唔到喺邊', '不知道在哪裡看', '唔知睇邊度'],
      /^沒關係/,
    ],
    [
      'en',
      'my purifier leaks',
      'where is it?',
      [
        'not sure where to look',
        "I don't know where that is",
        'no idea where it would be',
        "still can't find where it is",
        'I have no clue where you mean',
      ],
      /^No matter/,
    ],
  ] as const)('in %s', async (language, opening, seeks, answers, says) => {
    for (const answer of answers) {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'serial'],
        [seeks, 'serial'],
        [answer, 'name', says],
      ]);
    }
  });

  test.each([
    ['zh-Hans', '净水机漏水', '在哪看', ['哪个号码？', '标签在哪？']],
    ['zh-Hant', '淨水機漏水', '喺邊度睇？', ['邊個號碼？']],
    ['en', 'my purifier leaks', 'where is it?', ['which number?', 'where exactly is it?']],
  ] as const)('but not who goes on looking, %s', async (language, opening, seeks, questions) => {
    for (const question of questions) {
      const talk = await startTalk(home, language);
      const said = await talk.play([
        [opening, 'serial'],
        [seeks, 'serial'],
        [question, 'serial'],
      ]);
      expect(said.at(-1)?.text).not.toMatch(/查不到|cannot look/);
    }
  });

  test('and what is asked beside is answered all the same', async () => {
    await (await startTalk(home)).play([
      ['净水机漏水', 'serial'],
      ['在哪看', 'serial'],
      ['不知道在哪看，你们的水箱能装多少升水？', 'name', /查不到[\s\S]*没关系|没关系[\s\S]*查不到/],
    ]);
  });
});

describe('the warranty, asked for in other words before the unit is known', () => {
  test.each([
    ['zh-Hans', '净水机漏水', '现在保修情况怎么样？', /保修|质保/],
    ['zh-Hant', '淨水機漏水', '這台保固還剩多久？', /保固|保修/],
    ['en', 'my purifier leaks', "what's the warranty situation?", /warranty/],
    ['en', 'my purifier leaks', 'do I still have any guarantee?', /warranty/],
  ] as const)('is answered, %s %s', async (language, opening, question, says) => {
    const talk = await startTalk(home, language);
    const said = await talk.play([
      [opening, 'serial'],
      [question, 'serial', says],
    ]);
    expect(said.at(-1)?.text).not.toMatch(/查不到|查不了|cannot look/);
  });
});

test('where the firm is to be found is no question about the serial number', async () => {
  for (const [language, opening, question] of [
    ['zh-Hans', '净水机漏水', '你们公司地址在哪'],
    ['zh-Hant', '淨水機漏水', '你們公司在哪裡'],
    ['en', 'my purifier leaks', 'where are you located?'],
  ] as const) {
    const talk = await startTalk(home, language);
    const said = await talk.play([
      [opening, 'serial'],
      [question, 'serial'],
    ]);
    expect(said.at(-1)?.text).not.toMatch(/S\/N/);
  }
});

describe('a price asked for in the middle of a report is that of the unit in hand', () => {
  test.each([
    ['zh-Hans', '净水机 DEMO-0001 漏水', '修一次要多少钱？', /DEMO-0001/],
    ['zh-Hans', '净水机 DEMO-0001 漏水', '上门收费吗？', /DEMO-0001/],
    ['zh-Hant', '淨水機 DEMO-0001 漏水', '維修要多少錢？', /DEMO-0001/],
    ['en', 'My water purifier DEMO-0001 leaks', 'How much does the repair cost?', /DEMO-0001/],
  ] as const)('with its warranty, %s %s', async (language, opening, question, says) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [opening, 'name'],
      [question, 'name', says],
    ]);
  });

  test.each([
    ['zh-Hans', '净水机 DEMO-0001 漏水', '换个新滤芯多少钱？', /易耗件/],
    ['zh-Hant', '淨水機 DEMO-0001 漏水', '換新濾芯要多少錢？', /耗材|易耗件/],
    ['en', 'My water purifier DEMO-0001 leaks', 'How much is a new filter?', /consumable/i],
  ] as const)(
    'but what is used up is never called free, %s %s',
    async (language, opening, question, says) => {
      const talk = await startTalk(home, language);
      await talk.play([
        [opening, 'name'],
        [question, 'name', says],
      ]);
    },
  );

  test('and in general where no unit is known', async () => {
    const talk = await startTalk(home);
    const said = await talk.play([
      ['净水机漏水', 'serial'],
      ['修一次要多少钱？', 'serial', /保修期内免费/],
    ]);
    expect(said.at(-1)?.text).not.toMatch(/DEMO/);
  });
});

describe('what waits for no answer is not owned up to', () => {
  test.each([
    ['zh-Hans', '净水机漏水', ['你们到底怎么回事啊？', '最近怎么样？', '你们什么态度？', '有没有搞错？']],
    ['zh-Hant', '淨水機漏水', ['有冇搞錯呀？', '你們這是什麼態度啊？', '你好嗎？']],
    [
      'en',
      'my purifier leaks',
      ['are you kidding me?', 'how are you today?', 'what kind of company is this?'],
    ],
  ] as const)('in %s', async (language, opening, questions) => {
    for (const question of questions) {
      const talk = await startTalk(home, language);
      await talk.play([[opening, 'serial']]);
      const said = (await talk.say(question)).at(-1)?.text;
      expect(said).not.toMatch(/查不到|cannot look/);
    }
  });

  test.each([
    ['zh-Hans', '净水机漏水', '你们的水箱能装多少升水？', /查不到/],
    ['en', 'my purifier leaks', 'how many litres does the tank hold?', /cannot look/],
  ] as const)('but a question is, in %s', async (language, opening, question, says) => {
    await (await startTalk(home, language)).play([
      [opening, 'serial'],
      [question, 'serial', says],
    ]);
  });
});
